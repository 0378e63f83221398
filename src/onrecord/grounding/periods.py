"""Expressions of time settled into periods, as seen from the day of publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from onrecord.grounding import period_frames as frames
from onrecord.grounding import period_lengths as lengths
from onrecord.grounding.period_view import Settled, Tense, View
from onrecord.names.calendar import load_calendar
from onrecord.reading.time_values import TimeMention
from onrecord.records.period import Period

_RULES: Mapping[str, Callable[[View], Settled]] = {
    "at": frames.at,
    "overnight": frames.overnight,
    "since": frames.since,
    "since_then": frames.since_then,
    "after": frames.after,
    "until": frames.until,
    "until_now": frames.until,
    "before": frames.until,
    "by": frames.by,
    "range": frames.between,
    "now": frames.now,
    "soon": frames.soon,
    "recent": frames.unbounded,
    "every": frames.unbounded,
    "past": lengths.past,
    "coming": lengths.coming,
    "ago": lengths.ago,
    "in": lengths.in_time,
    "within": lengths.within,
    "for": lengths.lasting,
    "nth": lengths.nth,
    "later": lengths.shifted,
    "earlier": lengths.shifted,
}


def settle_time(
    mention: TimeMention,
    published: date | None,
    *,
    reference: date | None = None,
    tense: Tense | None = None,
) -> Period:
    """The days that an expression of time means in a report published on `published`.

    `reference` is the day the text speaks of, for "the next day" and "two weeks of fighting";
    `tense` that of the event: a bare weekday, month or day is the nearest at or before
    publication, in the future tense the nearest at or after it. Where `published` is unknown and
    the words need it, start and end are null. `inferred` marks what the words alone do not give:
    the end of a length, the reach of "in recent days", the day meant by "the next day". The
    precision is never finer than the words: a night covers two days ("days"), "two weeks ago" is
    a week around a day. Lengths of years count back from publication to the same day.

    >>> from onrecord.reading.times import find_times
    >>> [mention] = find_times("Two weeks of fierce fighting has left Qusayr ruined.")
    >>> period = settle_time(mention, date(2013, 6, 5))
    >>> str(period.start), str(period.end), period.precision, period.duration, period.inferred
    ('2013-05-22', '2013-06-05', 'week', 'P2W', True)
    """
    if reference and published and reference > published and tense != "future":
        reference = None  # what happened cannot lean on a day after its report
    view = View(mention, published, reference, tense, load_calendar())
    rule = lengths.shifted if mention.kind == "anaphoric" else _RULES[mention.relation]
    days, inferred, duration = rule(view)
    return Period(mention.words, days.start, days.end, days.precision, duration, inferred)


def open_period(published: date | None) -> Period:
    """The period of news told without a word of time: open, up to the day of publication.

    >>> open_period(date(2013, 6, 5)).precision
    'open'
    """
    return Period(None, None, published, "open", None, True)
