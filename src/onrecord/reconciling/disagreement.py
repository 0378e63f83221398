"""How far origins contradict each other on a field, and who stands with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import Agree, ends
from onrecord.reconciling.said import Doer, Field, Value, View
from onrecord.reconciling.values import Dispute, Stand

Group = tuple[View, ...]
Values = tuple[Value, ...]


def groups_of(views: Sequence[View], agree: Agree) -> tuple[Group, ...]:
    """The origins in groups that agree, the largest first; each origin in one.

    A group are all who agree with one value; the largest is taken out first. Of two as large, the
    one whose value comes first in order. Figures that all overlap share a number, so that their
    groups are those that can be true together.
    """
    left: dict[Values, list[View]] = defaultdict(list)
    for view in views:
        left[view.values].append(view)
    around = {point: _around(point, left, agree) for point in _points(left)}
    groups: list[Group] = []
    while left:
        told = {value for values in left for value in values}
        size = {p: sum(len(left[v]) for v in around[p] if v in left) for p in around if p in told}
        held = around[max(size, key=lambda p: size[p])]
        group = [view for values in held for view in left.pop(values, ())]
        groups.append(tuple(sorted(group, key=lambda v: v.origin)))
    return tuple(groups)


def _points(left: Mapping[Values, object]) -> list[Value]:
    return sorted({value for values in left for value in values}, key=_order)


def _order(value: Value) -> tuple[float, str]:
    return (ends(value)[0] if isinstance(value, Bounds) else 0.0, repr(value))


def _around(point: Value, told: Iterable[Values], agree: Agree) -> list[Values]:
    """Those who hold with a value and one who tells it; of figures, with its least number."""
    if isinstance(point, Bounds):
        least = ends(point)[0]
        return [values for values in told if _holds(values, least)]
    everyone = list(told)
    tellers = [values for values in everyone if point in values]
    return [
        values
        for values in everyone
        if hold((point,), values, agree) and any(hold(t, values, agree) for t in tellers)
    ]


def hold(a: Values, b: Values, agree: Agree) -> bool:
    """Whether some value of the one can be true together with some value of the other.

    Whom an origin clears he has cleared, whomever else he names: those are left out first.
    """
    left, right = _uncleared(a, b, agree), _uncleared(b, a, agree)
    return any(agree(x, y) for x in left for y in right)


def _uncleared(values: Values, by: Values, agree: Agree) -> Values:
    cleared = [v for v in by if isinstance(v, Doer) and v.denied]
    return tuple(v for v in values if all(agree(v, c) for c in cleared))


def _holds(values: Values, number: float) -> bool:
    spans = (ends(v) for v in values if isinstance(v, Bounds))
    return any(low <= number <= high for low, high in spans)


def _contradict(views: Sequence[View], agree: Agree) -> bool:
    told = sorted({v.values for v in views}, key=repr)
    return any(not hold(a, b, agree) for a, b in combinations(told, 2))


def spread_of(views: Sequence[View]) -> float | None:
    """How far figures lie apart: (greatest - least) / greatest, 0 to 1; null for other fields.

    A figure is taken at its best, else at the end it has, between two at their middle. Chosen
    before a ratio of logarithms because it has a value where one origin says that nobody died,
    and can be said in words: 40 against 175 is a spread of .77, the least is .23 of the greatest.

    >>> views = [View("a", (Bounds(40, 40, 40),), None, (), ())]
    >>> spread_of([*views, View("b", (Bounds(175, 175, 175),), None, (), ())]).__round__(2)
    0.77
    """
    points = [point(v) for view in views for v in view.values if isinstance(v, Bounds)]
    if not points:
        return None
    return (max(points) - min(points)) / max(points) if max(points) else 0.0


def point(value: Bounds) -> float:
    """One number for a figure: its best, else the middle of its ends, else the end it has."""
    if value.best is not None:
        return float(value.best)
    told = [float(n) for n in (value.low, value.high) if n is not None]
    return sum(told) / len(told) if told else 0.0


def dispute_of(field: Field, views: Sequence[View], agree: Agree) -> Dispute | None:
    """The dispute of a field with its sides, how many differ and how far.

    Null where no two origins contradict each other, and where one value holds with the words of
    all. `share` is that of the origins outside the largest agreeing group, chosen because it can
    be said in words: "two of four origins say otherwise".
    """
    if len(views) == 1:  # nobody contradicts himself
        return None
    groups = groups_of(views, agree)
    if len(groups) == 1 or not _contradict(views, agree):
        return None
    share = 1 - len(groups[0]) / len(views)
    return Dispute(field, tuple(_stand(g) for g in groups), share, spread_of(views))


def _stand(group: Group) -> Stand:
    quotes = [s.quote for v in group for s in v.sayings if s.quote]
    return Stand(
        values=tuple(dict.fromkeys(value for v in group for value in v.values)),
        origins=tuple(v.origin for v in group),
        speakers=tuple(dict.fromkeys(name for v in group for name in v.speakers)),
        quotes=tuple(dict.fromkeys(quotes)),
    )
