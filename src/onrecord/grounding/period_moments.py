"""A moment as named, settled: which Wednesday, which March, which week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.grounding.period_days import Days, months_on, whole
from onrecord.names.calendar import Calendar
from onrecord.reading.time_values import Moment
from onrecord.records.period import PeriodPrecision

_PARTS: dict[str, PeriodPrecision] = {
    "month": "weeks",
    "year": "months",
    "season": "weeks",
    "decade": "years",
    "week": "week",
}
_NIGHT = ("night", "overnight", "midnight", "nights")
# a day without a year that is as close ahead is no day of last year: in the next time zone, or
# told in the past tense of what is planned ("the strike called for 3 May")
SOON = timedelta(days=21)


def settle_moment(moment: Moment, now: date | None, future: bool, names: Calendar) -> Days | None:
    """The days that `moment` names, seen from the day `now`; null where they cannot be told.

    What has no year takes the one that puts it nearest at or before `now`, or at or after it
    where `future`; a day less than three weeks ahead is the one that is coming. Weeks begin on
    Monday.
    """
    days = _whole_days(moment, now, future, names)
    if days is None or days.start is None or days.end is None:
        return None
    if moment.part:
        return _part_of_day(days, moment.part)
    return _fraction(days, moment, now, names) if moment.fraction else days


def _whole_days(moment: Moment, now: date | None, future: bool, names: Calendar) -> Days | None:
    if moment.kind == "year" and moment.year:
        return Days(*whole(date(moment.year, 1, 1), "year"), "year")
    if moment.kind == "decade" and moment.year:
        return Days(*whole(date(moment.year, 1, 1), "decade"), "decade")
    if moment.kind == "weekday" and moment.weekday:
        return _weekday(moment, now, future)
    if moment.kind == "unit":
        return _unit(moment, now, future)
    return _of_year(moment, now, future, names)


def _of_year(moment: Moment, now: date | None, future: bool, names: Calendar) -> Days | None:
    """A date, month or season: of its year, else of the nearest that fits."""
    if moment.year:
        return _in_year(moment, moment.year, names)
    if now is None:
        return None
    if moment.year_shift is not None:
        return _in_year(moment, now.year + moment.year_shift, names)
    future = moment.shift > 0 if moment.shift else future
    step = 1 if future else -1
    if not future and moment.kind == "date" and not moment.shift:
        coming = _of_year(moment, now, True, names)
        if coming and coming.start and coming.start - now <= SOON:
            return coming
    # a leap day may be up to eight years off
    for year in range(now.year - step, now.year + 9 * step, step):
        days = _in_year(moment, year, names)
        if days and _fits(days, now, future, bool(moment.shift)):
            return days
    return None


def _in_year(moment: Moment, year: int, names: Calendar) -> Days | None:
    try:
        if moment.kind == "date":
            day = date(year, moment.month or 0, moment.day or 0)
            return Days(day, day, "day")
        if moment.kind == "month":
            return Days(*whole(date(year, moment.month or 0, 1), "month"), "month")
        first, last = names.seasons[moment.season or ""]
        end = months_on(date(year, first, 1), (last - first) % 12)
        return Days(date(year, first, 1), whole(end, "month")[1], "season")
    except (ValueError, KeyError):
        return None


def _fits(days: Days, now: date, future: bool, strict: bool) -> bool:
    """Whether days lie at or before `now` (or after it); strictly for "last" and "next"."""
    assert days.start and days.end
    if future:
        return days.start > now if strict else days.end >= now
    return days.end < now if strict else days.start <= now


def _weekday(moment: Moment, now: date | None, future: bool) -> Days | None:
    if now is None or moment.weekday is None:
        return None
    back = (now.isoweekday() - moment.weekday) % 7
    if moment.shift == -1:
        day = now - timedelta(days=back or 7)
    elif moment.shift == 1 or future:
        ahead = (moment.weekday - now.isoweekday()) % 7
        day = now + timedelta(days=ahead or (7 if moment.shift == 1 else 0))
    else:
        day = now - timedelta(days=back)
    return Days(day, day, "day")


def _unit(moment: Moment, now: date | None, future: bool) -> Days | None:
    """Today, yesterday, last week, this month, next year, the weekend."""
    if now is None or moment.unit is None:
        return None
    shift = moment.shift or 0
    if moment.unit == "day":
        day = now + timedelta(days=shift)
        return Days(day, day, "day")
    if moment.unit == "weekend":
        return _weekend(now, shift, future)
    months = {"month": 1, "year": 12, "decade": 120}.get(moment.unit)
    first = whole(now, moment.unit)[0]
    first = months_on(first, shift * months) if months else first + timedelta(days=7 * shift)
    precision: PeriodPrecision = moment.unit  # type: ignore[assignment]  # week, month, year, decade
    return Days(*whole(first, moment.unit), precision)


def _weekend(now: date, shift: int, future: bool) -> Days:
    """Saturday and Sunday: the latest begun, the one before it if that runs and "last" is said."""
    back = (now.isoweekday() - 6) % 7
    saturday = now - timedelta(days=back)
    if shift == -1 and back < 2:
        saturday -= timedelta(days=7)
    if shift == 1 or (future and back > 1):
        saturday += timedelta(days=7)
    return Days(saturday, saturday + timedelta(days=1), "days")


def _part_of_day(days: Days, part: str) -> Days:
    """A night runs into the next day; other parts of a day are no finer than the day."""
    assert days.start and days.end
    if part == "into":
        return Days(days.start - timedelta(days=1), days.end, "days")
    if part in _NIGHT:
        return Days(days.start, days.end + timedelta(days=1), "days")
    return days


def _fraction(days: Days, moment: Moment, now: date | None, names: Calendar) -> Days:
    """Early, mid and late parts; "earlier this week" is up to now, "later" from now on."""
    assert days.start and days.end
    grain = moment.unit if moment.kind == "unit" else moment.kind
    if grain not in _PARTS:
        return days
    if moment.fraction in ("earlier", "later"):
        return _up_to_now(days, moment.fraction, now)
    low, high = names.fractions[moment.fraction or ""]
    if grain in ("year", "decade") and low < high:
        months, parts = (12, 10) if grain == "decade" else (1, 12)
        end = months_on(days.start, months * round(parts * high)) - timedelta(days=1)
        return Days(months_on(days.start, months * round(parts * low)), end, _PARTS[grain])
    length = (days.end - days.start).days
    start = days.start + timedelta(days=round(length * low))
    end = days.start + timedelta(days=round(length * high))
    return Days(start, end, "day" if low == high else _PARTS[grain])


def _up_to_now(days: Days, fraction: str, now: date | None) -> Days:
    if now is None or not days.start or not days.end or not days.start <= now <= days.end:
        return days
    if fraction == "earlier":
        return Days(days.start, now, days.precision)
    return Days(now, days.end, days.precision)


def with_year_of(moment: Moment, other: Moment) -> Moment:
    """`moment` with the year of the other end of its range, where it has none."""
    return replace(moment, year=moment.year or other.year) if moment.kind != "year" else moment
