"""A key's words as the engine would have them: for tasks that give the trigger of an event."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.clusters import Cluster, clusters_in
from onrecord.claims.triggers import Trigger, triggers_in
from onrecord.ontology.cues import Cue, frames
from onrecord.reading.reading import Reading, Sentence


@dataclass(frozen=True, slots=True)
class Given:
    """The trigger that a key gives, with its event among the other events of its sentence."""

    sentence: Sentence
    trigger: Trigger
    clusters: tuple[Cluster, ...]
    at: int

    @property
    def cluster(self) -> Cluster:
        """The event of the trigger."""
        return self.clusters[self.at]


def given_at(
    reading: Reading, start: int, end: int, *, type: str = "attack", frame: str = "ruin"
) -> Given:
    """The engine's own trigger at these characters; where it has none, one made of them.

    A made trigger has the event `type` and the `frame` named, as a verb or a noun by its tag.
    """
    first, last = _tokens(reading, start, end)
    sentence = reading.sentence_of(first)
    triggers = triggers_in(reading, sentence)
    own = next((t for t in triggers if t.first < last and first < t.last), None)
    if own is None:
        own = _made(reading, first, last, type, frame)
        triggers = sorted((*triggers, own), key=lambda t: t.first)
    clusters = tuple(clusters_in(reading.tree, triggers))
    at = next(i for i, c in enumerate(clusters) if own in c.triggers)
    return Given(sentence, own, clusters, at)


def _tokens(reading: Reading, start: int, end: int) -> tuple[int, int]:
    first = reading.token_at(start).i
    return first, max(first, reading.token_at(max(start, end - 1)).i) + 1


def _made(reading: Reading, first: int, last: int, kind: str, frame: str) -> Trigger:
    """A trigger without a cue of ours, headed by the token highest in the tree."""
    tree = reading.tree
    inside = range(first, last)
    head = next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), last - 1)
    form = "verb" if tree.is_verb(head) else "noun"
    word = tree.low[head]
    cue = Cue(kind, frames()[frame], form, word, (), None, False)  # type: ignore[arg-type]  # form
    return Trigger(head, first, last, cue)
