"""Which claims bear on a place that is asked for, and on how much of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.names.fold import fold
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.tables import table
from onrecord.records import Claim, Event, Participant, Place, Testimony, Words
from onrecord.records.place import Extent

FINE = ("point", "neighbourhood", "settlement", "area", None)
INNER = ("point", "neighbourhood")
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A place asked for: its ids, and the folded names that stand for it where no id does."""

    ids: frozenset[str]
    names: frozenset[str]
    shown: tuple[str, ...]

    def is_named(self, text: str) -> bool:
        """Whether these words are one of its names, with or without "the"."""
        return _key(text) in self.names

    def is_place(self, place: Place) -> bool:
        """Whether a place of a claim is this one: by id, and by name where it has none."""
        return place.id in self.ids if place.id else self.is_named(place.words.text)


def asked_of(
    place: str, name: str | None, testimonies: Iterable[Testimony], more: Iterable[str] = ()
) -> Asked:
    """The place that a gazetteer id ("geonames:173322") or a name stands for in these claims.

    A name stands for the settlements that claims give this name, else for whatever has it; an id
    for itself and for the names that claims give it, here or elsewhere (`more`). Gazetteer ids
    hold a colon.
    """
    seen = [p for t in testimonies if t.claim.event for p in t.claim.event.places]
    is_id = ":" in place
    given = [n for n in (None if is_id else place, name) if n]
    keys = {_key(n) for n in given}
    ids = {place} if is_id else _ids_of(keys, seen)
    said = [t for p in seen if p.id in ids for t in (p.words.text, p.name)]
    told = [t for t in (*said, *more) if t and t[:1].isupper()]
    shown = tuple(dict.fromkeys((*given, *(t for t in told if not t.startswith("The ")))))
    return Asked(frozenset(ids), frozenset(keys | {_key(t) for t in shown}), shown)


def _ids_of(keys: set[str], seen: Iterable[Place]) -> set[str]:
    named = [p for p in seen if p.id and keys & {_key(p.words.text), _key(p.name or "")}]
    return {p.id for p in named if p.id and p.precision in FINE} or {p.id for p in named if p.id}


def _key(text: str) -> str:
    return fold(text.removeprefix("the ").removeprefix("The "))


@dataclass(frozen=True, slots=True)
class Bearing:
    """How an event bears on the place asked for: its relation, and how much of the place."""

    relation: str
    extent: Extent | None
    why: str


def bearing_of(claim: Claim, event: Event, asked: Asked, sides: Sides) -> Bearing | None:
    """How an event bears on the place; null where it does not name it.

    A quarter, a building or a road in the place decides a part of it only.
    """
    things = [t for t in event.targets if t.role == "object" and is_thing(t, sides)]
    if any(asked.is_named(t.words.text) for t in event.targets):
        return Bearing("in", None, "the place is what it is done to")
    found = next((p for p in event.places if asked.is_place(p)), None)
    if found is None:
        return None
    inner = [p for p in event.places if p is not found and p.precision in INNER]
    within = [*(p.words.text for p in inner if p.relation == "in"), *(t.words.text for t in things)]
    if found.relation == "in":
        within.extend(w for w in [_something_in(claim, event, found)] if w)
    if within:
        return Bearing(found.relation, "part", f"it tells of “{within[0]}” only")
    return Bearing(found.relation, found.extent, "the place is named")


def _something_in(claim: Claim, event: Event, place: Place) -> str | None:
    """The words that tell of something in the place, or named after it, rather than of itself.

    "Took the square in Qusayr", "took Goma International Airport". Read from the words between
    the trigger and the place, and from those that follow the place's name.
    """
    data = table("control.yaml")
    evidence = next((e.words for e in claim.evidence if _holds(e.words, place.words)), None)
    if evidence is None or not _holds(evidence, event.trigger):
        return None
    text, start = evidence.text, evidence.start
    between = text[event.trigger.end - start : place.words.start - start]
    told = set(WORD.findall(between.lower()))
    if told & set(data["inner"]) and told - set(data["inner"]) - set(data["plain"]):
        return " ".join(between.split())
    after = re.split(r"[^\w\s-]", re.sub("^[’']s? ", "", text[place.words.end - start :]))[0]
    following = WORD.findall(after.lower())[:3]
    named = next((w for w in following if w in {*data["named_after"], *data["inner"]}), None)
    return named if named in data["named_after"] else None


def _holds(whole: Words, part: Words) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def is_thing(target: Participant, sides: Sides) -> bool:
    """Whether it is neither a party nor a person: a square, a bridge, a base."""
    people = target.actor is not None or target.kind in table("control.yaml")["people"]
    return not people and not sides.fights(Who(target.actor, target.kind))
