"""One field of an incident as a rule settles it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import ends
from onrecord.reconciling.disagreement import dispute_of, spread_of
from onrecord.reconciling.rules import OF_FIGURES, Asked, best_by_ucdp, rule_named
from onrecord.reconciling.said import Field, Value, View
from onrecord.reconciling.values import Answer, Choice
from onrecord.reconciling.views import hull, range_of


def answer(field: Field, views: Sequence[View], rule: str, asked: Asked) -> Answer:
    """One field as a rule settles it; a rule of figures means `range` for other fields."""
    if rule in OF_FIGURES and not isinstance(views[0].values[0], Bounds):
        rule = "range"
    used = tuple(rule_named(rule)(views, asked))
    dispute = dispute_of(field, views, asked.agree)
    numbers = [n for v in used for n in v.values if isinstance(n, Bounds)]
    return Answer(
        field=field,
        rule=rule,
        value=_number(rule, numbers, views, asked) if numbers else None,
        ever=_ever(views),
        choices=_choices(used),
        open_above=any(n.high is None and n.best is None for n in numbers),
        open_below=any(n.low is None and n.best is None for n in numbers),
        used=tuple(v.origin for v in used),
        views=tuple(views),
        dispute=dispute,
        share=dispute.share if dispute else 0.0,
        spread=spread_of(views),
    )


def _number(rule: str, numbers: Sequence[Bounds], views: Sequence[View], asked: Asked) -> Bounds:
    if rule == "median":
        return hull(numbers)
    whole = range_of(numbers)
    if rule == "majority":
        return _common(numbers)
    if rule == "ucdp":
        return Bounds(whole.low, best_by_ucdp(views, asked), whole.high)
    return whole


def _ever(views: Sequence[View]) -> Bounds | None:
    steps = (n for v in views for s in v.history for n in s.values)
    numbers = [n for n in steps if isinstance(n, Bounds)]
    return range_of(numbers) if numbers else None


def _common(numbers: Sequence[Bounds]) -> Bounds:
    """The numbers that fit every figure of a group that agrees."""
    low, high = max(ends(n)[0] for n in numbers), min(ends(n)[1] for n in numbers)
    exact = next((n for n in numbers if n.low == n.high == n.best), None)
    if exact is not None:
        return exact
    best = numbers[0].best if len(set(numbers)) == 1 else None
    return Bounds(ceil(low) or None, best, None if high == float("inf") else int(high))


def _choices(views: Sequence[View]) -> tuple[Choice, ...]:
    found: dict[Value, list[str]] = {}
    for view in views:
        for value in view.values:
            found.setdefault(value, []).append(view.origin)
    ordered = sorted(found.items(), key=lambda f: (-len(f[1]), repr(f[0])))
    return tuple(Choice(value, tuple(origins)) for value, origins in ordered)
