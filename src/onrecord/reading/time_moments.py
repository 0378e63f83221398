"""One moment as named: a date, a weekday, "yesterday", "last week", "early 2012"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.time_dates import (
    At,
    date_at,
    decade_at,
    month_at,
    season_at,
    year_at,
)
from onrecord.reading.time_line import Line
from onrecord.reading.time_values import Moment

_UNITS = ("week", "month", "year", "decade", "weekend")


def moment_at(line: Line, i: int) -> At | None:
    """The moment that starts at token `i`, with parts of it and of the day; the token after."""
    j, fraction = line.phrase(i, line.calendar.fraction_words)
    if j > i and not line.linked(j):
        return None
    base = _part_of_unit(line, j) if fraction else None
    base = base or base_at(line, j + 1 if _article(line, j) else j) or _part_then_day(line, j)
    if base is None:
        return None
    moment, last = _with_part(line, *base)
    return (replace(moment, fraction=fraction) if fraction else moment), last


def base_at(line: Line, i: int) -> At | None:
    """A moment without "early", "late" or a part of the day."""
    return (
        date_at(line, i)
        or _weekday(line, i)
        or month_at(line, i)
        or decade_at(line, i)
        or year_at(line, i)
        or season_at(line, i)
        or _shifted(line, i)
        or _day_word(line, i)
    )


def _article(line: Line, i: int) -> bool:
    """Whether "the" stands before a decade or a season with a year."""
    if line.word(i) != "the":
        return False
    return bool(decade_at(line, i + 1) or season_at(line, i + 1))


def _day_word(line: Line, i: int) -> At | None:
    """A day by its distance from today: "today", "yesterday", "tonight"; and "the weekend"."""
    if line.word(i) == "the" and line.next_is(i + 1, "weekend"):
        return Moment("unit", unit="weekend", shift=0), i + 2
    shift = line.calendar.day_shifts.get(line.word(i))
    if shift is None:
        return None
    part = "night" if line.word(i) == "tonight" else None
    return Moment("unit", unit="day", shift=shift, part=part), i + 1


def _weekday(line: Line, i: int) -> At | None:
    """A weekday, or the date that follows it: "Wednesday, 5 June 2013"."""
    weekday = line.calendar.weekdays.get(line.word(i))
    short = line.calendar.weekdays_short.get(line.word(i)) if weekday is None else None
    if weekday is None and short is None:
        return None
    dated = date_at(line, i + 1) if line.linked(i + 1) or line.gap(i + 1) in (", ", ". ") else None
    if dated:
        return replace(dated[0], weekday=weekday or short), dated[1]
    return (Moment("weekday", weekday=weekday), i + 1) if weekday else None


def _shifted(line: Line, i: int) -> At | None:
    """The last, this or the next week, night, Friday, March or summer."""
    shift = line.calendar.shifts.get(line.word(i))
    j = i + 1
    if shift is None or not line.linked(j):
        return None
    if line.word(i) == "this" and line.word(j) in ("past", "last", "coming", "next"):
        shift, j = line.calendar.shifts[line.word(j)], j + 1
    word = line.word(j)
    if word in line.calendar.parts_of_day and word != "overnight":
        return Moment("unit", unit="day", shift=shift, part=word), j + 1
    if word.removesuffix("s") in _UNITS and (word in _UNITS or line.word(i) == "this"):
        return Moment("unit", unit=word.removesuffix("s"), shift=shift), j + 1
    if word in line.calendar.seasons:
        return Moment("season", season=word, shift=shift), j + 1
    named = date_at(line, j) or _weekday(line, j) or month_at(line, j)
    return (replace(named[0], shift=shift), named[1]) if named else None


def _part_of_unit(line: Line, i: int) -> At | None:
    """The running unit after "the end of" or "early in": "the month", "the year", "the week"."""
    j = i + 1 if line.word(i) == "the" else i
    if j == i or line.word(j) not in _UNITS[:-1]:
        return None
    return Moment("unit", unit=line.word(j), shift=0), j + 1


def _with_part(line: Line, moment: Moment, last: int) -> At:
    """`moment` with a part of the day after it: "Friday night", "5 June at dawn"."""
    if moment.part or moment.kind not in ("date", "weekday", "unit"):
        return moment, last
    if moment.kind == "unit" and moment.unit != "day":
        return moment, last
    j = last
    while line.next_is(j, "at", "in", "the", "early", "late") and j < last + 3:
        j += 1
    if line.word(j) in line.calendar.parts_of_day and line.linked(j):
        return replace(moment, part=line.word(j)), j + 1
    return moment, last


def _part_then_day(line: Line, i: int) -> At | None:
    """A part of the day before its day: "dawn on Friday", "the night of 5 June"."""
    j = i + 1 if line.word(i) == "the" else i
    part = line.word(j)
    if part not in line.calendar.parts_of_day:
        return None
    k = j + 1
    while line.next_is(k, "on", "of", "to", "into", "the", "between") and k < j + 3:
        k += 1
    base = base_at(line, k) if line.linked(k) else None
    if base is None or base[0].kind not in ("date", "weekday", "unit"):
        return None
    into = part == "overnight" and line.word(j + 1) in ("to", "into")
    return replace(base[0], part="into" if into else part), base[1]
