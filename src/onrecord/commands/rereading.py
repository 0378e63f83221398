"""`reread`: an archive read again by another engine, shown before anything is accepted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.commands.results import Failed
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.settings import Settings
    from onrecord.reconciling.revised_values import ClaimChange
    from onrecord.records import Claim, Report

Progress = Callable[[str, int, int], None]  # what, how much of it is done, of how much
TOGETHER = 16  # reports that are read in one go


@dataclass(frozen=True, slots=True)
class Reread:
    """What another engine finds in a report, beside what the archive has of it.

    `claims` is how many there are now, `same` how many of them say the same as before. `changes`
    are those that appeared, say something else, or vanished. `kept` are claims that people judged
    or reviewed and that are there still, under the same id; `carried` those whose claim goes on
    under another id (their judgements do so with the next `link`); `lost` those that find no claim
    any more: what people said of them is kept, and bears on nothing.
    """

    report: Report
    claims: int
    same: int
    changes: tuple[ClaimChange, ...]
    kept: tuple[str, ...]
    carried: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]


def reread(
    archive: Where,
    settings: Settings | None = None,
    reader: ReportReader | None = None,
    *,
    accept: bool = False,
    reports: Collection[str] | None = None,
    every: bool = False,
    progress: Progress | None = None,
) -> Iterator[Reread | Failed]:
    """Read the reports of an archive again, and yield what changed in each.

    Nothing is stored unless `accept`: then each report's new reading takes the place of the one
    that stood, whole, as it is yielded; the older is kept. A run that is stopped or killed is
    taken up by the same call. Reports are those that another engine, or another version of it,
    has read; with `every` all that were read, and of these only the ids in `reports`, if given. A
    report that cannot be read is yielded as Failed, and keeps its claims.

    Raises:
        ArchiveError: the archive cannot be opened or written.
    """
    from onrecord.archive import Archive
    from onrecord.commands import engine
    from onrecord.commands.settings import settings_from

    by = reader or engine.english(settings or settings_from())
    with Archive.open(archive) as opened:
        with opened.rereading() as tables:
            waiting = [
                id_
                for id_ in tables.waiting(by.identity, every=every)
                if reports is None or id_ in reports
            ]
        ids, done = iter(waiting), 0
        while some := list(islice(ids, TOGETHER)):
            for one in _read(opened, some, by, accept=accept):
                yield one
                done += 1
                if progress:
                    progress("read again", done, len(waiting))


def _read(
    archive: Archive, ids: Sequence[str], reader: ReportReader, *, accept: bool
) -> Iterator[Reread | Failed]:
    with archive.rereading() as tables:
        held = [report for id_ in ids if (report := tables.report(id_))]
    for report, claims in _claims(held, reader):
        if isinstance(claims, Failed):
            yield claims
            continue
        with archive.rereading(writes=accept) as tables:
            before = tables.found_before(report.id)
            told = _told(report, before, claims, tables.decided({c.id for c in before}))
            if accept:
                tables.replace(report, claims, reader.identity)
        yield told


def _claims(
    held: Sequence[Report], reader: ReportReader
) -> Iterator[tuple[Report, tuple[Claim, ...] | Failed]]:
    """Read reports together; where that fails, what is left of them one by one."""
    left = list(held)
    try:
        for report, claims in reader.read(held):
            left.pop(0)
            yield report, claims
    except Exception:  # noqa: BLE001  whatever one report does, the others are read
        for report in left:
            yield report, _alone(report, reader)


def _alone(report: Report, reader: ReportReader) -> tuple[Claim, ...] | Failed:
    try:
        return next(claims for _, claims in reader.read([report]))
    except Exception as error:  # noqa: BLE001  told as its failure
        do = "its claims stay as they were; see with `onrecord read` what it does, and report it"
        name = report.url or report.title or report.id
        return Failed(name, f"reading it failed ({type(error).__name__})", do)


def _told(
    report: Report, before: Sequence[Claim], now: Sequence[Claim], decided: Collection[str]
) -> Reread:
    from onrecord.reconciling.revised import changes, match

    made = changes(before, now)
    there = {claim.id for claim in now}
    heirs = {a.id: b.id for a, b in match(before, now).pairs if a.id != b.id}
    lost = [c.id for c in before if c.id in decided and c.id not in there]
    return Reread(
        report,
        len(now),
        len(now) - sum(change.later is not None for change in made),
        made,
        tuple(c.id for c in before if c.id in decided and c.id in there),
        tuple((id_, heirs[id_]) for id_ in lost if id_ in heirs),
        tuple(id_ for id_ in lost if id_ not in heirs),
    )
