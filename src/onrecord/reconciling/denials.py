"""Denials tied to what they deny, how surely, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.incidents.words import names_in, words_in
from onrecord.names.fold import fold
from onrecord.ontology.types import event_types
from onrecord.reconciling.agreeing import days_agree, places_agree
from onrecord.reconciling.classes import UNTOLD, classes_harmed
from onrecord.reconciling.plain import DOING, denies, own_doers, spot_of
from onrecord.reconciling.said import Days
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.tables import table
from onrecord.reconciling.telling import (
    NEVER,
    deed,
    deeds_in,
    is_denial,
    place_of,
    quote_of,
    verdict,
    year_of,
)
from onrecord.reconciling.values import Denial, Denied
from onrecord.records import Event, Testimony

OF_PLAIN = {"same_doer", "accuses_denier", "same_victims"}  # one of which a plain "not" must share
OUT = "out"  # a feature that rules a pair out


def denials_of(testimonies: Sequence[Testimony], sides: Sides | None = None) -> tuple[Denial, ...]:
    """Every denial among the testimonies, of one incident or of many, with what it denies.

    A denial bears on what the reader tied it to (`about`), and on every claim of another origin
    of the same deed whose place, days and doers do not contradict its own; sureness and reasons
    say how much they have in common. In order of publication.
    """
    known = sides or Sides.load()
    found = (
        Denial(d, _denied_by(d, testimonies, known), bool(own_doers(d, known)))
        for d in testimonies
        if denies(d, known)
    )
    return tuple(sorted(found, key=lambda d: place_of(d.testimony)))


def _denied_by(
    denial: Testimony, testimonies: Sequence[Testimony], sides: Sides
) -> tuple[Denied, ...]:
    about = {a.id for a in denial.claim.about if a.how == "denies"}
    found = []
    for other in testimonies:
        if other.claim.id in about and other.report.id == denial.report.id:
            found.append(Denied(other, 1.0, ("the report ties them",)))
        elif other.origin != denial.origin and verdict(other.claim) == "yes":
            found += _scored(denial, other, sides)
    return tuple(sorted(found, key=lambda d: (-d.sure, place_of(d.testimony))))


def _scored(denial: Testimony, other: Testimony, sides: Sides) -> list[Denied]:
    here, there = denial.claim.event, other.claim.event
    if here is None or there is None:
        return []
    weights: Mapping[str, float] = table("denials.yaml")["weights"]
    if event_types()[here.type].family in NEVER:
        told = [*_shared(denial, other, there), *_by_whom(denial, here, there, sides)]
    elif deed(here.type) == deed(there.type):
        told = list(_features(denial, here, other, there, sides))
    else:
        return []
    names = {name for name, _ in told}
    if OUT in names or not (is_denial(denial.claim) or names & OF_PLAIN):
        return []
    sure = min(sum(weights[name] for name, _ in told), table("denials.yaml")["most"])
    why = tuple(text for _, text in told)
    return [Denied(other, round(sure, 2), why)] if sure >= table("denials.yaml")["least"] else []


def _features(
    denial: Testimony, here: Event, other: Testimony, there: Event, sides: Sides
) -> Iterator[tuple[str, str]]:
    if denial.report.id == other.report.id and here.mention == there.mention:
        yield "same_mention", "told of one event in one report"
    same = here.type == there.type
    yield (
        ("same_type", f"both of {here.type}")
        if same
        else ("same_deed", f"of one deed: {here.type}, {there.type}")
    )
    yield from _where(here, there)
    yield from _when(here, there)
    yield from _by_whom(denial, here, there, sides)
    yield from _to_whom(denial, other, sides)


def _where(here: Event, there: Event) -> Iterator[tuple[str, str]]:
    a, b = ([spot_of(p) for p in e.places] for e in (here, there))
    if not a or not b:
        return
    known = {fold(s.name) for s in a} & {fold(s.name) for s in b} or (
        {s.id for s in a if s.id} & {s.id for s in b}
    )
    if known:
        yield "same_place", f"both in {a[0].name}"
    elif not any(places_agree(x, y) for x in a for y in b):
        yield OUT, "other places"


def _when(here: Event, there: Event) -> Iterator[tuple[str, str]]:
    if here.period is None or there.period is None:
        return
    a, b = (Days(p.start, p.end) for p in (here.period, there.period))
    if not days_agree(a, b):
        yield OUT, "other days"
    elif a.start and b.start:
        yield "same_days", "the days overlap"


def _by_whom(
    denial: Testimony, here: Event, there: Event, sides: Sides
) -> Iterator[tuple[str, str]]:
    year = year_of(denial)
    a, b = ([Who(p.actor, p.kind) for p in e.actors if p.role in DOING] for e in (here, there))
    if any(sides.together(x, y, year) for x in a for y in b):
        yield "same_doer", "the same doer"
    elif a and b and not any(sides.may_be_one(x, y, year) for x in a for y in b):
        yield OUT, "other doers"
    me = denial.claim.claimant
    if me and any(sides.together(Who(me.actor, me.kind), y, year) for y in b):
        yield "accuses_denier", "it names the denier's side as the doer"


def _to_whom(denial: Testimony, other: Testimony, sides: Sides) -> Iterator[tuple[str, str]]:
    """Those harmed: a denial of harm to some says nothing of harm to others only."""
    ours, theirs = (classes_harmed(t.claim, sides) for t in (denial, other))
    both = [c for c in ours if c in theirs and c != UNTOLD]
    if both:
        yield "same_victims", f"both of {both[0]}"
    elif ours and theirs and UNTOLD not in (*ours, *theirs):
        yield OUT, "others harmed"


def _shared(denial: Testimony, other: Testimony, there: Event) -> Iterator[tuple[str, str]]:
    """What the words of a denial of no known type have in common with those of a claim."""
    ours, theirs = (_wording(q.text if (q := quote_of(t.claim)) else "") for t in (denial, other))
    claimant = denial.claim.claimant
    me = _wording(claimant.words.text).words if claimant else frozenset()
    both = (ours.words & theirs.words) - me
    names = ours.names & theirs.names & both
    if deed(there.type) in ours.deeds:
        yield "told_deed", f"its words tell of such a deed ({there.type})"
    if names:
        yield "shared_names", f"both name {', '.join(sorted(names))}"
    if len(both - names) >= table("denials.yaml")["words"]:
        yield "shared_words", f"both say {', '.join(sorted(both - names))}"


@dataclass(frozen=True, slots=True)
class _Wording:
    """Content words of a sentence, those of them that are names, and the deeds they can tell of."""

    words: frozenset[str]
    names: frozenset[str]
    deeds: frozenset[str]


@lru_cache(maxsize=20_000)  # each sentence is compared with every denial
def _wording(text: str) -> _Wording:
    return _Wording(frozenset(words_in(text)), names_in(text), deeds_in(text))
