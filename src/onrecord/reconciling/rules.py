"""The named rules by which one value is made of many, each a function that picks origins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from onrecord.errors import SettingsError
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import Agree
from onrecord.reconciling.camps import Interest
from onrecord.reconciling.disagreement import groups_of, point
from onrecord.reconciling.said import Days, Value, View
from onrecord.reconciling.tables import table
from onrecord.reconciling.views import precision
from onrecord.records import Claim, Spot

PLACES = ("point", "neighbourhood", "settlement", "area", "admin2", "admin1", "country", "region")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule may need beside the views: the field's test, ranks, whose interest it serves."""

    agree: Agree
    ranks: Mapping[str, int] | None = None
    interest: Callable[[Claim], Interest] | None = None


Rule = Callable[[Sequence[View], Asked], Sequence[View]]


def all_origins(views: Sequence[View], asked: Asked) -> Sequence[View]:
    """`range`: every origin."""
    return views


def lowest(views: Sequence[View], asked: Asked) -> Sequence[View]:
    """`lowest`: the origin whose figure is least."""
    return _least(views, lambda v: min(point(n) for n in numbers(v)))[:1]


def median(views: Sequence[View], asked: Asked) -> Sequence[View]:
    """`median`: the middle origin, or the two middle ones: no number that nobody told is made."""
    ordered = sorted(views, key=lambda v: (point(numbers(v)[0]), repr(v.values), v.origin))
    half = len(ordered) // 2
    return ordered[half : half + 1] if len(ordered) % 2 else ordered[half - 1 : half + 1]


def majority(views: Sequence[View], asked: Asked) -> Sequence[View]:
    """`majority`: the largest agreeing group where it is more than half of the origins."""
    group = groups_of(views, asked.agree)[0]
    return group if len(group) * 2 > len(views) else ()


def latest(views: Sequence[View], asked: Asked) -> Sequence[View]:
    """`latest`: the origins that spoke on the last day."""
    last = max(v.day or date.min for v in views)
    return [v for v in views if (v.day or date.min) == last]


def most_precise(views: Sequence[View], asked: Asked) -> Sequence[View]:
    """`most_precise`: the origins whose value is the most exact."""
    return _least(views, lambda v: min(exactness(value) for value in v.values))


def by_source_rank(views: Sequence[View], asked: Asked) -> Sequence[View]:
    """`by_source_rank`: the origins that the user's table ranks first (1 before 2).

    The table may name an origin, a registry id, a speaker or a publisher. Raises SettingsError
    where there is no table.
    """
    if asked.ranks is None:
        raise SettingsError("by_source_rank has no ranks", "give a table of sources and ranks")
    return _least(views, lambda v: rank_of(v, asked.ranks or {}))


def admission_first(views: Sequence[View], asked: Asked) -> Sequence[View]:
    """`admission_first`: the origins that speak against their own interest, else all."""
    interest = asked.interest
    if interest is None:
        return views
    return [
        v for v in views if any(interest(s.testimony.claim).against for s in v.sayings)
    ] or views


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "range": all_origins,
        "lowest": lowest,
        "median": median,
        "majority": majority,
        "latest": latest,
        "most_precise": most_precise,
        "by_source_rank": by_source_rank,
        "ucdp": all_origins,
        "admission_first": admission_first,
    }
)
OF_FIGURES = frozenset(("lowest", "median", "ucdp"))  # mean nothing for other fields: `range`


def rule_named(name: str) -> Rule:
    """The rule of a name; raises SettingsError where there is none.

    >>> rule_named("median").__name__
    'median'
    """
    if name not in RULES:
        raise SettingsError(f"there is no rule {name!r}", f"choose one of {', '.join(RULES)}")
    return RULES[name]


def definition_of(name: str) -> str:
    """What a rule does, in one sentence."""
    rule_named(name)
    return str(table("rules.yaml")[name])


def best_by_ucdp(views: Sequence[View], asked: Asked) -> int | None:
    """The best estimate as UCDP chooses it: the most reliable source's, else the lower figure.

    UCDP GED's codebook has three estimates of an event's deaths: `best`, "the best (most likely)
    estimate", `high`, "the highest reliable estimate", and `low`, "the lowest reliable estimate"
    (variables of GED 20.1 as kept in github.com/mcgirjau/ucdp, R/GED.R; ucdp.uu.se). Which source
    is reliable is its coders' judgement: here the user's ranks stand for it. That the lower
    figure is taken where sources cannot be told apart is our reading of its practice. Null where
    no origin gives more than a bound.
    """
    told = [v for v in views if numbers(v)[0].best is not None]
    if not told:
        return None
    first = by_source_rank(told, asked) if asked.ranks else told
    return numbers(lowest(first, asked)[0])[0].best


def rank_of(view: View, ranks: Mapping[str, int]) -> float:
    """The best rank of an origin, its speakers and its publishers; infinite where none has one."""
    names = {view.origin, *view.speakers}
    for saying in view.sayings:
        claimant = saying.testimony.claim.claimant
        names |= {claimant.actor or "", claimant.name or ""} if claimant else set()
        names.add(saying.testimony.report.publisher or "")
    return min((float(ranks[n]) for n in names if n in ranks), default=float("inf"))


def exactness(value: Value) -> tuple[int, float]:
    """How exact a value is, the smaller the better."""
    if isinstance(value, Bounds):
        return precision(value)
    if isinstance(value, Spot):
        return (PLACES.index(value.precision) if value.precision else len(PLACES), 0.0)
    if isinstance(value, Days):
        closed = value.start is not None and value.end is not None
        days = (value.end - value.start).days if value.start and value.end else 0
        return (0 if closed else 1, float(days))
    return (0, 0.0)


def numbers(view: View) -> list[Bounds]:
    """The figures of a view."""
    return [v for v in view.values if isinstance(v, Bounds)]


def _least(views: Sequence[View], key: Callable[[View], object]) -> list[View]:
    found = [(key(v), v) for v in views]
    least = min(k for k, _ in found)  # type: ignore[type-var]  # one kind of key a call
    return [v for k, v in found if k == least]
