"""Noun phrases: their words, and what kind of thing they name."""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.claims.clauses import antecedent
from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

FillerKind = Literal["armed", "people", "place", "thing"]
ARMED = frozenset(("state_forces", "police", "rebels", "militia", "armed_group", "commander"))
THINGS = frozenset(
    (
        "residential",
        "medical",
        "worship",
        "school",
        "market",
        "infrastructure",
        "vehicle",
        "military_object",
    )
)
LEFT = (
    "compound",
    "amod",
    "nmod",
    "poss",
    "npadvmod",
    "case",
    "punct",
    "det",
    "nummod",
    "quantmod",
    "advmod",
    "predet",
)
PRONOUNS = frozenset(
    ("he", "she", "they", "them", "him", "her", "we", "us", "who", "i", "you", "those", "others")
)


def phrase(tree: Tree, head: int, *, article: bool = False) -> tuple[int, int]:
    """Token range of a noun phrase: modifiers in front, the head, and an "of" name behind.

    Leading numbers, and articles unless asked for, are left out.
    """
    first = head
    while first > 0 and _belongs(tree, first - 1, head):
        first -= 1
    skip = ("CD", "PDT", "RB", "RBR", "JJR", "IN", "RBS", "JJS") + (
        () if article else ("DT", "PRP$")
    )
    while first < head and (
        tree.tag[first] in skip or tree.dep[first] in ("punct", "nummod", "quantmod")
    ):
        first += 1
    return first, _end(tree, head)


def _belongs(tree: Tree, token: int, head: int) -> bool:
    at = token
    while at != head:
        if (
            tree.dep[at] not in LEFT
            or tree.head[at] == at
            or tree.tag[at] in (",", "``", "''", ":")
        ):
            return False
        if tree.low[at] in (",", ";", ":", '"', "“", "”", "--", "—"):
            return False
        at = tree.head[at]
        if at < token:
            return False
    return True


def _end(tree: Tree, head: int) -> int:
    """Behind the head, or behind "of X and Y" where X is part of a name."""
    last = head + 1
    of = tree.child(head, "prep")
    if of is not None and tree.low[of] == "of" and tree.tag[head] in ("NNP", "NNPS"):
        pobj = tree.child(of, "pobj")
        if pobj is not None and tree.tag[pobj].startswith("NNP"):
            last = pobj + 1
    return last


def filler_kind(reading: Reading, head: int) -> FillerKind | None:
    """What a phrase names, as far as it bears on reading a verb: armed, people, place or thing."""
    tree = reading.tree
    head = antecedent(tree, head)
    low = tree.low[head]
    if low in PRONOUNS:
        return "people"
    if head in reading.mentions.actors:
        return "armed"
    kind = reading.names.registry.kind_of(low)
    if kind is not None:
        return "armed" if kind.kind in ARMED else _thing(low) if kind.kind in THINGS else "people"
    if head in reading.mentions.places or low in place_nouns():
        return "place"
    named = tree.tag[head] in ("NNP", "NNPS") and low.rstrip("s") not in where_words().not_places
    return "people" if named else None


@cache
def _thing(low: str) -> FillerKind:
    return "place" if low in place_nouns() else "thing"
