"""How far origins contradict each other on a field, and who stands with whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import Agree, ends
from onrecord.reconciling.said import Field, Value, View
from onrecord.reconciling.values import Dispute, Stand

Group = tuple[View, ...]


def compatible(a: View, b: View, agree: Agree) -> bool:
    """Whether some value of the one can be true together with some value of the other."""
    return any(agree(x, y) for x in a.values for y in b.values)


def contradicted(views: Sequence[View], agree: Agree) -> bool:
    """Whether two origins contradict each other, and no value holds with the words of all."""
    apart = any(not compatible(a, b, agree) for a, b in combinations(views, 2))
    return apart and len(groups_of(views, agree)) > 1


def groups_of(views: Sequence[View], agree: Agree) -> tuple[Group, ...]:
    """The origins in groups that agree, the largest first; each origin in one.

    A group are all who agree with one value; the largest is taken out first. Of two as large, the
    one whose value comes first in order. Figures that all overlap share a number, so that their
    groups are those that can be true together.
    """
    left, groups = list(views), []
    while left:
        group = max((_around(value, left, agree) for value in _points(left)), key=lambda g: len(g))
        groups.append(group)
        left = [v for v in left if v not in group]
    return tuple(groups)


def _points(views: Sequence[View]) -> list[Value]:
    return sorted({value for v in views for value in v.values}, key=_order)


def _order(value: Value) -> tuple[float, str]:
    return (ends(value)[0] if isinstance(value, Bounds) else 0.0, repr(value))


def _around(value: Value, views: Sequence[View], agree: Agree) -> Group:
    """The views that hold with a value; of figures, those that hold with its least number."""
    if isinstance(value, Bounds):
        least = ends(value)[0]
        return tuple(v for v in views if _holds(v, least))
    return tuple(v for v in views if any(agree(value, other) for other in v.values))


def _holds(view: View, number: float) -> bool:
    spans = (ends(v) for v in view.values if isinstance(v, Bounds))
    return any(low <= number <= high for low, high in spans)


def share_of(views: Sequence[View], agree: Agree) -> float:
    """The share of origins outside the largest agreeing group; 0 where nobody contradicts.

    Chosen because it can be said in words: "two of four origins say otherwise".
    """
    if not contradicted(views, agree):
        return 0.0
    return 1 - len(groups_of(views, agree)[0]) / len(views)


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
    """The dispute of a field with its sides; null where origins do not contradict each other."""
    if not contradicted(views, agree):
        return None
    sides = tuple(_stand(group) for group in groups_of(views, agree))
    return Dispute(field, sides, share_of(views, agree), spread_of(views))


def _stand(group: Group) -> Stand:
    quotes = [s.quote for v in group for s in v.sayings if s.quote]
    return Stand(
        values=tuple(dict.fromkeys(value for v in group for value in v.values)),
        origins=tuple(v.origin for v in group),
        speakers=tuple(dict.fromkeys(name for v in group for name in v.speakers)),
        quotes=tuple(dict.fromkeys(quotes)),
    )
