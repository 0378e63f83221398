"""`revisions`: pages that changed, in which words and claims, and pages that are gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.archive import FreshReading, Sighting
    from onrecord.archive.joined import Joined
    from onrecord.reconciling.revised_values import ClaimChange, TextChange
    from onrecord.records import Claim, Engine, Report


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of a page: another text (`changed`), none (`gone`), or a text again (`back`).

    `page` is its address made comparable; behind `#` stands the mark of an item. `seen` is when it
    was seen (UTC), `out` the day from which it counts. Of a long page that is kept in items `items`
    tells how many are new and how many it no longer holds; changes within items are revisions of
    their own. `one_engine` is false where the texts were read by different engines, so that claims
    may differ by that alone.
    """

    what: Literal["changed", "gone", "back"]
    page: str
    seen: datetime
    out: date
    status: int | None
    earlier: Report | None
    later: Report | None
    text: tuple[TextChange, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    items: tuple[int, int] | None = None
    one_engine: bool = True


def revisions(
    archive: Where,
    of: str | None = None,
    *,
    as_of: date | None = None,
    recorded_by: date | None = None,
    sight: Sight = EVERYTHING,
) -> list[Revision]:
    """List how pages changed, newest change first: their words, and the claims in them.

    A claim that appeared, vanished, or says something else ("at least 5" became "at least 9") is
    listed; one that only moved is not. `of` is an address, or a report's id or its beginning.
    `as_of` leaves out what came after that day, `recorded_by` what the archive learned later.

    Raises:
        ArchiveError: the archive cannot be read, or knows nothing of such a page.
    """
    from onrecord.archive import Archive
    from onrecord.commands.seeing import seen_by

    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        pages = None if of is None else _pages_meant(tables, archive, of)
        return changes_at(tables, pages, as_of, recorded_by)


def changes_at(
    tables: Joined,
    pages: Collection[str] | None,
    as_of: date | None = None,
    recorded_by: date | None = None,
) -> list[Revision]:
    """List how some pages changed, or all; see `revisions`."""
    seen = tables.sightings(pages, changed=True)
    told = {page: _then(rows, as_of, recorded_by) for page, rows in seen.items()}
    steps = [step for rows in told.values() for step in pairwise(rows)]
    made = _made(tables, steps)
    return sorted(made, key=lambda r: (r.seen, r.out, r.page), reverse=True)


def _pages_meant(tables: Joined, archive: Where, of: str) -> list[str]:
    from onrecord.archive.addresses import page_of

    page = page_of(of)
    found = tables.pages_at(page) if page else tables.pages_at_report(of.lower())
    if not found:
        do = f"give an address or a report's id; `onrecord revisions {archive}` lists what changed"
        raise ArchiveError(f"{archive} knows nothing of a page {of}", do)
    return found


def _then(rows: Sequence[Sighting], out: date | None, by: date | None) -> list[Sighting]:
    kept = [s for s in rows if out is None or s.out <= out]
    return [s for s in kept if by is None or s.recorded_at < _end_of(by)]


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(1), datetime.min.time())


def _made(tables: Joined, steps: Sequence[tuple[Sighting, Sighting]]) -> list[Revision]:
    ids = {s.report for step in steps for s in step if s.report}
    items = tables.items_of(ids)
    held = _Held(tables, ids | {item for inner in items.values() for item in inner}, items)
    return [held.revision(before, after) for before, after in steps]


class _Held:
    """The reports of pages with their claims, by their newest readings."""

    def __init__(
        self, tables: Joined, ids: Collection[str], items: Mapping[str, Sequence[str]]
    ) -> None:
        last = tables.last_readings(ids)
        self._by: dict[str, Engine] = {report: engine for report, (_, engine) in last.items()}
        read: Iterator[FreshReading] = tables.readings([id_ for id_, _ in last.values()])
        self._claims: dict[str, tuple[Claim, ...]] = {r.report.id: r.claims for r in read}
        self._reports: dict[str, Report] = tables.reports(ids)
        self._items = items

    def revision(self, before: Sighting, after: Sighting) -> Revision:
        """Tell what changed from one thing seen at a page to the next."""
        earlier = self._reports.get(before.report or "")
        later = self._reports.get(after.report or "")
        told = (after.page, after.seen_at, after.out, after.status, earlier, later)
        if later is None or earlier is None:
            return Revision("gone" if later is None else "back", *told)
        return self._changed(Revision("changed", *told), earlier, later)

    def _changed(self, made: Revision, earlier: Report, later: Report) -> Revision:
        from dataclasses import replace

        from onrecord.reconciling.revised import changes
        from onrecord.reconciling.revised_words import text_changes

        old, new = (set(self._items.get(r.id, ())) for r in (earlier, later))
        if old and new:
            return replace(made, items=(len(new - old), len(old - new)))
        return replace(
            made,
            text=text_changes(earlier.text, later.text),
            claims=changes(self._told(earlier), self._told(later)),
            one_engine=self._by.get(earlier.id) == self._by.get(later.id),
        )

    def _told(self, report: Report) -> list[Claim]:
        """The claims of a report, or of its items where it is kept in items."""
        ids = [report.id, *self._items.get(report.id, ())]
        return [claim for id_ in ids for claim in self._claims.get(id_, ())]
