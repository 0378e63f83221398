"""Places taken up without their name: "the airport" told before, "drove the rebels out"."""

from __future__ import annotations

from onrecord.claims.place_inside import Range
from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

POINTS = ("point", "neighbourhood")  # their nouns take up a place named with the same noun


def same_noun(reading: Reading, at: int) -> Range | None:
    """The name that stood beside the same noun before: "the airport" after "Menagh airport"."""
    tree = reading.tree
    same = (t for t in range(at - 1, 0, -1) if tree.low[t] == tree.low[at])
    return next((name for t in same if (name := _name_beside(reading, t, at))), None)


def _name_beside(reading: Reading, noun: int, end: int) -> Range | None:
    """The name that modifies a noun of a site, or that the noun is "of", "in" or "at"."""
    tree, places = reading.tree, reading.mentions.places
    before = noun - 1
    while before > 0 and tree.low[before] in where_words().sites:
        before -= 1
    if tree.tag[before].startswith("NNP") and before not in reading.mentions.actors:
        return places.get(before, (before, before + 1))
    linked = noun + 2 < end and tree.low[noun + 1] in ("of", "in", "at")
    return places.get(noun + 2) if linked else None


def is_point(word: str) -> bool:
    """Whether a noun is of a base, a building or a quarter, which a name before it tells apart."""
    return place_nouns().get(word) in POINTS


def is_left(tree: Tree, at: int) -> bool:
    """Whether a word says that somebody left a place that is not named: "drove them *out*"."""
    verb = tree.head[at]
    particle = tree.low[at] == "out" and tree.dep[at] in ("prt", "advmod", "prep")
    alone = not tree.kids[at] and not (at + 1 < len(tree) and tree.low[at + 1] == "of")
    return particle and alone and tree.low[verb] in where_words().leaving
