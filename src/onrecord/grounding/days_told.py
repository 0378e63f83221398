"""The day that a text speaks of, for "that day" and "the next day"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from onrecord.claims.draft import Draft
from onrecord.grounding.periods import settle_time
from onrecord.reading.reading import Reading
from onrecord.records import Period

DAYS = ("day", "night", "morning", "afternoon", "evening", "days")
FUTURE = ("planned", "predicted", "threatened", "demanded")


def days_before(reading: Reading, drafts: Sequence[Draft]) -> Iterator[date | None]:
    """For each draft the single day that the drafts before it told of last."""
    last: date | None = None
    for draft in drafts:
        yield last
        period = period_of(reading, draft, last)
        if period is not None and period.precision == "day" and period.start == period.end:
            last = period.start or last


def period_of(reading: Reading, draft: Draft, day: date | None) -> Period | None:
    """The period of a draft; `day` is the one told before, on which "that day" leans."""
    if draft.time is None:
        return None
    tense: Literal["past", "future"] = "future" if draft.modality in FUTURE else "past"
    words = draft.time.words.text.casefold().split()
    leans = draft.time.kind == "anaphoric" and any(w in DAYS for w in words)
    reference = day if leans else None
    return settle_time(draft.time, reading.report.published, reference=reference, tense=tense)
