"""From the testimonies of one incident to what is agreed, what is disputed and between whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.adopting import adopted
from onrecord.reconciling.agreeing import agree_by, ends
from onrecord.reconciling.camps import Interest, interest_of
from onrecord.reconciling.counts import figure_sayings
from onrecord.reconciling.denials import denials_of
from onrecord.reconciling.disagreement import dispute_of, spread_of
from onrecord.reconciling.parts import flags_of
from onrecord.reconciling.plain import plain_sayings
from onrecord.reconciling.rows import rows_of
from onrecord.reconciling.rules import OF_FIGURES, Asked, best_by_ucdp, rule_named
from onrecord.reconciling.said import Doer, Field, Saying, Value, View
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.values import Answer, Choice, Reconciled
from onrecord.reconciling.views import hull, range_of, views_of
from onrecord.records import Claim, Testimony


def reconcile(
    testimonies: Sequence[Testimony],
    rule: str = "range",
    *,
    ranks: Mapping[str, int] | None = None,
    rules: Mapping[str, str] | None = None,
    sides: Sides | None = None,
) -> Reconciled:
    """What the testimonies of one incident, or part of one, agree and disagree on.

    `rule` names the rule of every field; `rules` names another one for some, by the field's name
    ("killed", "place"). `ranks` is the table of sources that `by_source_rank` and `ucdp` ask: an
    origin, registry id, speaker or publisher to its rank, 1 the best. The order of the
    testimonies does not matter, and an origin counts once. Raises SettingsError where a rule is
    not known or lacks its ranks.
    """
    known = sides or Sides.load()
    told = list(testimonies)
    figures, apart = figure_sayings(told, known)
    plain = plain_sayings(told, known)
    doers = _doers(plain)
    camps = {camp for d in doers if (camp := known.camp(d))}
    sayings = adopted([*plain, *figures], camps)
    views = views_of(sayings)
    chosen = {field: (rules or {}).get(field.name, rule) for field in views}
    year = max((t.report.published.year for t in told if t.report.published), default=None)
    interest = _interests(known, year, doers)
    answers = tuple(
        answer(field, vs, chosen[field], Asked(agree_by(field, known, year), ranks, interest))
        for field, vs in views.items()
    )
    origins = tuple(sorted({t.origin for t in told}))
    return Reconciled(
        rule=rule,
        answers=answers,
        apart=tuple(sorted(apart, key=lambda a: (a.why, repr(a.saying)))),
        flags=flags_of([s for s in sayings if isinstance(s.value, Bounds)], views),
        denials=denials_of(told, known),
        rows=rows_of(told, sayings, known, doers),
        origins=origins,
        share=len(_outside(answers)) / len(origins) if origins else 0.0,
        spread=max((a.spread for a in answers if a.dispute and a.spread is not None), default=None),
    )


def answer(field: Field, views: Sequence[View], rule: str, asked: Asked) -> Answer:
    """One field as a rule settles it; a rule of figures means `range` for other fields."""
    pick = rule_named(rule)
    is_figure = isinstance(views[0].values[0], Bounds)
    if rule in OF_FIGURES and not is_figure:
        rule, pick = "range", rule_named("range")
    used = tuple(pick(views, asked))
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


def _outside(answers: Sequence[Answer]) -> set[str]:
    """The origins outside the largest agreeing group of some field."""
    disputes = (a.dispute for a in answers if a.dispute)
    return {o for d in disputes for side in d.sides[1:] for o in side.origins}


def _doers(sayings: Sequence[Saying]) -> list[Who]:
    """Those who are said to have done it, each once."""
    return sorted(
        {Who(v.actor, v.kind) for s in sayings if isinstance(v := s.value, Doer)}, key=repr
    )


def _interests(sides: Sides, year: int | None, doers: Sequence[Who]) -> Callable[[Claim], Interest]:
    def interest(claim: Claim) -> Interest:
        return interest_of(claim, sides, year, doers)

    return interest
