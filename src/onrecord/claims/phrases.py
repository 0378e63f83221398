"""Noun phrases: their words, and what kind of thing they name."""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.claims.clauses import antecedent, preposed
from onrecord.ontology.instruments import instrument_at
from onrecord.ontology.where import where_words
from onrecord.ontology.words import counting_words, place_nouns, weapon_words
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

FillerKind = Literal["armed", "people", "place", "thing", "weapon"]
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
MORE = ("further", "additional", "other", "more", "another")
BREAKS = frozenset((",", ";", ":", "[", "]", "(", ")", '"', "“", "”", "--", "—"))
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
    while first < head and tree.low[first + 1] != "-" and _is_left_out(tree, first, skip):
        first += 1
    return first, _end(tree, head)


def whole_phrase(tree: Tree, head: int) -> tuple[int, int]:
    """A noun phrase with its article, and with whoever owns it: "the rebels' main leader"."""
    first, last = phrase(tree, head, article=True)
    owner = next(iter(tree.children(head, "poss")), None)
    if owner is None or owner > head or tree.tag[owner] == "PRP$":
        return first, last
    return min(first, phrase(tree, owner, article=True)[0]), last


def _is_left_out(tree: Tree, token: int, skip: tuple[str, ...]) -> bool:
    if tree.tag[token] in skip or tree.dep[token] in ("punct", "nummod", "quantmod"):
        return True
    return tree.low[token] in counting_words() or tree.low[token] in MORE


def _belongs(tree: Tree, token: int, head: int) -> bool:
    at = token
    while at != head:
        if (
            tree.dep[at] not in LEFT
            or tree.head[at] == at
            or tree.tag[at] in (",", "``", "''", ":")
        ):
            return False
        if tree.low[at] in BREAKS:
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
    if low in PRONOUNS or tree.tag[head] == "CD":
        return "people"
    if head in reading.mentions.actors:
        return "armed"
    kind = reading.names.registry.kind_of(low)
    if kind is not None:
        return "armed" if kind.kind in ARMED else _thing(low) if kind.kind in THINGS else "people"
    if head in reading.mentions.places or low in place_nouns() or is_part(tree, head):
        return "place"
    if low in weapon_words() or is_weapon(tree, head):
        return "weapon"
    named = (
        tree.tag[head] in ("NNP", "NNPS")
        and not _only_begins(tree, head)
        and low.rstrip("s") not in where_words().not_places
    )
    return "people" if named else None


def _only_begins(tree: Tree, token: int) -> bool:
    """Whether a word has its capital from standing first: "Homemade mines"."""
    first = token == 0 or tree.word[token - 1] in (".", "!", "?", "\n\n", "\n")
    modifies = tree.dep[token] in ("compound", "amod", "nmod")
    return first and modifies and tree.word[tree.head[token]].islower()


def is_part(tree: Tree, head: int) -> bool:
    """Whether a noun, with a direction before it, is a part of a place: "the northern end"."""
    words = where_words()
    return tree.low[head] in words.parts and any(
        tree.low[k] in words.directions for k in tree.kids[head] if k < head
    )


def is_weapon(tree: Tree, head: int) -> bool:
    """Whether a noun, with the words right before it, names a weapon: "chlorine gas"."""
    starts = range(max(0, head - 2), head + 1)
    return any((found := instrument_at(tree.low, i)) and found[0] > head for i in starts)


def counted(tree: Tree, token: int) -> int:
    """From what only counts to what is counted: "scores of civilians" are civilians."""
    if tree.low[token] in counting_words() or tree.tag[token] == "CD":
        beside = [k for k in tree.children(token, "appos") if tree.low[token + 1] == "of"]
        return next(iter([*preposed(tree, token, "of"), *beside]), token)
    return token


@cache
def _thing(low: str) -> FillerKind:
    return "place" if low in place_nouns() else "thing"
