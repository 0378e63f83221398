"""The days that a claim of control speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.records import Testimony


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a saying, as in `ControlSaying`."""

    earliest: date | None
    first: date
    last: date
    loose: bool


def days_of(testimony: Testimony, state: bool) -> Days | None:
    """The days that a claim of control speaks of; null where neither it nor its report has one.

    A change was by the last day of its period. A state was on its last day, from its first day on
    where it has one, and until the report where it is told as going on. No day lies after the
    report.
    """
    claim, published = testimony.claim, testimony.report.published
    period = claim.event.period if claim.event else None
    start, end = (period.start, period.end) if period else (None, None)
    told = [d for d in (end, published) if d]
    if not told:
        return None
    goes_on = state and claim.modality == "ongoing" and published is not None
    last = published if goes_on and published else min(told)
    start = start if start and start <= last else None
    first = start if state and start else last
    return Days(start, first, last, loose=start is None and claim.modality != "ongoing")


def is_undated(testimony: Testimony) -> bool:
    """Whether neither the claim nor its report gives a day."""
    period = testimony.claim.event.period if testimony.claim.event else None
    return testimony.report.published is None and (period is None or period.end is None)
