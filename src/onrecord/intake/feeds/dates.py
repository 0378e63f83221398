"""Dates as feeds write them."""

from __future__ import annotations

from datetime import datetime, time
from email.utils import parsedate_to_datetime

from onrecord.intake.dates import parse_date

FIRST_YEAR = 1900  # earlier years are how programs write that there is no date


def feed_date(words: object) -> datetime | None:
    """The moment that a feed states, in its own zone; naive where it names none.

    ISO 8601 (Atom, JSON Feed, sitemaps), RFC 822 (RSS), else a day in words at its midnight.

    >>> feed_date("Wed, 05 Jun 2013 18:42:00 +0300").isoformat()
    '2013-06-05T18:42:00+03:00'
    >>> feed_date("2013-06-05"), feed_date("June 5, 2013"), feed_date("soon")
    (datetime.datetime(2013, 6, 5, 0, 0), datetime.datetime(2013, 6, 5, 0, 0), None)
    """
    if not isinstance(words, str) or not 6 <= len(words := words.strip()) <= 80:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime, _day):
        try:
            found = read(words)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        return found if found.year >= FIRST_YEAR else None
    return None


def _day(words: str) -> datetime:
    day = parse_date(words)
    if day is None:
        raise ValueError(words)
    return datetime.combine(day, time.min)
