"""What is said without any event: opinions, as claims of type `assessment`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.certainty_above import told_of
from onrecord.claims.clusters import Cluster
from onrecord.claims.draft import Draft
from onrecord.claims.place_uses import PlaceUse, place_uses
from onrecord.claims.voices import is_voice, modality_at, voice_of
from onrecord.ontology.certainty import certainty_words
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree

SHORTEST = 4  # words; "Yes, it is true" is an answer, no opinion of its own


def opinions_in(
    reading: Reading, sentence: Sentence, clusters: Sequence[Cluster], said: Sequence[Attribution]
) -> Iterator[Draft]:
    """One opinion for the words of a speaker in this sentence that tell of no event."""
    tree = reading.tree
    for attribution in said:
        first, last = _part(tree, sentence, attribution)
        if last - first < SHORTEST or not is_voice(attribution):
            continue
        if any(first <= t.token < last for c in clusters for t in c.triggers):
            continue
        cue = range(*attribution.cue)
        if any(t.token in cue for c in clusters for t in c.triggers):
            continue
        if (
            attribution.manner in ("ask", "condemn", "praise", "describe")
            or attribution.source is None
        ):
            continue
        root = _verb(tree, first, last)
        if root is None or any(
            a.source and is_voice(a) and a.cue[0] <= root < a.cue[1] for a in said
        ):
            continue
        if _is_innermost(attribution, said, tree, root):
            yield _opinion(reading, sentence, said, root)


def _part(tree: Tree, sentence: Sentence, attribution: Attribution) -> tuple[int, int]:
    """Tokens of the sentence that stand in the attribution's content, if any do."""
    for start, end in attribution.content:
        first = max(sentence.first, bisect_left(tree.start, start))
        last = min(sentence.last, bisect_left(tree.start, end))
        if last > first:
            return first, last
    return 0, 0


def _verb(tree: Tree, first: int, last: int) -> int | None:
    verbs = [
        i for i in range(first, last) if tree.is_verb(i) and tree.dep[i] not in ("aux", "auxpass")
    ]
    return next((v for v in verbs if not first <= tree.head[v] < last or tree.head[v] == v), None)


def _is_innermost(
    attribution: Attribution, said: Sequence[Attribution], tree: Tree, token: int
) -> bool:
    size = sum(e - s for s, e in attribution.content)
    at, end = tree.start[token], tree.end[token]
    return not any(
        a is not attribution and a.covers(at, end) and sum(e - s for s, e in a.content) < size
        for a in said
        if is_voice(a)
    )


def _is_predicate(tree: Tree, use: PlaceUse, verb: int) -> bool:
    """Whether an opinion says that something is this place: "it would be Aleppo"."""
    return tree.head[use.anchor] == verb and tree.dep[use.anchor] == "attr"


def _opinion(reading: Reading, sentence: Sentence, said: Sequence[Attribution], verb: int) -> Draft:
    tree = reading.tree
    certainty = told_of(reading, verb, certainty_words())
    voice = voice_of(reading, said, sentence, (verb, verb + 1))
    return Draft(
        sentence=sentence,
        cluster=None,
        anchor=(verb, verb + 1),
        type="assessment",
        voice=voice,
        certainty=certainty,
        modality=modality_at(reading, voice, voice.told, verb, certainty),
        fillers=(),
        blames=(),
        instrument=None,
        places=tuple(u for u in place_uses(reading, sentence) if _is_predicate(tree, u, verb)),
        time=next(
            (
                t
                for t in reading.times_in(sentence)
                if voice.content[0] <= t.start < voice.content[1]
            ),
            None,
        ),
        counts=(),
    )
