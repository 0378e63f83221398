"""Whose side an actor is on: allegiances of the registry, organs of a state, kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from onrecord.names.registry import Registry
from onrecord.reconciling.tables import table


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as a claim names him: the registry's id and a kind, null where not known."""

    actor: str | None
    kind: str | None


class Sides:
    """Answers whether two actors stand on one side, after the registry's allegiances.

    >>> sides = Sides.load()
    >>> sides.together(Who("syr-army", None), Who("lbn-hezbollah", None), year=2013)
    True
    >>> sides.against(Who("syr-army", None), Who("syr-fsa", None), year=2013)
    True
    """

    def __init__(self, registry: Registry, data: Mapping[str, Any]) -> None:
        self._registry = registry
        self._organs = {s: side for side, ends in data["organs"].items() for s in ends}
        self._camps = {k: camp for camp, kinds in data["camps"].items() for k in kinds}
        self._combatants = frozenset(data["combatants"])
        self._third = frozenset(data["third"])
        self._generic = tuple(data["generic"])
        self._reached: dict[tuple[str, int | None], frozenset[str]] = {}

    @classmethod
    def load(cls) -> Sides:
        """Those of the package's registry and table; kept in memory."""
        return _loaded()

    def of(self, actor: str, year: int | None = None) -> frozenset[str]:
        """The actor's id with those of all whom it stands with, and whom these stand with."""
        if (actor, year) not in self._reached:
            found, open_ = {actor}, [actor]
            while open_:
                new = [a for a in self._allies(open_.pop(), year) if a not in found]
                found.update(new)
                open_.extend(new)
            self._reached[actor, year] = frozenset(found)
        return self._reached[actor, year]

    def root(self, actor: str, year: int | None = None) -> str:
        """One id for a side: the first, by name, of those at the end of its allegiances.

        >>> Sides.load().root("syr-air-force")
        'syr-government'
        """
        reached = self.of(actor, year)
        ends = (a for a in reached if self.of(a, year) == {a})
        return min(ends, default=min(reached))  # allegiances that go in a circle have no end

    def side(self, who: Who, year: int | None = None) -> str | None:
        """The root of an actor that names one body; null for "the rebels", who may be any."""
        return self.root(who.actor, year) if who.actor and self._definite(who) else None

    def camp(self, who: Who) -> str | None:
        """`state` (those who stand with a government too) or `non-state`; null if neither tells."""
        if who.actor and any(a.endswith("-government") for a in self.of(who.actor)):
            return "state"
        entry = self._registry.actors.get(who.actor or "")
        return self._camps.get((entry.kind if entry else who.kind) or "")

    def fights(self, who: Who) -> bool:
        """Whether its kind is one of those who fight."""
        return who.kind in self._combatants

    def fights_only(self, whom: Sequence[Who]) -> bool:
        """Whether there are some, and all of them are of those who fight."""
        return bool(whom) and all(self.fights(w) for w in whom)

    def is_party(self, who: Who, year: int | None = None) -> bool:
        """Whether it takes part in the conflict, itself or by whose side it is on."""
        if who.actor and len(self.of(who.actor, year)) > 1:
            return True
        return who.kind is not None and who.kind not in self._third

    def together(self, a: Who, b: Who, year: int | None = None) -> bool:
        """Whether the two are known to stand on one side."""
        if a.actor is None or b.actor is None:
            return False
        return bool(self.of(a.actor, year) & self.of(b.actor, year))

    def may_be_one(self, a: Who, b: Who, year: int | None = None) -> bool:
        """Whether nothing tells that the two stand on two sides."""
        if self.together(a, b, year):
            return True
        camps = {self.camp(a), self.camp(b)} - {None}
        if len(camps) > 1:
            return False
        return not (self._definite(a) and self._definite(b))

    def against(self, a: Who, b: Who, year: int | None = None) -> bool:
        """Whether the two are parties, and of two sides."""
        return self.is_party(a, year) and self.is_party(b, year) and not self.may_be_one(a, b, year)

    def _definite(self, who: Who) -> bool:
        return who.actor is not None and self._end(who.actor) not in self._generic

    def _allies(self, actor: str, year: int | None) -> tuple[str, ...]:
        side = self._organs.get(self._end(actor))
        organ = (side.format(actor[:3]),) if side else ()
        return (*self._registry.allies(actor, year), *organ)

    @staticmethod
    def _end(actor: str) -> str:
        return actor[4:] if actor[3:4] == "-" else actor


@cache
def _loaded() -> Sides:
    return Sides(Registry.load(), MappingProxyType(table("sides.yaml")))
