"""Questions about pages: what was seen at them, what is gone, which report stood on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from onrecord.archive.joined_rows import rows_of
from onrecord.archive.models import EngineRow, ReadingRow
from onrecord.archive.page_models import PageRow, ParentRow
from onrecord.archive.page_values import Sighting
from onrecord.records import Engine

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select


@dataclass(frozen=True, slots=True)
class Then:
    """How pages stood on a day: reports that were not their word, and earlier ones that were."""

    hidden: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()


class Paging:
    """What was seen at pages, in order."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def sightings(
        self, pages: Collection[str] | None = None, *, changed: bool = False
    ) -> dict[str, list[Sighting]]:
        """Map pages to what was seen at them; `changed` are those at which more than one thing was.

        Without `pages`, of all.
        """
        asked = _ordered()
        if changed:
            other, row = aliased(PageRow), PageRow
            asked = asked.where(exists().where(other.page == row.page, other.row != row.row))
        return _by_page(rows_of(self._db, asked, PageRow.page, pages))

    def pages_of(self, reports: Collection[str]) -> dict[str, str]:
        """Map reports to the pages at which they were seen."""
        asked = select(PageRow.report_id, PageRow.page)
        return dict(tuple(row) for row in rows_of(self._db, asked, PageRow.report_id, reports))

    def pages_at(self, page: str) -> list[str]:
        """List a page and those of its items, where anything was seen at them."""
        row = PageRow
        below = or_(row.page == page, row.page.startswith(page + "#", autoescape=True))
        return list(self._db.execute(select(row.page).where(below).distinct()).scalars())

    def pages_at_report(self, start: str) -> list[str]:
        """List the pages at which reports were seen whose ids begin so, with their items."""
        row = PageRow
        mine = row.report_id.startswith(start, autoescape=True)
        found = self._db.execute(select(row.page).where(mine).distinct()).scalars().all()
        return sorted({page for one in found for page in self.pages_at(one)})

    def items_of(self, parents: Collection[str]) -> dict[str, list[str]]:
        """Map reports to those that are items of their text."""
        asked = select(ParentRow.parent_id, ParentRow.report_id).order_by(ParentRow.report_id)
        held: dict[str, list[str]] = defaultdict(list)
        for parent, item in rows_of(self._db, asked, ParentRow.parent_id, parents):
            held[parent].append(item)
        return held

    def last_readings(self, reports: Collection[str]) -> dict[str, tuple[int, Engine]]:
        """Map reports to their newest reading, superseded or not, and to who read it."""
        by = EngineRow
        asked = select(ReadingRow.report_id, ReadingRow.id, by.name, by.version, by.settings)
        asked = asked.join(by, by.id == ReadingRow.engine_id).order_by(ReadingRow.id)
        rows = rows_of(self._db, asked, ReadingRow.report_id, reports)
        return {report: (id_, Engine(*told)) for report, id_, *told in rows}

    def then(self, day: date, by: date | None = None) -> Then:
        """Tell how pages stood on a day; `by` leaves out what was recorded after that day."""
        return then_of(self._db, day, by)


def then_of(db: Connection, day: date, by: date | None = None) -> Then:
    """Tell how pages stood on a day; see `Paging.then`."""
    row = PageRow
    several = select(row.page).where(row.report_id.is_not(None)).group_by(row.page)
    several = several.having(func.count(row.report_id.distinct()) > 1)
    asked = _ordered().where(row.page.in_(several), row.report_id.is_not(None))
    if by is not None:
        asked = asked.where(row.recorded_at < by + timedelta(1))
    hidden: set[str] = set()
    shown: set[str] = set()
    for told in _by_page(db.execute(asked)).values():
        reports = [s.report for s in told if s.report]
        out = [s.report for s in told if s.report and s.out <= day]
        hidden |= set(reports) - set(out[-1:])
        if out and out[-1] != reports[-1]:
            shown.add(out[-1])
    return Then(frozenset(hidden), frozenset(shown))


def _ordered() -> Select[Any]:
    row = PageRow
    columns = (row.page, row.report_id, row.status, row.out, row.seen_at, row.recorded_at)
    return select(*columns).order_by(row.page, row.out, row.seen_at, row.row)


def _by_page(rows: Iterable[Sequence[Any]]) -> dict[str, list[Sighting]]:
    told = (Sighting(*row) for row in rows)
    return {page: list(held) for page, held in groupby(told, key=lambda s: s.page)}
