"""Events that only a count tells of: "3,000 people leaving Foua", "the fate of 250 is unknown"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.claims.clusters import Cluster
from onrecord.claims.count import Count
from onrecord.claims.triggers import Trigger
from onrecord.ontology.counted import counted_words
from onrecord.ontology.cues import Cue, frames
from onrecord.ontology.types import event_types


def with_events(counts: Sequence[Count]) -> tuple[list[Count], list[Cluster]]:
    """The counts, those without a trigger with one of their own, and the events of those."""
    out: list[Count] = []
    events: dict[str, Trigger] = {}
    for count in counts:
        kind = counted_words().events.get(count.measure)
        if count.trigger is None and kind is not None:
            own = Trigger(count.anchor, count.anchor, count.anchor + 1, _cue(kind, count.measure))
            count = replace(count, trigger=events.setdefault(kind, own))
        out.append(count)
    return out, [Cluster(t, t.type) for t in events.values()]


def counting(clusters: Sequence[Cluster], counts: Sequence[Count]) -> frozenset[int]:
    """The main tokens of events that a count belongs to; words of speech count nobody."""
    told = {c.trigger for c in counts if c.trigger is not None}
    return frozenset(
        c.main.token
        for c in clusters
        if told.intersection(c.triggers) and event_types()[c.type].family != "words"
    )


@cache
def _cue(kind: str, measure: str) -> Cue:
    """A cue without a word: nobody does or suffers it by the words around it."""
    return Cue(kind, frames()["happen"], "noun", kind, (), measure, weak=False)
