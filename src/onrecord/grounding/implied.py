"""Deaths and injuries of single people that nobody counted: a named victim is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.claims.draft import Draft
from onrecord.claims.phrases import phrase
from onrecord.grounding.figures import implied_figure
from onrecord.ontology.counted import counted_words
from onrecord.ontology.cues import cue_index
from onrecord.reading.reading import Reading
from onrecord.records import (
    Figure,
    Participant,
)

PERSONS = (
    None,
    "civilians",
    "official",
    "commander",
    "witness",
    "resident",
    "medic",
    "media",
    "expert",
)


def implied_figures(
    reading: Reading,
    draft: Draft,
    people: Sequence[Participant],
    names: Callable[[int, int], str],
) -> tuple[Figure, ...]:
    """A figure of one for each single victim of a casualty verb whom no number counts."""
    measure = _measure(draft)
    if measure is None or draft.sentence.kind == "title":
        return ()
    counted = {c.noun for c in draft.counts}
    return tuple(
        implied_figure(p, _said_of(reading, f.token) or measure, names)
        for p, f in zip(people, draft.fillers, strict=True)
        if f.role == "victim" and f.token not in counted and _is_one(reading, f.token, p)
    )


def _measure(draft: Draft) -> str | None:
    """What the first casualty word of a draft counts, if the event has taken place."""
    if draft.cluster is None or draft.certainty.realised != "accomplished":
        return None
    return next((t.cue.measure for t in draft.cluster.triggers if t.cue.measure), None)


def _said_of(reading: Reading, token: int) -> str | None:
    """The measure of a participle right behind a victim: "a child dead and a woman injured"."""
    low = reading.tree.low
    return counted_words().after.get(low[token + 1]) if token + 1 < len(low) else None


def _is_one(reading: Reading, token: int, person: Participant) -> bool:
    """A name of a person, or a noun for one with "a" or "the" before it."""
    tree, registry = reading.tree, reading.names.registry
    if tree.tag[token] not in ("NN", "NNP") or token in reading.mentions.actors:
        return False
    articles = {tree.low[k] for k in tree.kids[token] if tree.tag[k] in ("DT", "PRP$")}
    entry = registry.kind_of(tree.low[token])
    if entry is not None and entry.role in ("person", "office", "crowd", "generic"):
        return bool(articles)
    if tree.tag[token] == "NN":
        member = entry is not None and entry.role == "body"
        return member and bool(articles & {"a", "an", "another"})
    named = person.actor is None and token not in reading.mentions.places
    first, last = phrase(tree, token)
    personal = last - first > 1 and all(tree.tag[i].startswith("NN") for i in range(first, last))
    return named and personal and person.kind in PERSONS and not _is_thing(reading, first, last)


def _is_thing(reading: Reading, first: int, last: int) -> bool:
    """Whether a capitalised phrase names an event, a thing or an institution."""
    low, registry = reading.tree.low, reading.names.registry
    kinds = (registry.kind_of(low[i]) for i in range(first, last))
    things = any(k is not None and k.role in ("thing", "body", "indefinite") for k in kinds)
    return things or any(cue_index().knows(low[i]) or low[i] == "of" for i in range(first, last))
