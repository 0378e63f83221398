"""Who stands against whom in an incident: states, organised groups and civilians."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.exports.countries import iso3_of, state_named
from onrecord.exports.tables import table
from onrecord.exports.values import Exported
from onrecord.reconciling.classes import is_untold
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.tables import table as reconciling_table
from onrecord.records import Side

Camp = Literal["state", "group", "civilians"]
DOING = ("lead", "joint", "ordered", "opponent")
SUFFERING = ("victim", "object", "opponent")


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an incident: its name, its camp and the root of its allegiances."""

    name: str
    camp: Camp
    root: str | None
    who: Who


@dataclass(frozen=True, slots=True)
class Facing:
    """The two sides of an incident, a state first; else the reason why one is not known."""

    a: Party | None
    b: Party | None
    why_not: str | None = None

    @property
    def camps(self) -> str | None:
        """The two camps as `crosswalk.yaml` writes them ("state-group"), null where not known."""
        return f"{self.a.camp}-{self.b.camp}" if self.a and self.b else None


def facing(incident: Exported) -> Facing:
    """The two sides of an incident, as far as its accounts tell and do not contradict each other.

    Those who act together are one side, a state first. Civilians are a side only where no
    organised one suffered: fighters are whom an attack that killed both was made against.
    """
    if any(a.field.name == "doer" and a.dispute for a in incident.told.answers):
        return Facing(None, None, "origins contradict each other on who did it")
    doers = _merged(_organised(incident, incident.doers, DOING), incident)
    if not doers:
        return Facing(None, None, "no organised side is named that did it")
    hit = _organised(incident, incident.victims, SUFFERING)
    sides = [*doers, *_distinct(p for p in hit if not _in(p, doers))]
    if len(sides) == 1 and _civilians(incident):
        return Facing(sides[0], Party("Civilians", "civilians", None, Who(None, "civilians")))
    if len(sides) > 2:
        return Facing(None, None, "more than two sides are named")
    if len(sides) == 1:  # a state is side A whomever it hit, a group may be either
        known = sides[0] if sides[0].camp == "state" else None
        return Facing(known, None, "nobody is named who was hit")
    first = sorted(sides, key=lambda p: p.camp != "state")
    return Facing(first[0], first[1])


def camp_of(side: Side, country: str | None, year: int | None) -> Camp | None:
    """What one of those named stands as; null where the words do not tell.

    "People" and "victims" are nobody's side: the reader's kind of them is only its guess. A group
    that stood in that year with the government of the country where it happened counts as that
    government, as UCDP counts those who support a warring party.
    """
    data = table("camps.yaml")
    if side.actor is None and (side.kind in data["nameless"] or is_untold(side.name)):
        return None
    for camp, kinds in data["camps"].items():
        if side.kind in kinds:
            loyal = camp == "group" and _with_government(side, country, year)
            return "state" if loyal else camp
    return None


def year_of(incident: Exported) -> int | None:
    """The year in which an incident began, else ended; null where no day is known."""
    day = incident.start or incident.end
    return day.year if day else None


def _organised(incident: Exported, sides: tuple[Side, ...], roles: tuple[str, ...]) -> list[Party]:
    country = iso3_of(incident.place.country if incident.place else None)
    year = year_of(incident)
    told = [(s, camp_of(s, country, year)) for s in sides if s.role in roles]
    return [_party(s, camp, country, year) for s, camp in told if camp not in (None, "civilians")]


def _merged(doers: list[Party], incident: Exported) -> list[Party]:
    """Each side of those who act: who is of one camp acts together, the state of the place first.

    In a fight, whose doers stand on both sides, those are two who are against each other.
    """
    country, year = iso3_of(incident.place.country if incident.place else None), year_of(incident)
    home = f"{(country or '').lower()}-government"
    both = bool(set(incident.types[:1]) & set(reconciling_table("agreeing.yaml")["shared"]))
    both = both or any(d.role == "opponent" for d in incident.doers)
    found: list[Party] = []
    for party in sorted(doers, key=lambda p: (p.camp != "state", p.root != home, not p.who.actor)):
        same = [p for p in found if p.camp == party.camp]
        if not any(not both or not Sides.load().against(p.who, party.who, year) for p in same):
            found.append(party)
    return found


def _distinct(parties: Iterable[Party]) -> list[Party]:
    """Each party once, those with a name first: "rebels" beside a named group are that group."""
    found: list[Party] = []
    for party in sorted(parties, key=lambda p: p.who.actor is None):
        if not _in(party, found):
            found.append(party)
    return found


def _party(side: Side, camp: Camp | None, country: str | None, year: int | None) -> Party:
    who = Who(side.actor, side.kind)
    root = Sides.load().side(who, year) if side.actor else None
    if camp == "state":
        if side.kind in table("camps.yaml")["camps"]["group"] and country:
            root = f"{country.lower()}-government"
        return Party(_government(root) or side.name, "state", root, who)
    return Party(side.name, "group", root or side.actor, who)


def _government(root: str | None) -> str | None:
    """UCDP's name of a state's side: "Government of Syria"."""
    if root is None or not root.endswith("-government"):
        return None
    state = state_named(root[:3].upper())
    return f"Government of {state}" if state else None


def _in(party: Party, others: Iterable[Party]) -> bool:
    unnamed = party.who.actor is None
    return any(
        o.name == party.name
        or (o.root is not None and o.root == party.root)
        or (unnamed and o.camp == party.camp)
        for o in others
    )


def _civilians(incident: Exported) -> bool:
    told = (camp_of(v, None, None) for v in incident.victims if v.role in SUFFERING)
    if "civilians" in told:
        return True
    return any(a.field.of == "civilians" for a in incident.told.answers)


def _with_government(side: Side, country: str | None, year: int | None) -> bool:
    if side.actor is None or country is None:
        return False
    return f"{country.lower()}-government" in Sides.load().of(side.actor, year)
