"""The days of a coded row, no finer than its code of precision says."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.intake.coded.cells import BadCellError, Cells, month_of, moved
from onrecord.intake.coded.scheme import Scheme
from onrecord.records.period import PeriodPrecision

LENGTHS: tuple[tuple[int, PeriodPrecision], ...] = (
    (1, "day"),
    (6, "days"),
    (7, "week"),
    (31, "month"),
    (365, "months"),
    (366, "year"),
)
When = tuple[date | None, date | None, PeriodPrecision | None]


def when_of(cells: Cells, scheme: Scheme) -> When:
    """First day, last day and precision: a week that is coded as its first day is a week.

    Raises BadCellError where a day is none, or the last lies before the first.
    """
    whole = cells.days("date")
    first, last = cells.days("start") or whole, cells.days("end")
    if first is None and last is None:
        return None, None, None
    start = (first or last or (date.min, date.min))[0]
    end = (last or first or (date.max, date.max))[1]
    if end < start:
        raise BadCellError(f"the last day, {end}, is before the first, {start}")
    told = scheme.codes("date_precision").get(cells.code("date_precision") or "", {})
    start, end = widened(start, end, told)
    exact = told.get("precision")
    if exact is None or (exact == "day" and start != end):
        exact = by_length(start, end)
    return start, end, exact


def widened(start: date, end: date, told: dict[str, Any]) -> tuple[date, date]:
    """The days of a period that is coded as one day: `within` so many days of it, or its month.

    `around` widens every day of such a code, both ways: the coded day stands for the period.
    """
    reach = told.get("around") or (told.get("within") if start == end else None)
    if reach == "month":
        return month_of(start)
    if reach == "year":
        return date(start.year, 1, 1), date(start.year, 12, 31)
    return (moved(start, -reach), moved(end, reach)) if reach else (start, end)


def by_length(start: date, end: date) -> PeriodPrecision:
    """The precision of a period that is told by its two ends.

    >>> by_length(date(2013, 6, 5), date(2013, 6, 7))
    'days'
    """
    days = (end - start).days + 1
    return next((name for longest, name in LENGTHS if days <= longest), "years")
