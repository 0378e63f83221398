"""How many died in an incident, by side, out of what its accounts tell under a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from onrecord.exports.camps import Facing, Party
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.classes import COMBATANTS, OF, UNTOLD
from onrecord.reconciling.rules import Asked, best_by_ucdp
from onrecord.reconciling.said import Field
from onrecord.reconciling.values import Reconciled

Classes = Mapping[str, Bounds]
GROUPS = ("children", "women", "men", "elderly")  # of age and sex: each is part of another class


@dataclass(frozen=True, slots=True)
class Deaths:
    """The dead of an incident: of each side and in all; null where nothing is told.

    UCDP's best is "always the sum of deaths_a, deaths_b, deaths_civilians and deaths_unknown".
    `vouched` is false where no account gives more than a lower or an upper bound.
    """

    a: int | None
    b: int | None
    civilians: int | None
    unknown: int | None
    low: int | None
    best: int | None
    high: int | None
    vouched: bool

    @property
    def lethal(self) -> bool:
        """Whether there is a death in some estimate, UCDP's condition for an event."""
        return any((n or 0) >= 1 for n in (self.low, self.best, self.high))


def deaths_of(told: Reconciled, sides: Facing) -> Deaths:
    """The dead as the rule settles them, each class added to the others.

    The default rule `range` gives no best figure: it is chosen as by `ucdp` then.
    Where origins contradict each other on who the dead were, each origin is summed for itself:
    soldiers that one tells are then no further dead beside the civilians of another. The least
    and the greatest sum bound it, and the parts are those of the origin with the lowest best.
    """
    victims = told.answer("victims")
    if victims is not None and victims.dispute:
        return _by_origin(told, sides)
    return _summed(_settled(told) | _bests(told), sides)


def total_of(told: Reconciled, measure: str) -> Bounds | None:
    """The bounds of a measure over all people, classes added as for the dead; null where untold.

    Null stays what no account bounds: "at least 5" has no best and no greatest number.
    """
    victims = told.answer("victims")
    if victims is not None and victims.dispute:
        sums = [_bounds(c) for c in _origins(told, measure).values()]
        best = _least(*(b.best for b in sums))
        open_above = any(_ceiling(b) is None for b in sums)
        high = None if open_above else _most(*(_ceiling(b) for b in sums))
        return Bounds(_least(*(_floor(b) for b in sums)), best, high) if sums else None
    classes = _settled(told, measure)
    return _bounds(classes) if classes else None


def _bounds(classes: Classes) -> Bounds:
    whole, parts = _apart(classes)
    low = _most(_floor(whole), _sum(parts, _floor))
    best, vouched = _best(whole, parts)
    top = _ceiling(whole)
    tops = [top] if top is not None else [_ceiling(b) for b in parts.values()]
    known = [n for n in tops if n is not None]
    high = sum(known) if known and len(known) == len(tops) else None
    closed = high is not None and (low is None or high >= low)
    return Bounds(low, best if vouched else None, high if closed else None)


def _best(whole: Bounds, parts: Classes) -> tuple[int | None, bool]:
    """The best figure, a lower bound where none is told, and whether it is more than that."""
    told, summed = _point(whole), _sum(parts, _point)
    if told is not None and (summed is None or told >= summed):
        return told, whole.best is not None
    return summed, all(b.best is not None for b in parts.values()) and summed is not None


def _settled(told: Reconciled, measure: str = "killed") -> dict[str, Bounds]:
    counted = (a for a in told.answers if _counts(a.field, measure))
    return {a.field.of: a.value for a in counted if a.value is not None}


def _bests(told: Reconciled) -> dict[str, Bounds]:
    """Under `range`, the figures with the best that `ucdp` chooses."""
    counted = [a for a in told.answers if _counts(a.field, "killed") and a.value is not None]
    asked = Asked(lambda a, b: True)  # which origins agree plays no part in it
    return {
        a.field.of: replace(a.value, best=best_by_ucdp(a.views, asked))
        for a in counted
        if a.rule == "range" and a.value is not None
    }


