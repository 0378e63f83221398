"""`link`: the claims of an archive joined to incidents."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.names import Progress


@dataclass(frozen=True, slots=True)
class Linked:
    """What `link` did: reports taken up, their accounts, new links, incidents worked out anew.

    `total` counts the incidents that the archive holds now; `seconds` is how long it took.
    """

    reports: int
    accounts: int
    links: int
    incidents: int
    total: int
    seconds: float


def link(
    archive: Where, *, joiner: Joiner | None = None, progress: Progress | None = None
) -> Linked:
    """Join what the reports of an archive tell to incidents.

    Only reports that are new, or were read anew, are compared, and only the incidents that they
    touch are worked out anew. All is one transaction: a run that is killed leaves the archive as
    it was. Then `summarise` works out what changed in a line. `joiner` replaces the parts that
    join; `progress` is called with what is done, how far, and of how much.

    Raises:
        ArchiveError: the archive is not there, holds no report, or cannot be written.
    """
    from onrecord.archive import Archive
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.relinking import Changes, relink
    from onrecord.commands.summarising import summarise

    started = time.perf_counter()
    with Archive.open(archive) as opened:
        by = joiner or Joiner()
        if not opened.count().reports:
            what = f"the archive {archive} holds no report"
            raise ArchiveError(what, f"add some with `onrecord add {archive} SOURCE`")
        with opened.joined(writes=True) as tables:
            last = tables.working()
            current = last is not None and last.weights == by.version
            done = Changes(0)
            if tables.unlinked() or not current:
                done = relink(tables, by, "link", progress=progress)
            total = tables.count_incidents()
        summarise(opened, progress=progress, joiner=by)
    seconds = time.perf_counter() - started
    return Linked(done.reports, done.accounts, done.links, done.incidents, total, seconds)


def unlinked(archive: Where, *, sight: Sight = EVERYTHING) -> int:
    """Count the reports of an archive that `link` has not taken up yet, of those that are seen.

    Questions are answered without them.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        return tables.unlinked(sight.sources)


def linked(archive: Where) -> bool:
    """Tell whether an archive was ever linked."""
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        return tables.working() is not None
