"""In how much two accounts are alike, finer than the levels of comparison: points of log2 odds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any

from onrecord.incidents.consistency import distance_km
from onrecord.records.account import Account, Side, Spot

KM_OF_DEGREE = 111.2
Bounds = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Traits:
    """What of an account is looked at, made once an account and not once a pair."""

    words: frozenset[str]
    doers: frozenset[str]
    victims: frozenset[str]
    types: tuple[str, ...]
    start: int | None
    end: int | None
    place: str | None
    at: tuple[float, float] | None
    killed: Bounds | None


class Likeness:
    """Points for what two accounts share, by the numbers of `matching.yaml`."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._told = {name: float(value) for name, value in options.items()}
        self._held: dict[str, Traits] = {}

    def points(self, a: Account, b: Account) -> float:
        """The points of two accounts."""
        told, one, other = self._told, self._traits(a), self._traits(b)
        found = told["words"] * _shared(one.words, other.words)
        found += told["day"] * min(told["days"], _apart(one, other))
        found += told["doers"] * (one.doers == other.doers)
        found += told["victims"] * (one.victims == other.victims)
        found += told["type"] * (one.types == other.types)
        return found + self._places(one, other) + self._figures(one.killed, other.killed)

    def _traits(self, account: Account) -> Traits:
        if account.id not in self._held:
            self._held[account.id] = _traits(account)
        return self._held[account.id]

    def _places(self, one: Traits, other: Traits) -> float:
        if one.place is None or other.place is None:
            return 0.0
        km = self._told["far"]
        if one.at and other.at:
            east = (one.at[1] - other.at[1]) * cos(radians(one.at[0]))
            km = min(km, KM_OF_DEGREE * hypot(one.at[0] - other.at[0], east))
        elif one.place == other.place:
            km = 0.0
        return self._told["place"] * (one.place == other.place) + self._told["km"] * km

    def _figures(self, one: Bounds | None, other: Bounds | None) -> float:
        if one is None or other is None:
            return 0.0
        if one == other:
            return self._told["figure"]
        x, y = _point(one), _point(other)
        return self._told["apart"] * abs(x - y) / max(x, y, 1)


def kilometres(a: Spot, b: Spot) -> float | None:
    """The distance of two places; 0 for one name without points, null where it is not known."""
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return 0.0 if a.name == b.name else None
    one = (a.latitude or 0.0, a.longitude or 0.0, 0.0)
    return distance_km(one, (b.latitude or 0.0, b.longitude or 0.0, 0.0))


def _traits(one: Account) -> Traits:
    first = one.places[0] if one.places else None
    point = (first.latitude, first.longitude) if first else (None, None)
    killed = next((t for t in one.tolls if t.measure == "killed"), None)
    return Traits(
        words=frozenset(one.words),
        doers=_who(one.doers),
        victims=_who(one.victims),
        types=one.types,
        start=one.start.toordinal() if one.start else None,
        end=one.end.toordinal() if one.end else None,
        place=first.name if first else None,
        at=None if point[0] is None or point[1] is None else (point[0], point[1]),
        killed=(killed.low, killed.best, killed.high) if killed else None,
    )


def _who(sides: tuple[Side, ...]) -> frozenset[str]:
    return frozenset(s.actor or s.name for s in sides)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def _apart(one: Traits, other: Traits) -> int:
    """Days between the starts and between the ends."""
    days = abs(one.start - other.start) if one.start and other.start else 0
    return days + (abs(one.end - other.end) if one.end and other.end else 0)


def _point(bounds: Bounds) -> int:
    low, best, high = bounds
    return best if best is not None else low or high or 0
