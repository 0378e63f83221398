"""An incident as its accounts together set it: what, on which days, where, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.records import Account, Spot


@cache
def nesting_rules() -> dict[str, Any]:
    """The data of `nesting.yaml`."""
    text = files("onrecord.incidents").joinpath("nesting.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@dataclass(frozen=True, slots=True)
class Scene:
    """What the accounts of one incident say of type, days, places, sides, and their words.

    `first` and `last` are the days that all dated accounts allow, else those that any does.
    `exact` is true where an account gives the day or a few; `lasts` where one gives a length.
    `breadth` is the rank of the widest place, raised where there are several towns.
    """

    id: str
    types: frozenset[str]
    first: date
    last: date
    exact: bool
    lasts: bool
    spots: tuple[Spot, ...]
    breadth: int
    sides: frozenset[str]
    words: frozenset[str]

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def scene_of(incident: str, accounts: Sequence[Account]) -> Scene | None:
    """The scene of an incident; null where no account is dated, or none has a settled place."""
    dated = [a for a in accounts if a.dated and a.start and a.end]
    spots = {spot for a in accounts for spot in a.places if _settled(spot)}
    if not dated or not spots:
        return None
    first, last = _days(dated)
    data = nesting_rules()
    return Scene(
        id=incident,
        types=frozenset(a.types[0] for a in accounts if a.types),
        first=first,
        last=last,
        exact=any(a.precision in data["exact"] for a in dated),
        lasts=any(_lasts(a) for a in dated),
        spots=tuple(sorted(spots, key=lambda spot: (spot.id or "", spot.name))),
        breadth=_breadth(spots),
        sides=frozenset(s.actor for a in accounts for s in (*a.doers, *a.victims) if s.actor),
        words=frozenset(word for a in accounts for word in a.words),
    )


def _days(dated: Sequence[Account]) -> tuple[date, date]:
    starts, ends = [a.start for a in dated if a.start], [a.end for a in dated if a.end]
    if max(starts) <= min(ends):
        return max(starts), min(ends)
    return min(starts), max(ends)


def _lasts(account: Account) -> bool:
    battle = nesting_rules()["battle"]
    lasting = bool(account.types) and account.types[0] in battle["lasting"]
    return lasting or account.precision in battle["precisions"]


def _settled(spot: Spot) -> bool:
    placed = spot.id is not None or (spot.latitude is not None and spot.longitude is not None)
    return placed and spot.precision in nesting_rules()["breadth"]


def _breadth(spots: set[Spot]) -> int:
    ranks: list[str] = nesting_rules()["breadth"]
    widest = max(ranks.index(spot.precision or "") for spot in spots)
    towns = {spot.id or spot.name for spot in spots if spot.precision == "settlement"}
    return max(widest, ranks.index("area")) if len(towns) > 1 else widest
