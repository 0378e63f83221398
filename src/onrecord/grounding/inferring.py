"""What a claim's own sentence does not say, from the other claims of the same event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.grounding.grounded import Grounded
from onrecord.grounding.periods import open_period
from onrecord.reading.reading import Reading
from onrecord.records import Period


def inferred(
    reading: Reading, claims: Sequence[tuple[int, Grounded]]
) -> list[tuple[int, Grounded]]:
    """Give claims without place or period those of their event, marked as inferred.

    News without any word of time gets a period that is open at its start and ends on the day of
    publication.
    """
    places = {
        n: c.places[:1] for n, c in claims if c.places and c.draft.definite and not c.draft.cluster
    }
    periods: dict[int, Period] = {}
    out = []
    for number, claim in claims:
        if claim.places:
            places.setdefault(number, claim.places[:1])
        elif number in places and claim.type != "assessment":
            claim = replace(claim, places=tuple(replace(p, inferred=True) for p in places[number]))
        if claim.period:
            if claim.period.start is not None:
                periods.setdefault(number, claim.period)
        else:
            claim = replace(claim, period=_period(reading, claim, periods.get(number)))
        out.append((number, claim))
    return out


def _period(reading: Reading, claim: Grounded, told: Period | None) -> Period | None:
    if told is not None and not claim.is_future:
        return replace(told, inferred=True)
    if claim.is_future or claim.type == "assessment":
        return None
    published = reading.report.published
    return open_period(published) if published else None
