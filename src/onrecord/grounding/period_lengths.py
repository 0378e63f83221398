"""Lengths of time settled: the last N days, N weeks ago, weeks of fighting, a day later."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.grounding.period_days import (
    Days,
    around,
    iso_duration,
    length_precision,
    moved,
    whole,
)
from onrecord.grounding.period_view import Settled, View
from onrecord.records.period import PeriodPrecision


def past(view: View) -> Settled:
    """The last N units: up to publication. "Recent days" take the calendar's window, inferred."""
    amount, unit = view.mention.amount, view.unit
    precision = length_precision(amount, unit)
    end = view.published
    start = end and (moved(end, -amount, unit) if amount else _window(end, -1, view))
    return Settled(Days(start, end, precision), not amount, iso_duration(amount, unit))


def coming(view: View) -> Settled:
    """The next N units, from publication; "the coming days" take the calendar's window.

    In the past tense they run from the day the text speaks of.
    """
    if view.tense == "past":
        return within(view)
    amount, unit = view.mention.amount, view.unit
    start = view.published
    end = start and (moved(start, amount, unit) if amount else _window(start, 1, view))
    days = Days(start, end, length_precision(amount, unit))
    return Settled(days, not amount, iso_duration(amount, unit))


def ago(view: View) -> Settled:
    """N units ago: a day for days, half a unit on either side for longer ones."""
    return Settled(distance(view, view.published, -1), not view.mention.amount)


def in_time(view: View) -> Settled:
    """For "in two weeks": from now in the future tense, else the length that it took."""
    if view.future or view.mention.kind == "relative":
        return Settled(distance(view, view.published, 1), not view.mention.amount)
    return lasting(view)


def within(view: View) -> Settled:
    """Within N units: from publication on, or in the past from the day the text speaks of."""
    if view.tense == "past":
        if view.reference is None:
            return Settled(Days(None, view.published, "open"), True)
        start: date | None = view.reference
    else:
        start = view.published
    amount, unit = view.mention.amount, view.unit
    end = start and (moved(start, amount, unit) if amount else _window(start, 1, view))
    days = Days(start, end, length_precision(amount, unit))
    return Settled(days, not amount or view.tense == "past", iso_duration(amount, unit))


def lasting(view: View) -> Settled:
    """N units of something: up to the day the text speaks of, else publication; inferred.

    A vague length ("weeks of fighting") leaves the start open. In the future tense the length
    runs from publication on.
    """
    amount, unit = view.mention.amount, view.unit
    precision, duration = length_precision(amount, unit), iso_duration(amount, unit)
    if view.future:
        end = view.published and amount and moved(view.published, amount, unit)
        return Settled(Days(view.published, end or None, precision), True, duration)
    last = view.reference or view.published
    start = last and amount and moved(last, -amount, unit)
    return Settled(Days(start or None, last, precision), True, duration)


def nth(view: View) -> Settled:
    """For the third day: the third counted is the last."""
    amount, unit = view.mention.amount or 1, view.unit
    last = view.reference or view.published
    back = amount - 1 if unit.precision == "day" else amount
    precision = length_precision(None, unit)
    start = last and moved(last, -back, unit)
    return Settled(Days(start, last, precision), True, iso_duration(amount, unit))


def shifted(view: View) -> Settled:
    """The next day, two days later, hours after: from the day named, else the one spoken of.

    Without either the days are unknown: an open period up to publication.
    """
    named = view.settled(view.mention.moment)
    reference = (named and named.start) or view.reference
    if reference is None:
        return Settled(Days(None, view.published, "open"), True)
    unit = view.unit
    if view.mention.relation == "at":
        same = (reference, reference)
        precision: PeriodPrecision = unit.precision  # type: ignore[assignment]  # calendar's file
        span = same if unit.precision in ("hour", "day") else whole(reference, unit.name)
        return Settled(view.known(Days(*span, precision)), True)
    days = distance(view, reference, 1 if view.mention.relation == "later" else -1)
    return Settled(view.known(days), named is None)


def distance(view: View, origin: date | None, sign: int) -> Days:
    """The days that lie N units from `origin`, before it (-1) or after it (1)."""
    amount, unit = view.mention.amount, view.unit
    if origin is None:
        return Days(None, None, _precision(view))
    if amount is None:
        return _vague_distance(view, origin, sign)
    day = moved(origin, sign * amount, unit)
    if day is None:
        return Days(None, None, _precision(view))
    if unit.precision == "hour":
        first, last = min(day, origin), max(day, origin)
        return Days(first, last, "hour")
    return Days(*around(day, unit), _precision(view))


def _vague_distance(view: View, origin: date, sign: int) -> Days:
    """For "a few days ago", "years later": within the window; years and decades leave it open."""
    far: date | None = _window(origin, sign, view)
    near = origin + timedelta(days=sign * (view.unit.days > 0))
    if view.unit.precision in ("year", "decade"):
        far = None
    precision = length_precision(None, view.unit)
    if sign < 0:
        return Days(far, near, precision)
    start = near if view.unit.days else origin
    if far is None and view.published and view.published >= start:
        far = view.published
    return Days(start, far, precision)


def _precision(view: View) -> PeriodPrecision:
    return view.unit.precision  # type: ignore[return-value]  # the calendar's file names them


def _window(day: date, sign: int, view: View) -> date:
    return day + timedelta(days=sign * view.names.windows[view.unit.name])
