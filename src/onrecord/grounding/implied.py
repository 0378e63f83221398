"""Deaths and injuries of single people that nobody counted: a named victim is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.count import Count
from onrecord.claims.draft import Draft
from onrecord.claims.filler import Filler
from onrecord.claims.included import included
from onrecord.claims.measures import beside
from onrecord.claims.roles import roles_of
from onrecord.claims.triggers import Trigger
from onrecord.grounding.actors import participant
from onrecord.grounding.figures import FigureNamer, implied_figure, whom
from onrecord.grounding.known import ActorContext
from onrecord.grounding.single import is_single
from onrecord.ontology.counted import counted_words
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records import Figure, FigureOf, Participant
from onrecord.records.actor import Role

VICTIM: Role = "victim"
HAPPENED = ("actual", "ongoing")


def implied_figures(
    reading: Reading,
    draft: Draft,
    people: Sequence[Participant],
    context: ActorContext,
    names: FigureNamer,
) -> tuple[Figure, ...]:
    """A figure of one for each single victim of a casualty verb whom no number counts."""
    told = draft.certainty.realised == "accomplished" and draft.modality in HAPPENED
    if not told or draft.sentence.kind == "title":
        return ()
    struck = _victims(reading, draft, people, context)
    return (
        *(implied_figure(p, m, names, of) for p, m, of in _whom(reading, struck, draft, context)),
        *_parts(reading, draft, context, names),
    )


def _victims(
    reading: Reading, draft: Draft, people: Sequence[Participant], context: ActorContext
) -> Iterator[tuple[Participant, int, str]]:
    """The single victims of an event, each with its token and what befell it."""
    measures = _measures(reading, draft)
    counted = {c.noun for c in draft.counts}
    struck = [(p, f.token) for p, f in zip(people, draft.fillers, strict=True) if f.role == VICTIM]
    here = {f.token for f in draft.fillers}
    series = _in_series(reading.tree, draft.counts)
    more = [t for t in (*_beside(reading, draft), *series) if t not in here]
    for token, measure in series.items():
        measures.setdefault(token, [measure])
    struck += [(participant(reading, Filler(t, VICTIM), None, context), t) for t in more]
    for person, token in struck:
        for measure in measures.get(token, measures.get(None, ())) if token not in counted else ():
            told = _said_of(reading, token) or measure
            if told in counted_words().single and is_single(reading, token, person):
                yield person, token, told


def _measures(reading: Reading, draft: Draft) -> dict[int | None, list[str]]:
    """What the casualty words of an event say of each victim; null is for those of other words."""
    found: dict[int | None, list[str]] = {}
    triggers = [t for t in draft.cluster.triggers if t.cue.measure] if draft.cluster else []
    for trigger in triggers:
        measure = trigger.cue.measure or ""
        victims = [f.token for f in roles_of(reading, trigger) if f.role == VICTIM]
        for token in dict.fromkeys((*victims, *_beside_one(reading.tree, trigger))):
            found.setdefault(token, []).append(measure)
    if triggers and (not found or (draft.cluster and draft.cluster.main.cue.measure)):
        found.setdefault(None, [triggers[0].cue.measure or ""])
    return found


def _in_series(tree: Tree, counts: Sequence[Count]) -> dict[int, str]:
    """Those told in one series with counted ones: "one policeman and *a civilian*"."""
    nouns = {c.noun: c.measure for c in counts if c.noun is not None and c.part_of is None}
    found = {j: m for noun, m in nouns.items() for j in tree.conjuncts(noun)[1:]}
    return {j: m for j, m in found.items() if j not in nouns}


def _beside(reading: Reading, draft: Draft) -> list[int]:
    triggers = draft.cluster.triggers if draft.cluster else ()
    return [t for trigger in triggers for t in _beside_one(reading.tree, trigger)]


def _beside_one(tree: Tree, trigger: Trigger) -> list[int]:
    """Who shares a victim's lot: "he was killed alongside his wife and daughter"."""
    return [j for b in beside(tree, trigger.token) for j in tree.conjuncts(b)]


def _whom(
    reading: Reading,
    struck: Iterator[tuple[Participant, int, str]],
    draft: Draft,
    context: ActorContext,
) -> Iterator[tuple[Participant, str, FigureOf | None]]:
    """With whom a figure counts: "another" is one of those told last."""
    last: int | None = None
    for person, token, measure in struck:
        before = [c.noun for c in draft.counts if c.token < token and c.noun is not None]
        another = reading.tree.low[token] == "another"
        meant = next(iter(before[-1:]), last) if another else None
        yield person, measure, whom(reading, meant, context)
        last = token


def _parts(
    reading: Reading, draft: Draft, context: ActorContext, names: FigureNamer
) -> Iterator[Figure]:
    """The single people that a count includes: "12 people, including a child"."""
    for token, whole in included(reading.tree, draft.sentence, draft.counts):
        person = participant(reading, Filler(token, VICTIM), None, context)
        if is_single(reading, token, person):
            yield implied_figure(person, whole.measure, names, part_of=whole)


def _said_of(reading: Reading, token: int) -> str | None:
    """The measure of a participle right behind a victim: "a child dead and a woman injured"."""
    low = reading.tree.low
    return counted_words().after.get(low[token + 1]) if token + 1 < len(low) else None
