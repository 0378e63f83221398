"""From the testimonies of one incident to what is agreed, what is disputed and between whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.adopting import adopted
from onrecord.reconciling.agreeing import agree_by
from onrecord.reconciling.answering import answer
from onrecord.reconciling.camps import Interest, interest_of
from onrecord.reconciling.counts import figure_sayings
from onrecord.reconciling.denials import denials_of
from onrecord.reconciling.parts import flags_of
from onrecord.reconciling.plain import plain_sayings
from onrecord.reconciling.rows import rows_of
from onrecord.reconciling.rules import Asked
from onrecord.reconciling.said import Doer, Field, Saying, View
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.values import Answer, Apart, Reconciled
from onrecord.reconciling.views import views_of
from onrecord.records import Claim, Testimony


@dataclass(frozen=True, slots=True)
class _Told:
    """What the testimonies say, ready for a rule: by field and origin, with those who did it."""

    sayings: Sequence[Saying]
    apart: Sequence[Apart]
    views: Mapping[Field, tuple[View, ...]]
    doers: Sequence[Who]
    year: int | None


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
    told = _told(testimonies, known)
    interest = _interests(known, told.year, told.doers)
    answers = []
    for field, views in told.views.items():
        asked = Asked(agree_by(field, known, told.year), ranks, interest)
        answers.append(answer(field, views, (rules or {}).get(field.name, rule), asked))
    origins = tuple(sorted({t.origin for t in testimonies}))
    return Reconciled(
        rule=rule,
        answers=tuple(answers),
        apart=tuple(sorted(told.apart, key=lambda a: (a.why, repr(a.saying)))),
        flags=flags_of([s for s in told.sayings if isinstance(s.value, Bounds)], told.views),
        denials=denials_of(testimonies, known),
        rows=rows_of(testimonies, told.sayings, known, told.doers),
        origins=origins,
        share=len(_outside(answers)) / len(origins) if origins else 0.0,
        spread=max((a.spread for a in answers if a.dispute and a.spread is not None), default=None),
    )


def _told(testimonies: Sequence[Testimony], sides: Sides) -> _Told:
    figures, apart = figure_sayings(testimonies, sides)
    plain = plain_sayings(testimonies, sides)
    doers = _doers(plain)
    camps = {camp for d in doers if (camp := sides.camp(d))}
    sayings = adopted([*plain, *figures], camps)
    days = (t.report.published for t in testimonies)
    year = max((day.year for day in days if day), default=None)
    return _Told(sayings, apart, views_of(sayings), doers, year)


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
