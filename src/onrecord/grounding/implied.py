"""Deaths and injuries of single people that nobody counted: a named victim is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.draft import Draft
from onrecord.claims.included import included
from onrecord.claims.roles import Filler, roles_of
from onrecord.grounding.actors import ActorContext, participant
from onrecord.grounding.figures import FigureNamer, implied_figure, whom
from onrecord.grounding.single import is_single
from onrecord.ontology.counted import counted_words
from onrecord.reading.reading import Reading
from onrecord.records import Figure, FigureOf, Participant


def implied_figures(
    reading: Reading,
    draft: Draft,
    people: Sequence[Participant],
    context: ActorContext,
    names: FigureNamer,
) -> tuple[Figure, ...]:
    """A figure of one for each single victim of a casualty verb whom no number counts."""
    if draft.certainty.realised != "accomplished" or draft.sentence.kind == "title":
        return ()
    struck = _victims(reading, draft, people)
    return (
        *(implied_figure(p, m, names, of) for p, m, of in _whom(reading, struck, draft, context)),
        *_parts(reading, draft, context, names),
    )


def _victims(
    reading: Reading, draft: Draft, people: Sequence[Participant]
) -> Iterator[tuple[Participant, int, str]]:
    """The single victims of an event, each with its token and what befell it."""
    measures = _measures(reading, draft)
    counted = {c.noun for c in draft.counts}
    for person, filler in zip(people, draft.fillers, strict=True):
        if filler.role == "victim" and filler.token not in counted:
            for measure in measures.get(filler.token, measures.get(None, ())):
                told = _said_of(reading, filler.token) or measure
                if told in counted_words().single and is_single(reading, filler.token, person):
                    yield person, filler.token, told


def _measures(reading: Reading, draft: Draft) -> dict[int | None, list[str]]:
    """What the casualty words of an event say of each victim; null is for those of other words."""
    found: dict[int | None, list[str]] = {}
    triggers = [t for t in draft.cluster.triggers if t.cue.measure] if draft.cluster else []
    for trigger in triggers:
        measure = trigger.cue.measure or ""
        victims = [f.token for f in roles_of(reading, trigger) if f.role == "victim"]
        for token in victims:
            found.setdefault(token, []).append(measure)
    if triggers and (not found or (draft.cluster and draft.cluster.main.cue.measure)):
        found.setdefault(None, [triggers[0].cue.measure or ""])
    return found


def _whom(
    reading: Reading,
    struck: Iterator[tuple[Participant, int, str]],
    draft: Draft,
    context: ActorContext,
) -> Iterator[tuple[Participant, str, FigureOf | None]]:
    """With whom a figure counts: "another" is one of those counted last."""
    for person, token, measure in struck:
        before = [c for c in draft.counts if c.token < token and c.noun is not None]
        another = reading.tree.low[token] == "another" and before
        yield person, measure, whom(reading, before[-1].noun, context) if another else None


def _parts(
    reading: Reading, draft: Draft, context: ActorContext, names: FigureNamer
) -> Iterator[Figure]:
    """The single people that a count includes: "12 people, including a child"."""
    for token, whole in included(reading.tree, draft.sentence, draft.counts):
        person = participant(reading, Filler(token, "victim"), None, context)
        if is_single(reading, token, person):
            yield implied_figure(person, whole.measure, names, part_of=whole)


def _said_of(reading: Reading, token: int) -> str | None:
    """The measure of a participle right behind a victim: "a child dead and a woman injured"."""
    low = reading.tree.low
    return counted_words().after.get(low[token + 1]) if token + 1 < len(low) else None
