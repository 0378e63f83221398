"""Events that are not the one told before: habits, and those that a word sets apart."""

from __future__ import annotations

from datetime import timedelta

from onrecord.claims.draft import Draft
from onrecord.ontology.backward import backward_words
from onrecord.reading.reading import Reading
from onrecord.records import Figure, Period

LONG = timedelta(days=60)  # what goes on longer is no single event
MANY = 1000  # deaths that a war "has" brought, not an incident


def is_general(
    reading: Reading, draft: Draft, period: Period | None, figures: tuple[Figure, ...]
) -> bool:
    """Whether a habit or a whole war is told: "has often hit civilians", "over three years"."""
    if draft.cluster is None:
        return False
    words = _around(reading, draft)
    return (
        bool(words & backward_words().habitual)
        or _is_long(period)
        or _is_war(reading, draft, figures)
    )


def is_another(reading: Reading, draft: Draft) -> bool:
    """Whether a word says that this is not the event told before: "in a separate attack"."""
    if draft.cluster is None or draft.cluster.is_toll:
        return False
    return bool(_around(reading, draft) & backward_words().another)


def _around(reading: Reading, draft: Draft) -> set[str]:
    """The modifiers of an event's own words, and of the event that a clause describes."""
    tree = reading.tree
    triggers = draft.cluster.triggers if draft.cluster else ()
    heads = {t.token for t in triggers} | {t.support for t in triggers if t.support is not None}
    heads |= {tree.head[h] for h in heads if tree.dep[h] in ("acl", "relcl")}
    deps = ("amod", "advmod", "det")
    return {tree.low[k] for h in heads for k in tree.kids[h] if tree.dep[k] in deps}


def _is_long(period: Period | None) -> bool:
    if period is None or period.start is None or period.end is None:
        return False
    return period.duration is not None and period.end - period.start > LONG


def _is_war(reading: Reading, draft: Draft, figures: tuple[Figure, ...]) -> bool:
    """Whether a toll is that of a whole war: thousands whom it "has" killed."""
    words = reading.tree.low[draft.sentence.first : draft.sentence.last]
    tolls = [f for f in figures if f.measure == "killed"]
    return ("has" in words or "have" in words) and any(
        (f.low or f.best or 0) >= MANY for f in tolls
    )
