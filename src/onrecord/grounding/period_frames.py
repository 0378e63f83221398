"""Moments in their frames settled: at, since, until, by, before, after, from one to another."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.grounding.period_days import Days
from onrecord.grounding.period_lengths import distance
from onrecord.grounding.period_moments import settle_moment, with_year_of
from onrecord.grounding.period_view import Settled, View
from onrecord.records.period import PeriodPrecision

_DAY = timedelta(days=1)


def at(view: View) -> Settled:
    """The moment itself; what still runs on the day of publication ends there."""
    moment = view.mention.moment
    if moment is None:
        return of_the_day(view)
    later = (moment.fraction == "later" and moment.kind == "unit") or (moment.shift or 0) > 0
    days = view.settled(moment, view.future or later)
    if days is None:
        return _unknown(view)
    return Settled(days if later else view.known(days))


def of_the_day(view: View) -> Settled:
    """A part of the day without its day ("at dawn"): the day the text speaks of, else open."""
    day = view.reference
    if day is None:
        return Settled(Days(None, view.published, "open"), True)
    return Settled(Days(day, day, "day"), True)


def overnight(view: View) -> Settled:
    """The night into the day of publication (or of the text): two days, for a night has two."""
    day = view.reference or view.published
    if day is None:
        return Settled(Days(None, None, "days"))
    if view.future:
        return Settled(Days(day, day + _DAY, "days"))
    return Settled(Days(day - _DAY, day, "days"))


def since(view: View) -> Settled:
    """From the moment's first day up to publication; from an event without a date: open."""
    days = view.settled(view.mention.moment, False)
    if view.mention.unit:
        days = distance(view, view.published, -1)
    if days is None:
        return Settled(Days(None, view.published, "open"), view.mention.moment is None)
    if view.published and days.start and days.start > view.published:
        return Settled(Days(days.start, None, days.precision))
    return Settled(Days(days.start, view.published, days.precision))


def since_then(view: View) -> Settled:
    """Since then: from the day the text speaks of, where one is known."""
    fits = not (view.reference and view.published and view.reference > view.published)
    grain: PeriodPrecision = "day" if view.reference else "open"
    return Settled(Days(view.reference if fits else None, view.published, grain), True)


def after(view: View) -> Settled:
    """After the moment: from it on, up to publication unless the tense is future."""
    days = view.settled(view.mention.moment)
    if days is None:
        return Settled(Days(None, None if view.future else view.published, "open"))
    end = None if view.future else view.published
    fits = end is None or days.start is None or days.start <= end
    return Settled(Days(days.start, end if fits else None, days.precision))


def until(view: View) -> Settled:
    """Up to the moment's last day, or for "before" the day before its first."""
    if view.mention.relation == "until_now":
        return Settled(Days(None, view.published, "open"))
    days = view.settled(view.mention.moment)
    if days is None:
        return _unknown(view)
    before = view.mention.relation == "before" and days.start
    end = before - _DAY if before else days.end
    return Settled(Days(_from_now(view, end) if view.future else None, end, days.precision))


def by(view: View) -> Settled:
    """By the moment: from publication on, unless the tense is past or the moment is."""
    days = view.settled(view.mention.moment, view.tense != "past")
    if days is None:
        return _unknown(view)
    start = None if view.tense == "past" else _from_now(view, days.end)
    return Settled(Days(start, days.end, days.precision))


def between(view: View) -> Settled:
    """From one moment to another; what one lacks (a year, a month) the other gives."""
    first, last = view.mention.moment, view.mention.until
    if first is None or last is None:
        return _unknown(view)
    end = view.settled(with_year_of(last, first))
    if end is None or end.end is None:
        return _unknown(view)
    begin = with_year_of(first, last)
    start = settle_moment(begin, end.start or end.end, False, view.names)
    if start is None or start.start is None:
        return _unknown(view)
    if start.start > end.end:  # "from November to March 2012"
        start = settle_moment(first, end.start or end.end, False, view.names) or start
    coarser = start if start.precision != "day" else end
    precision = "days" if coarser.precision == "day" else coarser.precision
    began, last_day = start.start or end.start, end.end or start.start
    if began is None or last_day is None:
        return _unknown(view)
    ordered = min(began, last_day), max(began, last_day)
    return Settled(view.known(Days(*ordered, precision)))


def now(view: View) -> Settled:
    """Now: the day of publication; of what is to come, from that day on."""
    if view.future:
        return Settled(Days(view.published, None, "open"))
    return Settled(Days(view.published, view.published, "day"))


def soon(view: View) -> Settled:
    """Soon: from publication on, without an end; soon after what is told, in the past tense."""
    if view.tense == "past":
        return Settled(Days(view.reference, view.published, "open"), True)
    return Settled(Days(view.published, None, "open"))


def unbounded(view: View) -> Settled:
    """Recently, every day: some time up to publication."""
    return Settled(Days(None, view.published, "open"))


def _from_now(view: View, end: date | None) -> date | None:
    return view.published if view.published and end and view.published <= end else None


def _unknown(view: View) -> Settled:
    """No day of publication to count from, or no such day: nothing is guessed."""
    moment = view.mention.moment
    grain = (moment.unit or moment.kind) if moment else "open"
    fine = {"date": "day", "weekday": "day", "weekend": "days", "unit": "open"}.get(grain, grain)
    return Settled(Days(None, None, fine))  # type: ignore[arg-type]  # kinds are precisions
