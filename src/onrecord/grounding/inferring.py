"""What a claim's own sentence does not say, from the other claims of the same event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.grounding.grounded import Grounded
from onrecord.grounding.nearby import MAIN, has_place
from onrecord.grounding.periods import open_period
from onrecord.reading.reading import Reading
from onrecord.records import Period, Place

Near = Callable[[int], tuple[Place, ...]]


def inferred(
    reading: Reading, claims: Sequence[tuple[int, Grounded]], near: Near
) -> list[tuple[int, Grounded]]:
    """Give claims without place or period those of their event, marked as inferred.

    An event of which no claim has a place takes one that its sentence names, or, the main event,
    the title: `near` gives the place that a sentence names without tying it to an event.
    News without any word of time gets a period that is open at its start and ends on the day of
    publication.
    """
    places = {
        n: c.places[:1] for n, c in claims if c.places and c.draft.definite and not c.draft.cluster
    }
    places |= _nearby(reading, claims, near)
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


def _nearby(
    reading: Reading, claims: Sequence[tuple[int, Grounded]], near: Near
) -> dict[int, tuple[Place, ...]]:
    """Places named beside events of which no claim has one."""
    placed = {number for number, claim in claims if claim.places}
    found: dict[int, tuple[Place, ...]] = {}
    for number, claim in claims:
        if number not in placed and has_place(claim.type) and number not in found:
            named = near(claim.draft.sentence.number)
            if named:
                found[number] = named
    main = any(has_place(claim.type) for number, claim in claims if number == MAIN)
    if main and MAIN not in placed | found.keys():
        titles = [near(s.number) for s in reading if s.kind == "title"]
        found[MAIN] = next((named for named in titles if named), ())
    return found


def _period(reading: Reading, claim: Grounded, told: Period | None) -> Period | None:
    if told is not None and not claim.is_future:
        return replace(told, inferred=True)
    if claim.is_future or claim.type == "assessment":
        return None
    published = reading.report.published
    return open_period(published) if published else None
