"""Names of places and actors in a text, from gazetteer and registry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.names.gazetteer import Gazetteer
from onrecord.names.registry import Registry
from onrecord.ontology.cues import cue_index
from onrecord.reading.meant import Odds, meant_as_places
from onrecord.reading.tree import Tree


@dataclass(frozen=True, slots=True)
class Names:
    """The look-ups that a text is read with."""

    gazetteer: Gazetteer
    registry: Registry

    def country_of(self, word: str) -> str | None:
        """The country (ISO 3166-1 alpha-3) that a name or adjective means, if it does."""
        return _country(self.registry, word) if word[:1].isupper() else None


@dataclass(frozen=True, slots=True)
class NameMentions:
    """Names by the numbers of their tokens: each token of a name points to the name's range."""

    places: dict[int, tuple[int, int]]
    actors: dict[int, tuple[int, int]]


@lru_cache(maxsize=8192)
def _country(registry: Registry, word: str) -> str | None:
    found = registry.lookup(word)
    return found[0].country if found and found[0].kind in (None, "government") else None


def find_names(
    tree: Tree, names: Names, capitals: str | None = None, odds: Odds | None = None
) -> NameMentions:
    """The names of a parsed text; an actor's name beats a place's name inside it.

    `capitals` is the text as published where it is all in capitals: acronyms need them. `odds`
    tells for some tokens how likely each is meant as a place; without it the lists alone decide.
    """
    words = tree.word
    if capitals is not None:
        words = [capitals[s:e] for s, e in zip(tree.start, tree.end, strict=True)]
    actors: dict[int, tuple[int, int]] = {}
    for first, last, *_ in names.registry.scan(words, all_caps=capitals is not None):
        actors.update(dict.fromkeys(range(first, last), (first, last)))
    places: dict[int, tuple[int, int]] = {}
    for first, last in meant_as_places(tree, names.gazetteer, odds):
        inside = [actors[i] for i in range(first, last) if i in actors]
        if all(b - a <= last - first for a, b in inside) and not _is_word(tree, first, last):
            places.update(dict.fromkeys(range(first, last), (first, last)))
    return NameMentions(places, actors)


def _is_word(tree: Tree, first: int, last: int) -> bool:
    """Whether a single word that is also a name is meant as a word: a verb, or an event's noun."""
    if last - first > 1 or (first and tree.low[first - 1] in ("in", "of", "near", "from", "to")):
        return False
    return tree.tag[first].startswith("VB") or cue_index().knows(tree.low[first])
