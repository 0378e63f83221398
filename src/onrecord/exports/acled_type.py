"""Which event and sub-event of ACLED an incident is, by its types, its weapon and who is hit."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.camps import camp_of, year_of
from onrecord.exports.countries import country_of_actor, iso3_of
from onrecord.exports.tables import table
from onrecord.exports.values import Exported
from onrecord.ontology.schemes import crosswalk, schemes
from onrecord.ontology.types import EventType, event_types
from onrecord.records import Side

ARMED = ("state", "group")
Coded = tuple[str, str | None]


def acled_type(incident: Exported) -> Coded | None:
    """ACLED's event and sub-event; null where it has none, or none can be told.

    Of several types the one that stands highest in ACLED's table counts, as its codebook has it
    for "concurrent tactics within the same event"; types whose event follows who is hit, only
    where no other is told. A sub-event is null where the sides that decide on it are not told.
    """
    kinds = [event_types()[name] for name in incident.types]
    fixed = [_coded(k, incident) for k in kinds if k.acled_event.value]
    if fixed:
        return min(fixed, key=_rank)
    sided = (_by_sides(k, incident) for k in kinds)
    return next((coded for coded in sided if coded is not None), None)


def _rank(coded: Coded) -> tuple[int, int]:
    """Where an event and a sub-event stand in ACLED's table."""
    events = schemes()["acled"]
    event, sub = coded
    subs = list(events[event])
    return list(events).index(event), subs.index(sub) if sub in subs else len(subs)


def why_none(incident: Exported) -> str:
    """Why an incident has no event of ACLED's: its types have none, or who was hit is not told."""
    sided = event_types()["attack"].acled_event.why_not
    told = any(event_types()[t].acled_event.why_not == sided for t in incident.types)
    return "its type follows who is hit, which is not told" if told else "no type of ACLED's"


def whom_hit(incident: Exported) -> str | None:
    """`civilians` or `fighters`, whoever of the two suffered alone; fighters where both did."""
    country, year = _where(incident), year_of(incident)
    camps = {camp_of(v, country, year) for v in incident.victims if v.role in ("victim", "object")}
    opponents = [d for d in incident.doers if d.role == "opponent"]
    if camps & set(ARMED) or len(opponents) > 1:
        return "fighters"
    return "civilians" if "civilians" in camps else None


def _coded(kind: EventType, incident: Exported) -> Coded:
    """The code of a type that has an event of ACLED's, as weapon and sides make it."""
    data, event = crosswalk(), str(kind.acled_event.value)
    if event == "Battles":
        return _battle(kind, incident)
    if event == "Explosions/Remote violence":
        return event, next(_weapons(incident), kind.acled_sub_event.value)
    if kind.name == "detention" and _takers(incident) == {"group"}:
        event, sub = data["acled_arrest_by_others"]
        return event, sub
    if kind.name == "protest":
        return event, _protest(incident) or kind.acled_sub_event.value
    return event, kind.acled_sub_event.value


def _weapons(incident: Exported) -> Iterator[str]:
    named = crosswalk()["acled_weapon"]
    return (named[w] for w in incident.instruments if w in named)


def _by_sides(kind: EventType, incident: Exported) -> Coded | None:
    """A type whose event follows who is hit; remote weapons make it remote violence."""
    if kind.acled_event.why_not != event_types()["attack"].acled_event.why_not:
        return None
    weapon, hit = next(_weapons(incident), None), whom_hit(incident)
    if weapon is not None:
        return "Explosions/Remote violence", weapon
    if hit is None:
        return None
    event, sub = crosswalk()["acled_hit"][hit]
    return event, sub


def _battle(kind: EventType, incident: Exported) -> Coded:
    data = crosswalk()
    if kind.name in data["acled_civilians"] and whom_hit(incident) == "civilians":
        event, sub = data["acled_hit"]["civilians"]
        return event, sub
    if kind.name != "capture":
        return "Battles", kind.acled_sub_event.value
    takers = _takers(incident)
    if len(takers) != 1 or None in takers or (takers == {"state"} and not _where(incident)):
        return "Battles", None
    own = takers == {"state"} and any(at_home(d, incident) for d in incident.doers)
    return "Battles", data["acled_taker"]["own_state" if own else "other"]


def _takers(incident: Exported) -> set[str | None]:
    doing = [d for d in incident.doers if d.role in ("lead", "joint", "ordered")]
    return {camp_of(d, _where(incident), year_of(incident)) for d in doing}


def at_home(side: Side, incident: Exported) -> bool:
    """Whether somebody is the state in whose country it happened, or one of its organs."""
    of_state = side.kind in table("camps.yaml")["camps"]["state"]
    return of_state and country_of_actor(side.actor) in (None, _where(incident))


def _protest(incident: Exported) -> str | None:
    told = {
        a.field.name for a in incident.told.answers if a.value and (a.value.low or a.value.best)
    }
    data: dict[str, str] = crosswalk()["acled_protest"]
    return next((sub for measure, sub in data.items() if measure in told), None)


def _where(incident: Exported) -> str | None:
    return iso3_of(incident.place.country if incident.place else None)
