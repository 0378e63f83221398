"""Sentences that say only where or when the event told before was: "the incident happened in"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.certainty import Certainty
from onrecord.claims.clauses import subjects_of
from onrecord.claims.draft import Draft
from onrecord.claims.place_uses import PlaceUse, place_uses
from onrecord.claims.voices import voice_of
from onrecord.ontology.backward import backward_words
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.times import TimeMention
from onrecord.reading.tree import Tree

POINTING = ("it", "this", "that")


def occurrences(
    reading: Reading,
    sentence: Sentence,
    said: Sequence[Attribution],
    told: Draft | None,
    barred: frozenset[int],
) -> Iterator[Draft]:
    """A claim about the event `told` before for each clause that says where or when it was."""
    for verb in _occurring(reading.tree, sentence) if told else ():
        places = tuple(_places(reading, sentence, verb, barred))
        time = _time(reading, sentence, verb, barred)
        if told and (places or time):
            yield _draft(reading, sentence, said, verb, replace(told, places=places, time=time))


def _occurring(tree: Tree, sentence: Sentence) -> Iterator[int]:
    words = backward_words()
    for verb in range(sentence.first, sentence.last):
        taking = tree.low[verb] in ("took", "takes", "taken") and any(
            tree.low[o] == "place" for o in tree.children(verb, "dobj")
        )
        if not tree.is_verb(verb) or not (taking or tree.low[verb] in words.occurring):
            continue
        subjects = [tree.low[s] for s in subjects_of(tree, verb)]
        if any(s in words.incidents or s in POINTING for s in subjects):
            yield verb


def _places(
    reading: Reading, sentence: Sentence, verb: int, barred: frozenset[int]
) -> Iterator[PlaceUse]:
    for use in place_uses(reading, sentence):
        below = verb in set(reading.tree.ancestors(use.anchor))
        if below and not {use.first, use.last - 1} & barred:
            yield replace(use, weak=False)


def _time(
    reading: Reading, sentence: Sentence, verb: int, barred: frozenset[int]
) -> TimeMention | None:
    tree = reading.tree
    for time in reading.times_in(sentence):
        at = bisect_right(tree.start, time.start) - 1
        if at not in barred and verb in set(tree.ancestors(at)):
            return time
    return None


def _draft(
    reading: Reading, sentence: Sentence, said: Sequence[Attribution], verb: int, told: Draft
) -> Draft:
    anchor = (verb, verb + 1)
    return replace(
        told,
        sentence=sentence,
        cluster=None,
        anchor=anchor,
        voice=voice_of(reading, said, sentence, anchor),
        certainty=Certainty(),
        fillers=(),
        blames=(),
        instrument=None,
        counts=(),
        definite=True,
    )
