"""Which place words tell of no event's place: sides, origins, doers, countries beside towns."""

from __future__ import annotations

from onrecord.claims.phrases import filler_kind
from onrecord.claims.place_uses import PlaceUse
from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree


def names_event(reading: Reading, use: PlaceUse, triggers: frozenset[int]) -> bool:
    """A town right before the noun of an event is its place, not its doer: "the Homs bombing"."""
    tree = reading.tree
    modifies = tree.dep[use.anchor] in ("compound", "nmod", "amod", "npadvmod")
    if not modifies or tree.head[use.anchor] not in triggers or use.names or use.nation:
        return False
    return use.anchor < tree.head[use.anchor] and not any(
        reading.names.gazetteer.country_of(tree.word[i]) for i in range(use.first, use.last)
    )


def is_origin(reading: Reading, use: PlaceUse, triggers: frozenset[int]) -> bool:
    """Whether a country only says whose somebody is ("US aid worker"), or whence ("a man from")."""
    tree = reading.tree
    head = tree.head[use.anchor]
    if use.relation == "from" and tree.is_noun(tree.head[head]):
        kind = filler_kind(reading, tree.head[head])
        return tree.head[head] not in triggers and kind in ("people", "armed")
    country = reading.names.gazetteer.country_of(tree.word[use.last - 1])
    owns = tree.dep[use.anchor] == "poss" or tree.low[head] in place_nouns() or head in triggers
    return bool(use.weak and country and not owns and not use.nation)


def is_told_inside(tree: Tree, use: PlaceUse, inside: frozenset[int]) -> bool:
    """Whether a place in a speaker's phrase is that of a deed told there: "X, who fled from Y"."""
    if use.weak:
        return False
    verb = next((a for a in tree.ancestors(use.anchor) if tree.is_verb(a)), use.anchor)
    return verb in inside and tree.dep[verb] in ("relcl", "acl", "advcl")


def is_apart(tree: Tree, use: PlaceUse, triggers: frozenset[int]) -> bool:
    """Whether a place is somebody's side ("talks with Ruritania"), not where something is.

    What an event noun is for is its place: "the battle for Qusayr".
    """
    above = tree.head[use.anchor]
    if tree.dep[use.anchor] != "pobj" or tree.low[above] not in where_words().apart:
        return False
    return not (tree.head[above] in triggers and tree.is_noun(tree.head[above]))


def does(tree: Tree, use: PlaceUse) -> bool:
    """Whether a place stands for those who act: "Ruritania attacked"."""
    return tree.dep[use.anchor] == "nsubj" and tree.is_verb(tree.head[use.anchor])


def narrowed(reading: Reading, uses: list[PlaceUse]) -> list[PlaceUse]:
    """Of several places no country, where there are others: "in Homs, … in Syria"."""
    country_of = reading.names.gazetteer.country_of
    small = [u for u in uses if u.relation != "in" or not country_of(_name(reading, u))]
    return small or uses


def _name(reading: Reading, use: PlaceUse) -> str:
    first, last = use.names or (use.first, use.last)
    return " ".join(reading.tree.word[first:last])
