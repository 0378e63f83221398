"""How many: what each number of a sentence counts, and which others it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.claims.clusters import Cluster
from onrecord.claims.count import Count
from onrecord.claims.measures import measure_of, nearest
from onrecord.claims.nouns import counted_noun
from onrecord.claims.parts import includer, is_added, is_total, settled
from onrecord.claims.scopes import scoped
from onrecord.claims.things import munition_measure
from onrecord.ontology.counted import counted_words
from onrecord.ontology.where import where_words
from onrecord.reading.numbers import NumberMention
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree


def counts_in(reading: Reading, sentence: Sentence, clusters: Sequence[Cluster]) -> list[Count]:
    """The counts of a sentence, in order."""
    found: list[Count] = []
    for number in reading.numbers_in(sentence):
        if number.counts:
            count = _count(reading, sentence, number, clusters, found)
            if count is not None:
                found.append(count)
    return settled(scoped(reading.tree, sentence, found), reading.tree)


def _count(
    reading: Reading,
    sentence: Sentence,
    number: NumberMention,
    clusters: Sequence[Cluster],
    before: Sequence[Count],
) -> Count | None:
    tree = reading.tree
    token = min(bisect_right(tree.start, number.number_start) - 1, sentence.last - 1)
    last = min(bisect_right(tree.start, number.number_end - 1) - 1, sentence.last - 1)
    if _is_name(tree, token):
        return None
    noun = counted_noun(tree, token, last)
    if noun is not None and tree.low[noun] in where_words().not_places:
        noun = None  # "kills 40 south-east of Aleppo" counts no east
    triggers = [t for c in clusters for t in c.triggers]
    if noun is not None and is_total(tree, last, noun):
        return None
    head = noun if noun is not None else last
    first = bisect_right(tree.start, number.start) - 1
    measure, trigger = measure_of(reading, head, first, last, triggers)
    parent = includer(tree, noun if noun is not None else token, last, measure, before)
    if measure is None and noun is None and before and before[-1].measure == "launched":
        measure = munition_measure(tree, last)
        trigger, parent = nearest(tree, last + 1, triggers), before[-1]
    if measure is None and parent is not None and parent.measure in counted_words().single:
        measure, trigger = parent.measure, parent.trigger
    if measure is None and before and noun is None and _is_elsewhere(reading, token, last):
        measure, trigger = before[-1].measure, before[-1].trigger
    if measure is None:
        return None
    low = [tree.low[i] for i in range(token, min(last + 3, sentence.last))]
    return Count(
        number=number,
        token=token,
        noun=noun,
        measure=measure,
        trigger=trigger,
        part_of=parent,
        additional=is_added(tree, token, low, measure, before),
    )


def _is_elsewhere(reading: Reading, token: int, last: int) -> bool:
    """Whether a number goes on with another place: "12 were killed in Homs and *5* in Hama"."""
    tree = reading.tree
    joined = token > 0 and tree.low[token - 1] in ("and", ",")
    placed = any(i in reading.mentions.places for i in range(last + 2, min(last + 5, len(tree))))
    return joined and placed and last + 1 < len(tree) and tree.low[last + 1] in ("in", "at", "near")


def _is_name(tree: Tree, token: int) -> bool:
    """Whether a number belongs to the name before it: "the Group 26 unit"."""
    named = tree.dep[token] == "nummod" and tree.head[token] == token - 1
    follows = tree.tag[token + 1] if token + 1 < len(tree) else ""
    return named and tree.tag[token - 1] in ("NNP", "NNPS") and follows not in ("NNS", "NNPS")
