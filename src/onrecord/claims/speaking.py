"""Speakers in a sentence: which attributions bear on it, and which of its words are theirs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.clauses import antecedent
from onrecord.claims.phrases import phrase
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree


def by_sentence(reading: Reading, said: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    """The attributions whose cue or content stands in each sentence, by its number."""
    found: dict[int, list[Attribution]] = {}
    starts = [s.start for s in reading.sentences]
    for attribution in said:
        numbers = {reading.sentence_of(attribution.cue[0]).number}
        for start, end in attribution.content:
            numbers.update(range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)))
        for number in numbers:
            found.setdefault(number, []).append(attribution)
    return found


def _meant(tree: Tree, said: Sequence[Attribution]) -> list[int]:
    """What relative pronouns that speak stand for: "the United States, which called on"."""
    alone = [a.source[0] for a in said if a.source and a.source[1] - a.source[0] == 1]
    return [antecedent(tree, s) for s in alone if antecedent(tree, s) != s]


def speaking(reading: Reading, said: Sequence[Attribution], sentence: Sentence) -> frozenset[int]:
    """Tokens of the speakers' phrases, cues and times of speaking in a sentence."""
    ranges = [r for a in said for r in (a.source, a.phrase, a.cue, a.said, *a.carriers) if r]
    ranges += [phrase(reading.tree, meant) for meant in _meant(reading.tree, said)]
    inside = (r for r in ranges if sentence.first <= r[0] < sentence.last)
    return frozenset(i for first, last in inside for i in range(first, last))
