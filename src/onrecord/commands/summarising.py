"""`summarise`: an incident in a line, kept, so that an archive of any size answers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.archive.summaries import Stamped
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.names import Progress

AT_ONCE = 200  # incidents of one transaction


def summarise(
    archive: Where, *, progress: Progress | None = None, joiner: Joiner | None = None
) -> int:
    """Work out the summary of each incident that lacks one; how many were.

    Each batch is a transaction of its own: killed, it goes on where it was. Two may run at once,
    and an incident that somebody changes meanwhile is taken up again.

    Raises:
        ArchiveError: the archive is not there, or cannot be written.
    """
    from onrecord.archive import Archive
    from onrecord.commands.joiner import Joiner

    made, after = 0, ""
    with Archive.open(archive) as opened:
        with opened.joined() as tables:
            total = tables.count_lacking()
        by = joiner or Joiner() if total else None
        while by is not None and (waiting := _waiting(opened, after)):
            made += _fill(opened, by, waiting)
            after = waiting[-1].incident
            if progress:
                progress("summaries", made, max(total, made))
    return made


def _waiting(archive: Archive, after: str) -> list[Stamped]:
    with archive.joined() as tables:
        return tables.lacking(AT_ONCE, after=after) or (tables.lacking(AT_ONCE) if after else [])


def _fill(archive: Archive, joiner: Joiner, waiting: list[Stamped]) -> int:
    from onrecord.archive.account_rows import no_collection
    from onrecord.commands.standing import Standing
    from onrecord.commands.summary_making import lines_of
    from onrecord.commands.summary_values import written

    seen = {w.incident: w.stamp for w in waiting}
    with archive.joined() as tables, no_collection():
        lines, origins = lines_of(Standing(tables, joiner), seen)
    with archive.joined(writes=True) as tables:
        return tables.keep_summaries(seen, {m.id: written(m) for m in lines}, origins)
