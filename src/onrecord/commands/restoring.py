"""A data package back into an archive: what it keeps, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.commands.results import Failed, Known, Recorded
from onrecord.errors import IntakeError

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from onrecord.archive import Archive
    from onrecord.commands.settings import Settings
    from onrecord.intake import Failure
    from onrecord.intake.packages import Package
    from onrecord.records import KeptReport

    Parents = dict[str, tuple[tuple[str, datetime], ...]]

AT_ONCE = 20  # reports that are recorded in one transaction


def package_in(source: str, settings: Settings) -> Package | Failed | None:
    """Open a source that is a data package of onrecord's; null where it is none."""
    from onrecord.commands.stream import options_of
    from onrecord.intake.packages import package_at

    if source == "-" or "://" in source:
        return None
    try:
        return package_at(source, options_of(settings))
    except IntakeError as error:
        return Failed(source, error.what, error.do)
    except OSError as error:
        reason = f"it cannot be read ({error.strerror or type(error).__name__})"
        return Failed(source, reason, "check the file and its disk")


def restored(
    archive: Archive, source: str, package: Package
) -> Iterator[Recorded | Known | Failed]:
    """Record what a package keeps: reports, readings, judgements, and what was seen at pages.

    Into an archive that holds nothing else all is recorded as of when it was recorded first, with
    the failures that stood; into another as of now. What an archive holds already stands.
    """
    from onrecord.archive.writing import now

    try:
        with archive.restoring(writes=False) as asked:
            at = now() if asked.others(package.ids()) else None
        parents = yield from _reports(archive, source, package, at)
        yield from _rest(archive, package, parents, at)
    except IntakeError as error:
        yield Failed(source, error.what, error.do)
    finally:
        package.close()


def _reports(
    archive: Archive, source: str, package: Package, at: datetime | None
) -> Generator[Recorded | Known | Failed, None, Parents]:
    from onrecord.intake import Failure

    parents: Parents = {}
    kept = package.reports()
    while some := list(islice(kept, AT_ONCE)):
        with archive.restoring(at) as into:
            told = [(k, not isinstance(k, Failure) and into.report(k)) for k in some]
        for one, new in told:
            if isinstance(one, Failure):
                yield _failed(one)
                continue
            if one.parents:
                parents[one.report.id] = one.parents
            name, claims = f"{source}:{one.report.id}", _standing(one)
            yield Recorded(name, one.report, claims, False) if new else Known(name, one.report)
    return parents


def _standing(kept: KeptReport) -> int:
    return sum(len(r.claims) for r in kept.readings if r.superseded_at is None)


def _rest(
    archive: Archive, package: Package, parents: Parents, at: datetime | None
) -> Iterator[Failed]:
    from onrecord.intake import Failure
    from onrecord.records import Judgement, KeptMember, Review, Sighting

    members: dict[str, KeptMember] = {}
    bad: list[Failed] = []  # told when the transaction is over: who hears of it may write
    with archive.restoring(at) as into:
        for report, held in parents.items():
            into.parents(report, held)
        for one in package.rest():
            if isinstance(one, Failure):
                bad.append(_failed(one))
            elif isinstance(one, Judgement):
                into.judgement(one)
            elif isinstance(one, Review):
                into.review(one)
            elif isinstance(one, Sighting):
                into.sighting(one)
            elif isinstance(one, KeptMember):
                members[one.account] = one
            elif at is None:
                into.failure(one)
        if at is None:
            into.members(list(members.values()))
    yield from bad


def _failed(failure: Failure) -> Failed:
    return Failed(failure.source, failure.reason, failure.do)
