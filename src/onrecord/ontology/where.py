"""The words that tie a place to an event, ready to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.ontology.inflection import verb_forms
from onrecord.ontology.loading import load_yaml


@dataclass(frozen=True, slots=True)
class WhereWords:
    """See where.yaml for what each list means."""

    relations: dict[str, str]
    near: frozenset[str]
    sure: frozenset[str]
    extents: dict[str, str]
    held_extents: dict[str, str]
    nearly: frozenset[str]
    shares: frozenset[str]
    object_relations: dict[str, str]
    glue: frozenset[str]
    not_places: frozenset[str]
    crossing: frozenset[str]
    halves: frozenset[str]
    persons: frozenset[str]
    ordinary: frozenset[str]
    apart: frozenset[str]
    provinces: frozenset[str]
    taken: frozenset[str]
    held: frozenset[str]
    parts: frozenset[str]
    directions: frozenset[str]
    sites: frozenset[str]
    leaving: frozenset[str]


@cache
def where_words() -> WhereWords:
    """The shipped words.

    >>> where_words().relations["towards"]
    'to'
    """
    data = load_yaml("where.yaml")
    sets = {
        k: frozenset(data[k])
        for k in (
            "near",
            "sure",
            "glue",
            "not_places",
            "crossing",
            "halves",
            "persons",
            "ordinary",
            "apart",
            "provinces",
            "taken",
            "held",
            "parts",
            "nearly",
            "shares",
            "sites",
            "directions",
        )
    }
    return WhereWords(
        relations=data["relations"],
        extents=data["extents"],
        held_extents=data["held_extents"],
        object_relations=data["object_relations"],
        leaving=frozenset(f for v in data["leaving"] for f in verb_forms(v)),
        **sets,
    )