def _counts(field: Field, measure: str) -> bool:
    return field.name == measure and field.kind == ""


def _origins(told: Reconciled, measure: str) -> Mapping[str, Classes]:
    """What each origin tells of each class."""
    origins: dict[str, dict[str, Bounds]] = {}
    for answer in told.answers:
        for view in answer.views if _counts(answer.field, measure) else ():
            for value in view.values:
                if isinstance(value, Bounds):
                    origins.setdefault(view.origin, {})[answer.field.of] = value
    return dict(sorted(origins.items()))


def _by_origin(told: Reconciled, sides: Facing) -> Deaths:
    sums = [_summed(classes, sides) for classes in _origins(told, "killed").values()]
    if not sums:
        return _summed({}, sides)
    exact = [d for d in sums if d.vouched] or sums
    chosen = min(exact, key=lambda d: (d.best is None, d.best or 0))
    low = min((d.low for d in sums if d.low is not None), default=None)
    high = max((d.high for d in sums if d.high is not None), default=None)
    parts = (chosen.a, chosen.b, chosen.civilians, chosen.unknown)
    return Deaths(*parts, low, chosen.best, high, chosen.vouched)


def _summed(classes: Classes, sides: Facing) -> Deaths:
    whole, parts = _apart(classes)
    low = _most(whole.low if whole.low is not None else whole.best, _sum(parts, _floor))
    high = _most(whole.high if whole.high is not None else whole.best, _sum(parts, _ceiling))
    best, vouched = _best(whole, parts)
    if best is None:
        return Deaths(None, None, None, None, low, None, high, vouched)
    split = {"a": 0, "b": 0, "civilians": 0, "unknown": 0}
    for name, bounds in parts.items():
        split[_column(name, sides)] += _point(bounds) or 0
    split["unknown"] += best - sum(split.values())
    low, high = _least(low, best), _most(high, best)
    return Deaths(**split, low=low, best=best, high=high, vouched=vouched)


def _apart(classes: Classes) -> tuple[Bounds, dict[str, Bounds]]:
    """The figure of people of whom nothing is told, which holds the rest, and the rest.

    Groups of age and sex count only where no other class is told.
    """
    parts = {k: v for k, v in classes.items() if k != UNTOLD and k not in GROUPS}
    groups = {k: v for k, v in classes.items() if k in GROUPS}
    whole = classes.get(UNTOLD)
    if whole is None and not parts and groups:
        return Bounds(), groups
    return whole or Bounds(), parts


def _column(name: str, sides: Facing) -> str:
    if name == "civilians":
        return "civilians"
    camp, _, rest = name.partition(f" {COMBATANTS}")
    of = rest.removeprefix(OF)
    matched = [k for k, p in (("a", sides.a), ("b", sides.b)) if p and _is_of(p, camp, of)]
    return matched[0] if len(matched) == 1 else "unknown"


def _is_of(party: Party, camp: str, of: str) -> bool:
    if of:
        return party.root == of
    return party.camp == {"state": "state", "non-state": "group"}.get(camp)


def _floor(b: Bounds) -> int | None:
    return b.low if b.low is not None else b.best


def _ceiling(b: Bounds) -> int | None:
    return b.high if b.high is not None else b.best


def _point(b: Bounds) -> int | None:
    return b.best if b.best is not None else b.low


def _sum(parts: Classes, of: Callable[[Bounds], int | None]) -> int | None:
    told = [n for b in parts.values() if (n := of(b)) is not None]
    return sum(told) if told else None


def _most(*numbers: int | None) -> int | None:
    return max((n for n in numbers if n is not None), default=None)


def _least(*numbers: int | None) -> int | None:
    return min((n for n in numbers if n is not None), default=None)
