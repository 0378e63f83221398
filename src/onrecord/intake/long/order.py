"""Whether marks are in order, and the day of each item."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.intake.long.marks import Mark

FEWEST = 3  # items; fewer are no long page
IN_ORDER = 0.9  # of the steps from mark to mark; an item that is pinned stands out of order
LONGEST_SPAN = timedelta(days=31)  # from the first to the last day of one page
LATEST = timedelta(days=14)  # of the page after its last item; later it is a chronicle
HALF_DAY = 12 * 60  # minutes: a step back that is longer is midnight
Key = tuple[int, int]


def days_of(marks: Sequence[Mark], published: date | None) -> list[date | None] | None:
    """The day of each item; null for a page whose marks are not those of items in order.

    Dates and times go one way, up or down, but for a few. A time without a date has the day of
    the date above it, or the page's day; over midnight the day changes. The days of one page lie
    within a month of each other and not long before its own: else it is a chronicle, told later.

    >>> days_of([Mark(0, 1, minute=m) for m in (1430, 1410, 15)], date(2014, 3, 5))
    [datetime.date(2014, 3, 5), datetime.date(2014, 3, 5), datetime.date(2014, 3, 5)]
    """
    if len(marks) < FEWEST:
        return None
    days = _dated(marks) if any(m.day for m in marks) else _timed(marks, published)
    if days is None:
        return None
    known = [day for day in days if day]
    if known and max(known) - min(known) > LONGEST_SPAN:
        return None
    if known and published and not _belong(known, published):
        return None
    return days


def _belong(days: list[date], published: date) -> bool:
    """Whether a page of that day may hold items of these days."""
    return max(days) >= published - LATEST and min(days) <= published + LONGEST_SPAN


def _dated(marks: Sequence[Mark]) -> list[date | None] | None:
    """The days of marks that carry dates, each lent to those below it."""
    days: list[date | None] = []
    for mark in marks:
        days.append(mark.day or (days[-1] if days else None))
    first = next(day for day in days if day)
    lent = [day or first for day in days]
    ordinals = [day.toordinal() for day in lent]
    if len(set(ordinals)) > 1:
        return list(lent) if _one_way(ordinals) else None
    return _timed([replace(mark, day=None) for mark in marks], first)


def _timed(marks: Sequence[Mark], published: date | None) -> list[date | None] | None:
    """The days of marks with times or numbers of days only."""
    numbers = [mark.number for mark in marks if mark.number is not None]
    if len(numbers) == len(marks):
        return [published] * len(marks) if _one_way(numbers) else None
    minutes = [mark.minute for mark in marks if mark.minute is not None]
    if len(minutes) < FEWEST:
        return None
    passed = _passed(minutes)
    if passed is None:
        return None
    left = iter(passed)
    at = 0
    out: list[date | None] = []
    for mark in marks:
        at = next(left) if mark.minute is not None else at
        out.append(published + timedelta(days=at) if published else None)
    return out


def _passed(minutes: list[int]) -> list[int] | None:
    """For each time the days since the first, read upwards or downwards; null for no order."""
    falls = _falls(minutes)
    for down in (falls, not falls):
        steps = _days_on(minutes[::-1] if down else minutes)
        if _one_way([day * 1440 + minute for day, minute in steps]):
            return [day for day, _ in (reversed(steps) if down else steps)]
    return None


def _days_on(minutes: list[int]) -> list[Key]:
    """Each time with the days that have passed since the first, in the order of time."""
    day, out = 0, []
    for before, minute in zip([minutes[0], *minutes], minutes, strict=False):
        day += before - minute > HALF_DAY
        out.append((day, minute))
    return out


def _falls(values: Sequence[int]) -> bool:
    steps = list(itertools.pairwise(values))
    return sum(b < a for a, b in steps) > sum(b > a for a, b in steps)


def _one_way(values: Sequence[int]) -> bool:
    """Whether nearly all steps go up, or nearly all go down; and not all are one value."""
    steps = list(itertools.pairwise(values))
    most = max(sum(b >= a for a, b in steps), sum(b <= a for a, b in steps))
    return most >= IN_ORDER * len(steps) and len(set(values)) > 1
