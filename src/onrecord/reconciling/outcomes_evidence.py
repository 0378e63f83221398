"""Later claims that bear on a forecast: that it came about, or that it did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.names.fold import fold
from onrecord.reconciling.forecasts import place_key
from onrecord.reconciling.forecasts_values import Forecast
from onrecord.reconciling.outcomes_later import Later, said_of
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.tables import table
from onrecord.records import Event, Participant, Place, Testimony

Bears = Literal["in_time", "late", "undated", "partly", "not"]
DOING = ("lead", "joint", "ordered", "holder", "opponent")


@dataclass(frozen=True, slots=True)
class Bearing:
    """One later claim that bears on a forecast: how, and the last day of what it tells of."""

    testimony: Testimony
    bears: Bears
    day: date


def bearings_of(forecast: Forecast, later: Later, as_of: date, sides: Sides) -> list[Bearing]:
    """What was published after the forecast, up to `as_of`, of the same act, place and sides.

    Also what tells of the begin of an operation by a name that the forecast's report gives.
    """
    told = [
        (t, event, published)
        for t, event, published in _candidates(forecast, later, sides)
        if published <= as_of
    ]
    known = any(_before(forecast, day) and said_of(t) == "yes" for t, _, day in told)
    bearings = (_bearing(forecast, *t, known=known) for t in told if not _before(forecast, t[2]))
    return [b for b in bearings if b is not None]


def _candidates(
    forecast: Forecast, later: Later, sides: Sides
) -> Iterator[tuple[Testimony, Event, date]]:
    there = later.at(forecast.places, types_of(forecast))
    fitting = (t for t in there if fits(forecast, t.claim.event, sides))
    for testimony in (*fitting, *later.named(forecast)):
        published, event = testimony.report.published, testimony.claim.event
        if event is not None and published is not None:
            yield testimony, event, published


def _before(forecast: Forecast, published: date) -> bool:
    return forecast.made is not None and published <= forecast.made


def _bearing(
    forecast: Forecast, testimony: Testimony, event: Event, published: date, *, known: bool
) -> Bearing | None:
    """How one later claim bears on a forecast; null where it does not.

    `known` is true where the like was told before the forecast: then a later claim without a
    first day may tell of that.
    """
    said = said_of(testimony)
    start, end = (event.period.start, event.period.end) if event.period else (None, None)
    last = min(end or published, published)
    if said is None or (forecast.made and last < forecast.made) or _is_far(forecast, last):
        return None
    if said == "no":
        return Bearing(testimony, "not", last)
    ongoing = testimony.claim.modality == "ongoing"
    begun = last if start is None and ongoing else start
    if known and forecast.made and (begun is None or begun < forecast.made):
        return None
    if forecast.deadline is None or last <= forecast.deadline:
        return Bearing(testimony, "partly" if _partly(forecast, event) else "in_time", last)
    late = begun is not None and begun > forecast.deadline
    return Bearing(testimony, "late" if late else "undated", last)


def _near_only(forecast: Forecast) -> bool:
    return {p.relation for p in forecast.places} == {"near"}


def _is_far(forecast: Forecast, day: date) -> bool:
    """Whether a day is too far off for a forecast that has no deadline."""
    reach = timedelta(days=table("forecasts.yaml")["reach_days"])
    return forecast.deadline is None and forecast.made is not None and day > forecast.made + reach


def _partly(forecast: Forecast, event: Event) -> bool:
    """Whether only a part of the place forecast, what is near it, or an attempt is told of."""
    if event.realised == "attempted" and not forecast.attempt:
        return True
    if _relations(forecast, event) == {"near"} and not _near_only(forecast):
        return True
    told = {p.extent for p in event.places if p.extent}
    asked = {p.extent for p in forecast.places if p.extent}
    return bool(told) and told <= {"part", "most"} and not asked


def fits(forecast: Forecast, event: Event | None, sides: Sides) -> bool:
    """Whether an event is of the type, at the place and by the side that a forecast names."""
    return (
        event is not None
        and event.type in types_of(forecast)
        and bool(_relations(forecast, event) & _where(forecast))
        and _same_side(forecast, event, sides)
    )


def unjudgeable(forecast: Forecast) -> str | None:
    """Why the machine proposes nothing for a forecast; null where it can.

    It needs an act, a place, and a doer (but for what falls to whomever); and where the place is
    no finer than a region or a country, a doer that the registry knows.
    """
    data = table("forecasts.yaml")
    if forecast.type in data["no_act"]:
        return "it names no act that later claims could tell of"
    if not forecast.places:
        return "it names no place"
    doers = [d for d in forecast.doers if d.role in DOING]
    if not doers and forecast.type not in data["without_doer"]:
        return "it names nobody who is to do it"
    if _is_wide(forecast) and not any(d.actor for d in doers):
        return "its place is too wide to tell one such event from another"
    return None


def _is_wide(forecast: Forecast) -> bool:
    wide = table("forecasts.yaml")["wide"]
    return all(p.precision in wide for p in forecast.places)


def types_of(forecast: Forecast) -> set[str]:
    """The types of events that fulfil a forecast."""
    data = table("forecasts.yaml")
    more = data["attempts"] if forecast.attempt else ()
    types = {forecast.type, *data["fulfils"].get(forecast.type, ()), *more}
    return types - set(data["no_act"])


def _fine(places: Sequence[Place]) -> list[Place]:
    """The places, without the regions that a finer one lies in."""
    wide = table("forecasts.yaml")["wide"]
    fine = [p for p in places if p.precision not in wide]
    return fine or list(places)


def _relations(forecast: Forecast, event: Event) -> set[str]:
    """How the places forecast bear on an event: in, near, from and so on."""
    ours = {place_key(p) for p in _fine(forecast.places)}
    return {p.relation for p in event.places if place_key(p) in ours}


def _where(forecast: Forecast) -> set[str]:
    data = table("forecasts.yaml")
    return {*data["where"], *(["near"] if forecast.type in data["near"] else [])}


def _same_side(forecast: Forecast, event: Event, sides: Sides) -> bool:
    """Whether one of the doers may be of a side forecast; what falls may do so to nobody named.

    Where the place is wide, both must be known by id.
    """
    ours = [d for d in forecast.doers if d.role in DOING]
    theirs = [a for a in event.actors if a.role in DOING and a.blame != "denied"]
    if not ours or not theirs:
        return event.type in table("forecasts.yaml")["without_doer"]
    year = forecast.made.year if forecast.made else None
    by_name = _is_wide(forecast)
    pairs = [(a, b) for a in ours for b in theirs if not by_name or (a.actor and b.actor)]
    return any(_together(a, b, sides, year) for a, b in pairs)


def _together(a: Participant, b: Participant, sides: Sides, year: int | None) -> bool:
    one, other = Who(a.actor, a.kind), Who(b.actor, b.kind)
    if a.actor and b.actor:
        return a.actor == b.actor or sides.together(one, other, year)
    if _fights(one, sides) and _fights(other, sides):
        return sides.may_be_one(one, other, year)
    return fold(a.words.text) == fold(b.words.text)


def _fights(who: Who, sides: Sides) -> bool:
    return sides.fights(who) or who.kind == "government"
