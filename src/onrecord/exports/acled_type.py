"""Which event and sub-event of ACLED an incident is, by its types, its weapon and who is hit."""

from __future__ import annotations

from onrecord.exports.camps import camp_of, year_of
from onrecord.exports.countries import country_of_actor, iso3_of
from onrecord.exports.values import Exported
from onrecord.ontology.schemes import crosswalk
from onrecord.ontology.types import EventType, event_types
from onrecord.records import Side

ARMED = ("state", "group")
Coded = tuple[str, str | None]


def acled_type(incident: Exported) -> Coded | None:
    """ACLED's event and sub-event; null where it has none, or none can be told.

    The most telling type that has an event of ACLED's is taken, as its most specific weapon and
    sides make it. A sub-event is null where the sides that decide on it are not told.
    """
    for name in incident.types:
        coded = _coded(event_types()[name], incident)
        if coded is not None:
            return coded
    return None


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


def _coded(kind: EventType, incident: Exported) -> Coded | None:
    data, event = crosswalk(), kind.acled_event.value
    if event is None:
        return _by_sides(kind, incident)
    if event == "Battles":
        return _battle(kind, incident)
    if event == "Explosions/Remote violence":
        weapons = [
            data["acled_weapon"][w] for w in incident.instruments if w in data["acled_weapon"]
        ]
        return event, weapons[0] if weapons else kind.acled_sub_event.value
    if kind.name == "detention" and _takers(incident) == {"group"}:
        event, sub = data["acled_arrest_by_others"]
        return event, sub
    if kind.name == "protest":
        return event, _protest(incident) or kind.acled_sub_event.value
    return event, kind.acled_sub_event.value


def _by_sides(kind: EventType, incident: Exported) -> Coded | None:
    """A type whose event follows who is hit; remote weapons make it remote violence."""
    if kind.acled_event.why_not != event_types()["attack"].acled_event.why_not:
        return None
    data = crosswalk()
    weapons = [data["acled_weapon"][w] for w in incident.instruments if w in data["acled_weapon"]]
    if weapons:
        return "Explosions/Remote violence", weapons[0]
    hit = whom_hit(incident)
    if hit is None:
        return None
    event, sub = data["acled_hit"][hit]
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
    own = takers == {"state"} and all(_at_home(d, incident) for d in incident.doers)
    return "Battles", data["acled_taker"]["own_state" if own else "other"]


def _takers(incident: Exported) -> set[str | None]:
    doing = [d for d in incident.doers if d.role in ("lead", "joint", "ordered")]
    return {camp_of(d, _where(incident), year_of(incident)) for d in doing}


def _at_home(side: Side, incident: Exported) -> bool:
    return country_of_actor(side.actor) in (None, _where(incident))


def _protest(incident: Exported) -> str | None:
    told = {
        a.field.name for a in incident.told.answers if a.value and (a.value.low or a.value.best)
    }
    data: dict[str, str] = crosswalk()["acled_protest"]
    return next((sub for measure, sub in data.items() if measure in told), None)


def _where(incident: Exported) -> str | None:
    return iso3_of(incident.place.country if incident.place else None)
