"""The cells of one row, read as text, numbers, days and coordinates; what is none is an error."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from onrecord.intake.dates import parse_date

NOTHING = frozenset(("", "na", "n/a", "nan", "null", "none", "-", "?"))
LONGEST = 20_000  # code points of a cell that are kept
PART = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{2}))?")
BOTH = re.compile(r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})")
Span = tuple[date, date]


class BadCellError(Exception):
    """A cell that cannot be what its column should hold: why, and what to do."""

    def __init__(self, why: str, do: str = "mend the row") -> None:
        super().__init__(why)
        self.why, self.do = why, do


@dataclass(frozen=True, slots=True)
class Cells:
    """One row by our fields: `columns` maps them to the row's columns.

    `order` is how days are written where both orders make sense: "dmy", "mdy" or null.

    >>> row = Cells({"n": "4.0", "d": "2013-06"}, {"killed": "n", "date": "d"})
    >>> row.count("killed"), row.count("wounded")
    (4, None)
    >>> row.days("date")
    (datetime.date(2013, 6, 1), datetime.date(2013, 6, 30))
    """

    row: Mapping[str, Any]
    columns: Mapping[str, str]
    order: str | None = None

    def text(self, field: str) -> str | None:
        """The words of a field; null where nothing stands there."""
        column = self.columns.get(field)
        return None if column is None else text_of(self.row.get(column))

    def code(self, field: str) -> str | None:
        """A code: a whole number without its ".0", else the words."""
        told = self.text(field)
        return told[:-2] if told and re.fullmatch(r"\d+\.0", told) else told

    def count(self, field: str) -> int | None:
        """A whole number of people, which may be written as "4.0"; raises BadCellError."""
        told = self.number(field)
        if told is None:
            return None
        if told < 0 or told != int(told) or told > 100_000_000:
            raise BadCellError(f"{self.columns[field]} is {told:g}, no number of people")
        return int(told)

    def number(self, field: str) -> float | None:
        """A number; raises BadCellError where the cell holds another thing."""
        told = self.text(field)
        if told is None:
            return None
        try:
            value = float(re.sub(r"(?<=\d),(?=\d{3}\b)", "", told))
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise BadCellError(f"{self.columns[field]} is {told[:40]!r}, no number")
        return value

    def days(self, field: str) -> Span | None:
        """The first and the last day that a cell allows: of a day, a month or a year."""
        column = self.columns.get(field)
        value = self.row.get(column) if column else None
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return value, value
        told = text_of(value)
        return None if told is None else days_in(told, self.order, str(column))


def text_of(value: object) -> str | None:
    """A cell's text without blanks around it, cut where it is very long; null for nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, float) and value == int(value):
        value = int(value)
    told = str(value).strip()
    return None if told.lower() in NOTHING else told[:LONGEST]


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
