"""Incidents with rows of coded data: one with one, the pair that is most alike first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from onrecord.incidents.consistency import contradiction, held_together, outline_of
from onrecord.incidents.likeness import Likeness, kilometres
from onrecord.records.account import Account
from onrecord.records.incident import Link

Sure = Literal["likely", "perhaps"]
Ranked = tuple[float, float, str, str]  # points, weight, ids of the left and the right


@dataclass(frozen=True, slots=True)
class Pair:
    """One of the left with one of the right: the weight of their link, and how sure it is.

    `more_left` and `more_right` are others that are parts of the same: a row that covers several
    incidents, several rows on one incident.
    """

    left: str
    right: str
    weight: float
    sure: Sure
    more_left: tuple[str, ...] = ()
    more_right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs, and for each that has none the nearest of the other side, with the weight."""

    pairs: tuple[Pair, ...]
    near: Mapping[str, tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Group:
    """What is matched as one: an incident with its accounts, or a row with its own."""

    id: str
    accounts: tuple[Account, ...]

    @property
    def dead(self) -> int | None:
        """The greatest best figure of those killed that an account gives."""
        told = (t.best for a in self.accounts for t in a.tolls if t.measure == "killed")
        return max((n for n in told if n is not None), default=None)


@cache
def options() -> Mapping[str, Any]:
    """The numbers of `matching.yaml`."""
    text = files("onrecord.incidents").joinpath("matching.yaml").read_text("utf-8")
    told: Mapping[str, Any] = yaml.safe_load(text)
    return told


def paired(
    left: Sequence[Group], right: Sequence[Group], links: Iterable[Link], threshold: float
) -> Pairing:
    """Each group of the left with one of the right at most, by the links of their accounts.

    Two groups are weighed by the strongest link of their accounts. `threshold` is that of the
    weights: a pair below it, or one that the rules of grouping call impossible, is no more than
    "perhaps" one event. Pairs come in the order of the left.
    """
    ones = {g.id: g for g in left}
    others = {g.id: g for g in right}
    ranked = _ranked(ones, others, links)
    taken: dict[str, tuple[str, float]] = {}
    gone: set[str] = set()
    for points, weight, a, b in ranked:
        if (
            a not in taken
            and b not in gone
            and (weight >= threshold or points >= options()["perhaps"])
        ):
            taken[a] = (b, weight)
            gone.add(b)
    parts = _Parts(ones, others, taken)
    for _, weight, a, b in ranked:
        if weight >= threshold and (a in taken) != (b in gone):
            parts.offer(a, b)
    pairs = (
        Pair(g.id, b, w, _sure(g, others[b], w, threshold), *parts.of(g.id, b))
        for g in left
        if g.id in taken
        for b, w in [taken[g.id]]
    )
    return Pairing(tuple(pairs), _near(ranked, {*taken, *gone}, threshold))


def _near(
    ranked: Iterable[Ranked], taken: Collection[str], threshold: float
) -> dict[str, tuple[str, float]]:
    """The most alike of the other side of each that is not taken, where they may be one event."""
    found: dict[str, tuple[str, float]] = {}
    for _, weight, a, b in ranked:
        if weight >= threshold:
            for one, other in ((a, b), (b, a)):
                if one not in taken:
                    found.setdefault(one, (other, weight))
    return found


def _ranked(
    ones: Mapping[str, Group], others: Mapping[str, Group], links: Iterable[Link]
) -> list[Ranked]:
    """Points, weight and ids of every two groups that a link connects, the most alike first."""
    by_account = {
        a.id: (g.id, a) for groups in (ones, others) for g in groups.values() for a in g.accounts
    }
    best: dict[tuple[str, str], tuple[float, float]] = {}
    likeness = Likeness(options())
    for link in links:
        (one, a), (other, b) = by_account[link.a], by_account[link.b]
        found = (link.weight + likeness.points(a, b), link.weight)
        best[one, other] = max(best.get((one, other), found), found)
    return sorted(
        ((points, weight, a, b) for (a, b), (points, weight) in best.items()),
        key=lambda row: (-row[0], -row[1], row[2], row[3]),
    )


def _sure(one: Group, other: Group, weight: float, threshold: float) -> Sure:
    if weight < threshold:
        return "perhaps"
    outlines = [held_together([outline_of(a) for a in g.accounts]) for g in (one, other)]
    return "perhaps" if contradiction(*outlines) else "likely"


class _Parts:
    """What is left over and belongs to a pair: it brings the sum of the dead nearer."""

    def __init__(
        self,
        ones: Mapping[str, Group],
        others: Mapping[str, Group],
        taken: Mapping[str, tuple[str, float]],
    ) -> None:
        self._ones, self._others = ones, others
        self._right = {a: b for a, (b, _) in taken.items()}
        self._left = {b: a for a, b in self._right.items()}
        self._used: set[str] = set()
        self._more: dict[tuple[str, bool], list[str]] = defaultdict(list)

    def offer(self, a: str, b: str) -> None:
        """Take the one of the two that is left over as a part of the pair of the other."""
        over = a not in self._right
        spare, pair = (a, (self._left[b], b)) if over else (b, (a, self._right[a]))
        if spare not in self._used and self._nearer(spare, pair, left=over):
            self._used.add(spare)
            self._more[pair[0], over].append(spare)

    def of(self, a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The further ones of the left and of the right that belong to a pair."""
        return tuple(self._more.get((a, True), ())), tuple(self._more.get((a, False), ()))

    def _nearer(self, spare: str, pair: tuple[str, str], *, left: bool) -> bool:
        mine, theirs = (self._ones, self._others) if left else (self._others, self._ones)
        held, whole = (pair[0], theirs[pair[1]]) if left else (pair[1], theirs[pair[0]])
        if not _beside(mine[spare], mine[held]):
            return False
        parts = [mine[n].dead for n in (held, *self._more.get((pair[0], left), ()))]
        new, all_ = mine[spare].dead, whole.dead
        if not new or all_ is None or None in parts:
            return False
        so_far = sum(n or 0 for n in parts)
        return abs(all_ - so_far - new) < abs(all_ - so_far)


def _beside(one: Group, other: Group) -> bool:
    """Whether two of one side are of the same days and as good as one point."""
    a, b = one.accounts[0], other.accounts[0]
    if (a.start, a.end) != (b.start, b.end) or not a.places or not b.places:
        return False
    km = kilometres(a.places[0], b.places[0])
    return km is not None and km <= float(options()["part_km"])
