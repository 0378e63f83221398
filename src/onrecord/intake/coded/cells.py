"""The cells of one row, read as text, numbers, days and coordinates; what is none is an error."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from onrecord.intake.dates import parse_date

NOTHING = frozenset(("", "na", "n/a", "nan", "null", "none", "-", "?"))
FEW = 5  # letters of the longest of these, and one
MOST = 100_000_000  # people that one event may kill
LONGEST = 20_000  # code points of a cell that are kept
PART = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{2}))?")
BOTH = re.compile(r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})")
Span = tuple[date, date]


class BadCellError(Exception):
    """A cell that cannot be what its column should hold: why, and what to do."""

    def __init__(self, why: str, do: str = "mend the row") -> None:
        super().__init__(why)
        self.why, self.do = why, do


class Cells:
    """One row by our fields: `columns` maps them to the row's columns.

    `order` is how days are written where both orders make sense: "dmy", "mdy" or null.

    >>> row = Cells({"n": "4.0", "d": "2013-06"}, {"killed": "n", "date": "d"})
    >>> row.count("killed"), row.count("wounded")
    (4, None)
    >>> row.days("date")
    (datetime.date(2013, 6, 1), datetime.date(2013, 6, 30))
    """

    __slots__ = ("_order", "_row", "_told", "columns")

    def __init__(
        self, row: Mapping[str, Any], columns: Mapping[str, str], order: str | None = None
    ) -> None:
        self.columns, self._row, self._order = columns, row, order
        texts = {field: text_of(row.get(column)) for field, column in columns.items()}
        self._told: dict[str, str] = {f: told for f, told in texts.items() if told is not None}

    def items(self) -> Iterable[tuple[str, str, str]]:
        """Fields, columns and words of all cells in which something stands."""
        return ((field, self.columns[field], told) for field, told in self._told.items())

    def text(self, field: str) -> str | None:
        """The words of a field; null where nothing stands there."""
        return self._told.get(field)

    def code(self, field: str) -> str | None:
        """A code: a whole number without its ".0", else the words."""
        told = self._told.get(field)
        return told[:-2] if told and told.endswith(".0") and told[:-2].isdigit() else told

    def count(self, field: str) -> int | None:
        """A whole number of people, which may be written as "4.0"; raises BadCellError."""
        told = self._told.get(field)
        value = None if told is None else number_in(told, self.columns[field])
        if value is None:
            return None
        if value < 0 or value != int(value) or value > MOST:
            raise BadCellError(f"{self.columns[field]} is {value:g}, no number of people")
        return int(value)

    def number(self, field: str) -> float | None:
        """A number; raises BadCellError where the cell holds another thing."""
        told = self._told.get(field)
        return None if told is None else number_in(told, self.columns[field])

    def days(self, field: str) -> Span | None:
        """The first and the last day that a cell allows: of a day, a month or a year."""
        told = self._told.get(field)
        if told is None:
            return None
        value = self._row[self.columns[field]]
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return value, value
        return days_in(told, self._order, self.columns[field])


@lru_cache(maxsize=1 << 14)
def number_in(told: str, column: str) -> float:
    """A number as written, with or without commas between thousands; raises BadCellError."""
    try:
        value = float(re.sub(r"(?<=\d),(?=\d{3}\b)", "", told))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise BadCellError(f"{column} is {told[:40]!r}, no number")
    return value


def text_of(value: object) -> str | None:
    """A cell's text without blanks around it, cut where it is very long; null for nothing."""
    if not isinstance(value, str):
        if value is None or (isinstance(value, float) and math.isnan(value)):
            return None
        if isinstance(value, float) and value == int(value):
            value = int(value)
    told = str(value).strip()
    return None if len(told) < FEW and told.lower() in NOTHING else told[:LONGEST]


@lru_cache(maxsize=1 << 14)
def days_in(told: str, order: str | None, column: str) -> Span:
    """The days that a date tells; raises BadCellError for what is none or may be two.

    >>> days_in("2016-01-01 00:00:00.000", None, "date_start")[0]
    datetime.date(2016, 1, 1)
    >>> days_in("3/4/2013", "dmy", "when")[0]
    datetime.date(2013, 4, 3)
    """
    if part := PART.fullmatch(told):
        return _part(int(part["y"]), int(part["m"] or 0), told, column)
    if (both := BOTH.fullmatch(told)) and order:
        a, b = int(both["a"]), int(both["b"])
        return _day(int(both["y"]), *((b, a) if order == "dmy" else (a, b)), told, column)
    if (
        both
        and both["sep"] == "/"
        and both["a"] != both["b"]
        and int(both["b"]) <= 12 >= int(both["a"])
    ):
        raise BadCellError(f"{column} is {told}, which is two days", "give dates=dmy or dates=mdy")
    found = parse_date(told.partition("T")[0].partition(" 00:")[0])
    if found is None:
        raise BadCellError(f"{column} is {told[:40]!r}, no date", "write days as 2013-06-05")
    return found, found


def _part(year: int, month: int, told: str, column: str) -> Span:
    if month:
        return month_of(_day(year, month, 1, told, column)[0])
    return _day(year, 1, 1, told, column)[0], date(year, 12, 31)


def _day(year: int, month: int, day: int, told: str, column: str) -> Span:
    try:
        found = date(year, month, day)
    except ValueError:
        raise BadCellError(f"{column} is {told}, no date", "write days as 2013-06-05") from None
    return found, found


def month_of(day: date) -> Span:
    """The first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def moved(day: date, days: int) -> date:
    """A day so many days later, or the last or first that a calendar has."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min
