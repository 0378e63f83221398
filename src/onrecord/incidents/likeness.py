"""In how much two accounts are alike, finer than the levels of comparison: points of log2 odds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.incidents.consistency import distance_km
from onrecord.records.account import Account, Side, Spot, Toll


class Likeness:
    """Points for what two accounts share, by the numbers of `matching.yaml`; none for weights."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._told = {name: float(value) for name, value in options.items()}
        self._words: dict[str, frozenset[str]] = {}

    def points(self, a: Account, b: Account) -> float:
        """The points of two accounts."""
        told = self._told
        return (
            told["words"] * self._shared(a, b)
            + told["day"] * min(told["days"], _days(a, b))
            + self._places(a, b)
            + self._figures(a, b)
            + told["doers"] * (_who(a.doers) == _who(b.doers))
            + told["victims"] * (_who(a.victims) == _who(b.victims))
            + told["type"] * (a.types == b.types)
        )

    def _shared(self, a: Account, b: Account) -> float:
        one, other = self._set(a), self._set(b)
        both = len(one & other)
        return both / (len(one) + len(other) - both) if both else 0.0

    def _set(self, account: Account) -> frozenset[str]:
        if account.id not in self._words:
            self._words[account.id] = frozenset(account.words)
        return self._words[account.id]

    def _places(self, a: Account, b: Account) -> float:
        if not a.places or not b.places:
            return 0.0
        one, other = a.places[0], b.places[0]
        km = self.km(one, other)
        far = self._told["far"] if km is None else min(self._told["far"], km)
        return self._told["place"] * (one.name == other.name) + self._told["km"] * far

    def _figures(self, a: Account, b: Account) -> float:
        one, other = _killed(a), _killed(b)
        if one is None or other is None:
            return 0.0
        if (one.low, one.best, one.high) == (other.low, other.best, other.high):
            return self._told["figure"]
        x, y = (t.best if t.best is not None else (t.low or t.high or 0) for t in (one, other))
        return self._told["apart"] * abs(x - y) / max(x, y, 1)

    @staticmethod
    def km(a: Spot, b: Spot) -> float | None:
        """The distance of two places; 0 for one name without points, null where it is not known."""
        if None in (a.latitude, a.longitude, b.latitude, b.longitude):
            return 0.0 if a.name == b.name else None
        one = (a.latitude or 0.0, a.longitude or 0.0, 0.0)
        return distance_km(one, (b.latitude or 0.0, b.longitude or 0.0, 0.0))


def _days(a: Account, b: Account) -> float:
    ends = [(a.start, b.start), (a.end, b.end)]
    return float(sum(abs((x - y).days) for x, y in ends if x and y))


def _who(sides: tuple[Side, ...]) -> set[str]:
    return {s.actor or s.name for s in sides}


def _killed(one: Account) -> Toll | None:
    return next((t for t in one.tolls if t.measure == "killed"), None)
