"""ACLED's actors of an incident: their names, their types, and how they meet."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.exports.acled_type import at_home, whom_hit
from onrecord.exports.camps import camp_of
from onrecord.exports.countries import country_of_actor, iso3_of, state_named
from onrecord.exports.tables import Cell, table
from onrecord.exports.values import Exported
from onrecord.ontology.schemes import schemes
from onrecord.records import Side

Named = tuple[str, str | None]


def sides_of(incident: Exported, event: str, sub_event: str | None) -> dict[str, Cell]:
    """The columns of actors; who is not told stays empty.

    Several of a kind stand in the columns of associated actors. The order means nothing but in
    violence against civilians, whose target stands second.
    """
    first, second = _two(incident, event)
    one, other = (first[0] if first else None), (second[0] if second else None)
    inters = [i for n in (one, other) if n and (i := n[1])]
    return {
        "actor1": one[0] if one else None,
        "assoc_actor_1": _rest(first),
        "inter1": one[1] if one else None,
        "actor2": other[0] if other else None,
        "assoc_actor_2": _rest(second),
        "inter2": other[1] if other else None,
        "interaction": _interaction(inters) if one and len(inters) == 1 + bool(other) else None,
        "civilian_targeting": _targeting(incident, event, sub_event, other),
    }


def _two(incident: Exported, event: str) -> tuple[list[Named], list[Named]]:
    opponents = [d for d in incident.doers if d.role == "opponent" and _is_actor(d)]
    doers = [d for d in incident.doers if d.role != "opponent" and _is_actor(d)] or opponents[:1]
    told = [v for v in incident.victims if v.role in ("victim", "object") and _is_actor(v)]
    hit = told or opponents[1:]
    doers.sort(key=lambda d: not at_home(d, incident))
    crowd = table("acled.yaml")["crowds"].get(event)
    first = [_named(d, incident, crowd) for d in doers]
    second = [_named(v, incident, None) for v in hit]
    return _distinct(first), _distinct(n for n in second if n not in first)


def _is_actor(side: Side) -> bool:
    """Whether it is somebody: tanks, "stability" and "people" of whom no more is told are not."""
    kinds = table("camps.yaml")["inter"]
    return bool(side.actor or side.kind in kinds or camp_of(side, None, None))


def _distinct(named: object) -> list[Named]:
    return [n for n in dict.fromkeys(named) if n[0]]  # type: ignore[call-overload]


def _named(side: Side, incident: Exported, crowd: str | None) -> Named:
    names, country = (
        table("acled.yaml")["names"],
        incident.place.country if incident.place else None,
    )
    inter = _inter(side, country, crowd)
    where = state_named(country)
    generic = inter if inter in names else side.kind
    if side.actor is None and generic in names and where:
        return names[generic].format(where), inter
    return side.name, inter


def _inter(side: Side, country: str | None, crowd: str | None) -> str | None:
    data = table("camps.yaml")
    if side.kind in data["camps"]["civilians"]:
        return crowd or "Civilians"
    home = country_of_actor(side.actor)
    abroad = side.kind in data["camps"]["state"] and home and country and home != iso3_of(country)
    found: str | None = data["external"] if abroad else data["inter"].get(side.kind or "")
    return found


def _interaction(inters: Sequence[str]) -> str | None:
    if not inters:
        return None
    if len(inters) == 1:
        return f"{inters[0]} only"
    ordered = sorted(inters, key=schemes()["inter"].index)
    told = "-".join(ordered)
    turned: str = table("acled.yaml")["turned"].get(told, told)
    return turned


def _targeting(
    incident: Exported, event: str, sub_event: str | None, other: Named | None
) -> str | None:
    data = table("acled.yaml")
    if sub_event == "Excessive force against protesters":
        return str(data["targeted"])
    civilians = whom_hit(incident) == "civilians" or (other is not None and other[1] == "Civilians")
    return str(data["targeted"]) if event in data["civilian"] and civilians else None


def _rest(named: Sequence[Named]) -> str | None:
    return "; ".join(name for name, _ in named[1:]) or None
