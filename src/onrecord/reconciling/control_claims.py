"""What a claim says of who holds a place: one saying for each side that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from onrecord.reconciling.control_days import Days, days_of
from onrecord.reconciling.control_place import Asked, Bearing, bearing_of
from onrecord.reconciling.control_values import Says
from onrecord.reconciling.sides import Sides
from onrecord.reconciling.tables import table
from onrecord.reconciling.telling import verdict
from onrecord.records import Claim, Event, Participant, Testimony
from onrecord.records.place import Extent

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """A saying before the sides are told apart; `who` is null where nobody is named."""

    testimony: Testimony
    says: Says
    who: Participant | None
    extent: Extent | None
    days: Days
    change: bool
    why: str


def told_of(testimony: Testimony, asked: Asked, sides: Sides) -> Iterator[Told]:
    """Everything that one claim says of who holds the place; nothing where it is of no day."""
    event, bearing = testimony.claim.event, bears_on(testimony, asked, sides)
    if event is not None and bearing is not None:
        what = table("control.yaml")["types"][event.type]
        days = days_of(testimony, state=what == "holds")
        if days is not None:
            yield from _SAID[what](_One(testimony, event, bearing, days))


def bears_on(testimony: Testimony, asked: Asked, sides: Sides) -> Bearing | None:
    """How a claim bears on who holds the place; null where it does not."""
    event = testimony.claim.event
    what = table("control.yaml")["types"].get(event.type) if event else None
    if event is None or what is None or _takes_people(event, asked):
        return None
    bearing = bearing_of(testimony.claim, event, asked, sides)
    return bearing if bearing and _bears(what, bearing, event) else None


def _takes_people(event: Event, asked: Asked) -> bool:
    """Captured soldiers are no captured town."""
    victims = [t for t in event.targets if t.role == "victim"]
    return bool(victims) and not any(asked.is_named(t.words.text) for t in event.targets)


def _bears(what: str, bearing: Bearing, event: Event) -> bool:
    if what == "leaves" and event.type == "surrender":
        return bearing.why.startswith("the place is what")  # men surrender in places, too
    return bearing.relation in table("control.yaml")["relations"][what]


@dataclass(frozen=True, slots=True)
class _One:
    testimony: Testimony
    event: Event
    bearing: Bearing
    days: Days

    @property
    def claim(self) -> Claim:
        return self.testimony.claim

    def doers(self) -> list[Participant]:
        return [p for p in self.event.actors if _holds(p, table("control.yaml")["doing"])]

    def losers(self) -> list[Participant]:
        return [p for p in self.event.targets if _holds(p, ("object",))]

    def told(
        self,
        says: Says,
        who: Participant | None,
        why: str,
        *,
        days: Days | None = None,
        change: bool = True,
        extent: Any = "as told",
    ) -> Told:
        much = self.bearing.extent if extent == "as told" else extent
        return Told(self.testimony, says, who, much, days or self.days, change, why)


def _holds(who: Participant, roles: tuple[str, ...]) -> bool:
    if who.role not in roles or who.blame == "denied":
        return False
    return who.kind in table("control.yaml")["holders"]


def _counter(one: _One) -> Says | None:
    """How a claim that does not say yes bears on what it tells of: `not`, `doubts` or nothing."""
    if verdict(one.claim) == "no":
        return "not"
    actual = one.claim.modality in ("actual", "ongoing")
    return "doubts" if one.claim.stance == "doubted" and actual else None


def _takes(one: _One) -> Iterator[Told]:
    if verdict(one.claim) == "yes":
        for who in one.doers():
            yield one.told("holds", who, "took it")
        for who in one.losers():
            yield from _gone(one, who, "lost it")
        if not one.doers() and not one.losers():
            yield one.told("fell", None, "it fell, to whom is not said")
    elif counter := _counter(one):
        for who in one.doers():
            yield one.told(counter, who, "did not take it", change=False)
        if not one.doers() and counter == "not":
            yield one.told("unchanged", None, "that it fell is denied", change=False)


def _leaves(one: _One) -> Iterator[Told]:
    if verdict(one.claim) == "yes":
        for who in one.doers():
            yield from _gone(one, who, "left it")
    elif _counter(one) == "not":
        for who in one.doers():
            yield one.told("holds", who, "is said not to have left it", change=False)


def _gone(one: _One, who: Participant, why: str) -> Iterator[Told]:
    """Who lost or left a place held it until the day before; where no day is told, before then."""
    yield one.told("left", who, why)
    start = one.days.earliest
    if start is not None:
        before = Days(None, start - DAY, start - DAY, loose=False)
        yield one.told("holds", who, f"{why}, so held it before", days=before, change=False)


def _is_held(one: _One) -> Iterator[Told]:
    if verdict(one.claim) == "yes":
        for who in one.doers():
            yield one.told("holds", who, "holds it", change=False)
    elif counter := _counter(one):
        for who in one.doers():
            yield one.told(counter, who, "does not hold it", change=False)


def _hands_over(one: _One) -> Iterator[Told]:
    if verdict(one.claim) != "yes":
        return
    for who in one.doers():
        yield from _gone(one, who, "handed it over")
    for who in one.event.targets:
        if _holds(who, ("recipient",)):
            yield one.told("holds", who, "was given it")


def _enters(one: _One) -> Iterator[Told]:
    if verdict(one.claim) == "yes":
        for who in one.doers():
            yield one.told("holds", who, "went into it", extent="part")


_SAID = {
    "takes": _takes,
    "leaves": _leaves,
    "holds": _is_held,
    "hands_over": _hands_over,
    "enters": _enters,
}
