"""Days, months, years, decades and seasons as named: "5 June 2013", "March 2011", "the 1990s"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.time_line import Line
from onrecord.reading.time_values import Moment

At = tuple[Moment, int]


def date_at(line: Line, i: int) -> At | None:
    """The day of a month that starts at token `i`, and the token after it."""
    return _numeric(line, i) or _day_first(line, i) or _month_first(line, i)


def month_at(line: Line, i: int) -> At | None:
    """A month with or without its year; "may" and "march" only where they are months."""
    month = line.month(i)
    if month is None:
        return None
    moment, last = _with_year(line, Moment("month", month=month), i + 1)
    homonym = line.word(i) in line.calendar.month_homonyms
    if last == i + 1 and homonym and not _after_month_word(line, i):
        return None
    return moment, last


def year_at(line: Line, i: int) -> At | None:
    """A year after "in", "since", "the" and their like, or between brackets; not a count."""
    year = line.digits(i, 1900, 2099)
    if year is None or len(line.word(i)) != 4 or line.gap(i)[-1:] in ("$", "/", ":"):
        return None
    if line.word(i + 1) in line.table.contexts["counted"] and line.linked(i + 1) and year % 50 == 0:
        return None
    if line.gap(i + 1) == "" or (
        line.gap(i + 1) in ("/", ":", ".") and line.digits(i + 1, 0, 9999)
    ):
        return None
    bracketed = line.gap(i)[-1:] == "(" and line.gap(i + 1)[:1] in (")", "-", "–")
    named = line.linked(i) and (
        line.word(i - 1) in line.calendar.year_before or line.possessive(i - 1)
    )
    return (Moment("year", year=year), i + 1) if named or bracketed else None


def decade_at(line: Line, i: int) -> At | None:
    """A decade: "1990s", "1980's"."""
    year = line.digits(i, 1900, 2090)
    if year is None or year % 10 or line.word(i + 1) != "s":
        return None
    return (Moment("decade", year=year), i + 2) if line.gap(i + 1) in ("", "'", "’") else None


def season_at(line: Line, i: int) -> At | None:
    """A season with its year: "summer 2012", "the winter of 2012"."""
    if line.word(i) not in line.calendar.seasons:
        return None
    moment, last = _with_year(line, Moment("season", season=line.word(i)), i + 1)
    return (moment, last) if moment.year or moment.year_shift is not None else None


def _numeric(line: Line, i: int) -> At | None:
    """ISO dates, and numeric ones that can be read only one way ("24.07.2016")."""
    if line.gap(i)[-1:] in ("-", "/", ".", "+"):
        return None
    if line.digits(i, 1900, 2099) and line.gap(i + 1) == line.gap(i + 2) == "-":
        return _day(
            line.digits(i, 1900, 2099), line.digits(i + 1, 1, 12), line.digits(i + 2, 1, 31), i
        )
    first = line.digits(i, 1, 31)
    second, year = _second_and_year(line, i)
    if first is None or second is None:
        return None
    if first < 13 and second < 13 and first != second and "." not in line.word(i + 1):
        return None  # 9 June or 6 September; with dots the day is first
    day, month = (first, second) if second < 13 else (second, first)
    return _day(year, month, day, i, i + (2 if "." in line.word(i + 1) else 3))


def _second_and_year(line: Line, i: int) -> tuple[int | None, int | None]:
    parts = line.word(i + 1).split(".")
    if line.gap(i + 1) == "." and len(parts) == 2 and all(p.isdecimal() for p in parts):
        return (int(parts[0]), int(parts[1])) if len(parts[1]) == 4 else (None, None)
    if line.gap(i + 1) == line.gap(i + 2) and line.gap(i + 1) in ("/", "-"):
        year = line.digits(i + 2, 1900, 2099)
        return (line.digits(i + 1, 1, 31) if year else None), year
    return None, None


def _day(year: int | None, month: int | None, day: int | None, i: int, last: int = 0) -> At | None:
    if None in (year, month, day) or not 1 <= (month or 0) <= 12:
        return None
    return Moment("date", year=year, month=month, day=day), last or i + 3


def _day_first(line: Line, i: int) -> At | None:
    """A date as "5 June 2013", "5th of June", "4 FEB 90"."""
    day = line.digits(i, 1, 31)
    glued = line.gap(i)[-1:] in ("-", "/", ".", ":") and not line.digits(i - 1, 1, 31)
    if day is None or glued:
        return None
    j = _skip_ordinal(line, i + 1)
    j = j + 1 if line.next_is(j, "of") else j
    month = line.month(j) if line.linked(j) else None
    if month is None or (line.word(j) == "may" and line.word(j + 1) in ("have", "be", "not")):
        return None
    return _with_year(line, Moment("date", month=month, day=day), j + 1)


def _month_first(line: Line, i: int) -> At | None:
    """A date as "June 5, 2013", "June 5th"; not "In June 12 people died"."""
    month = line.month(i)
    day = line.digits(i + 1, 1, 31)
    if month is None or day is None or line.gap(i + 1) not in (" ", ". ", "\n"):
        return None
    counted = line.word(i + 2) in line.table.contexts["counted"] and line.linked(i + 2)
    if counted and line.word(i - 1) in ("in", "since", "last"):
        return None
    return _with_year(line, Moment("date", month=month, day=day), _skip_ordinal(line, i + 2))


def _skip_ordinal(line: Line, i: int) -> int:
    return i + 1 if line.gap(i) == "" and line.word(i) in ("st", "nd", "rd", "th") else i


def _with_year(line: Line, moment: Moment, i: int) -> At:
    """`moment` with the year at token `i`, after a blank, a comma or "of"."""
    j = i + 1 if line.next_is(i, "of") else i
    year = line.digits(j, 1900, 2099)
    fits = line.linked(j) or line.gap(j).strip() in (",", ".")
    counted = line.word(j + 1) in line.table.contexts["counted"] and line.linked(j + 1)
    if year and fits and not (counted and year % 50 == 0):
        return replace(moment, year=year), j + 1
    shift = line.calendar.shifts.get(line.word(j))
    if shift is not None and line.linked(j) and line.next_is(j + 1, "year"):
        return replace(moment, year_shift=shift), j + 2
    return _with_short_year(line, moment, i)


def _with_short_year(line: Line, moment: Moment, i: int) -> At:
    """Two digits after day and month, as wires write: "4 FEB 90" (50 to 99 are 19xx)."""
    year = line.digits(i, 0, 99)
    short = len(line.word(i)) == 2 and (len(line.word(i - 1)) < 5 or (year or 0) > 49)
    counted = line.word(i + 1) in line.table.contexts["counted"]
    if moment.kind != "date" or year is None or not short or counted or line.gap(i) != " ":
        return moment, i
    if line.digits(i - 1, 1, 31) is not None or line.gap(i + 1)[:1] in (":", "-", "/"):
        return moment, i
    return replace(moment, year=year + (1900 if year > 49 else 2000)), i + 1


def _after_month_word(line: Line, i: int) -> bool:
    return line.linked(i) and line.word(i - 1) in line.calendar.month_before
