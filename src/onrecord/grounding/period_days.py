"""Counting days, weeks, months and years from a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.names.calendar import Unit
from onrecord.records.period import PeriodPrecision

_HALF = {"week": 3, "fortnight": 3, "month": 15, "year": 183, "decade": 1826}


class Days(NamedTuple):
    """A stretch of days, both ends included, and how fine the words are."""

    start: date | None
    end: date | None
    precision: PeriodPrecision


def moved(day: date, amount: int, unit: Unit) -> date | None:
    """`day` moved by so many units; months keep the day of the month where they can.

    Hours move by whole days, rounded up. Null beyond the years 1 to 9999.

    >>> from onrecord.names.calendar import load_calendar
    >>> moved(date(2013, 6, 5), -2, load_calendar().units["weeks"])
    datetime.date(2013, 5, 22)
    """
    try:
        if unit.iso in ("M", "Y"):
            return months_on(day, amount * unit.times * (12 if unit.iso == "Y" else 1))
        return day + timedelta(days=_whole_days(amount, unit))
    except (OverflowError, ValueError):
        return None


def months_on(day: date, months: int) -> date:
    """`day` so many months on, on the last day of a month that is too short.

    >>> months_on(date(2013, 3, 31), -1)
    datetime.date(2013, 2, 28)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole(day: date, unit: str) -> tuple[date, date]:
    """The first and the last day of the week (from Monday), month, year or decade of `day`.

    >>> whole(date(2013, 6, 5), "week")
    (datetime.date(2013, 6, 3), datetime.date(2013, 6, 9))
    """
    if unit == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    first_year = day.year - day.year % 10 if unit == "decade" else day.year
    return date(first_year, 1, 1), date(first_year + (9 if unit == "decade" else 0), 12, 31)


def around(day: date, unit: Unit) -> tuple[date | None, date | None]:
    """The window that "N weeks ago" leaves open around the day it counts to: half a unit a side."""
    half = timedelta(days=_HALF.get(unit.name, 0))
    try:
        return day - half, day + half
    except OverflowError:
        return None, None


def iso_duration(amount: int | None, unit: Unit) -> str | None:
    """The ISO 8601 duration of so many units.

    >>> from onrecord.names.calendar import load_calendar
    >>> iso_duration(24, load_calendar().units["hours"])
    'PT24H'
    """
    return f"P{unit.iso[:-1]}{amount * unit.times}{unit.iso[-1]}" if amount else None


def length_precision(amount: int | None, unit: Unit) -> PeriodPrecision:
    """How fine a length is: that of its unit; several days are days; a vague one is plural."""
    if unit.precision == "hour":
        return "hour"
    if unit.precision == "day":
        return "day" if amount == 1 else "days"
    exact: dict[str, PeriodPrecision] = {"week": "week", "month": "month", "year": "year"}
    vague: dict[str, PeriodPrecision] = {"week": "weeks", "month": "months", "year": "years"}
    return (exact if amount else vague).get(unit.precision, "decade")


def _whole_days(amount: int, unit: Unit) -> int:
    if unit.days:
        return amount * unit.days
    per_day = {"TH": 24, "TM": 1440, "TS": 86400}[unit.iso]
    return -(-abs(amount) // per_day) * (1 if amount > 0 else -1)
