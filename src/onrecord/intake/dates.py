"""Absolute dates as the heads of reports write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.intake.lists import head_lists

ISO = r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
NUMERIC = r"(?P<nd>\d{1,2})(?P<sep>[./-])(?P<nm>\d{1,2})(?P=sep)(?P<ny>\d{4})"
CLOCK = (
    r"(?:[,|]|\s-)?\s*(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|\d{4}(?=\s*(?:UTC|GMT|$|[A-Z(]))|"
    r"\d{1,2}(?=\s*[ap]\.?m))\s*(?:[ap]\.?m\b\.?)?\s*(?:(?:UTC|GMT|[A-Z]{2,4}T)\b(?:[+-]\d{1,2}(?::?\d\d)?)?)?"
)


# Two digits are a year only at the end of a dateline: "4 FEB 90 (ACAN-EFE)", not "5 June 13 died".
SHORT_YEAR = r"\d{2}(?=\s*(?:\(|--|[–—]|$))"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a text: its span in code points, and its day; null without a year."""

    start: int
    end: int
    value: date | None
    weekday: bool


def parse_date(words: str) -> date | None:
    """The day that `words` give and nothing else, or None; a time of day after it is passed over.

    >>> parse_date("5 Jun, 2013 18:42")
    datetime.date(2013, 6, 5)
    >>> parse_date("2013-06-05T18:42:00Z")
    datetime.date(2013, 6, 5)
    >>> parse_date("on Wednesday") is None
    True
    """
    words = words.strip()
    found = date_at(words, 0)
    return found.value if found and not words[clock_end(words, found.end) :].strip() else None


def date_at(text: str, start: int, *, published: date | None = None) -> FoundDate | None:
    """The date that begins exactly at `start` of `text`, with its weekday, or None.

    Two-digit years are of 1969 to 2068, as POSIX `strptime` reads `%y`. Numbers with dots or
    hyphens are day, month, year; with strokes they are read only where one order alone is a
    date. A date without a year takes the year that puts it nearest to `published`, else its
    value is null.

    >>> date_at("4 FEB 90 (ACAN-EFE)", 0).value
    datetime.date(1990, 2, 4)
    >>> date_at("June 5 (Reuters)", 0, published=date(2013, 6, 5)).value
    datetime.date(2013, 6, 5)
    """
    match = _pattern().match(text, start, min(len(text), start + 60))
    if not match:
        return None
    try:
        value = _value(match, published)
    except ValueError:
        return None
    return FoundDate(start, match.end(), value, bool(match["weekday"]))


def clock_end(text: str, start: int) -> int:
    """Where a time of day that follows `start` ends; `start` itself where none follows."""
    match = _clock().match(text, start, min(len(text), start + 40))
    return match.end() if match and match.group().strip() else start


def _value(match: re.Match[str], published: date | None) -> date | None:
    got = match.groupdict()
    if got["iy"]:
        return date(int(got["iy"]), int(got["im"]), int(got["id"]))
    if got["ny"]:
        return _numeric(int(got["nd"]), int(got["nm"]), int(got["ny"]), got["sep"])
    month = head_lists().months[(got["dm"] or got["mm"]).lower()]
    day = int(got["dd"] or got["md"])
    year = got["dy"] or got["my"]
    if year:
        return date(_full_year(int(year), len(year)), month, day)
    if published:
        return _nearest(month, day, published)
    date(2000, month, day)  # a leap year: raises ValueError where there is no such day
    return None


def _numeric(first: int, second: int, year: int, separator: str) -> date:
    if separator != "/":
        return date(year, second, first)
    if first <= 12 and second <= 12 and first != second:
        raise ValueError("day and month cannot be told apart")
    return date(year, second, first) if second <= 12 else date(year, first, second)


def _full_year(year: int, digits: int) -> int:
    if digits == 4:
        return year
    return 2000 + year if year < 69 else 1900 + year


def _nearest(month: int, day: int, published: date) -> date:
    years = (published.year - 1, published.year, published.year + 1)
    days = [d for y in years if (d := _day_or_none(y, month, day))]
    if not days:
        raise ValueError("no such day in these years")
    return min(days, key=lambda d: abs(d - published))


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    lists = head_lists()
    month = "(?:" + "|".join(sorted(lists.months, key=len, reverse=True)) + ")"
    weekday = r"(?P<weekday>(?:" + "|".join(lists.weekdays) + r")\b\s?\.?\s*,?\s*)?"
    day_first = (
        rf"(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<dm>{month})\b(?:\s?\.)?"
        rf"(?:\s*,?\s*(?P<dy>\d{{4}}|{SHORT_YEAR}))?"
    )
    month_first = (
        rf"(?P<mm>{month})\b(?:\s?\.)?\s*(?P<md>\d{{1,2}})(?:st|nd|rd|th)?"
        r"(?:\s*,?\s*(?P<my>\d{4}))?"
    )
    forms = "|".join((ISO, NUMERIC, day_first, month_first))
    return re.compile(rf"{weekday}(?:{forms})(?!\d)", re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(CLOCK)
