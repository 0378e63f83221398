"""Closed lists of words that several questions share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.ontology.inflection import noun_forms, verb_forms
from onrecord.ontology.loading import load_yaml


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that say no more than that the event of their noun took place.

    >>> "carried" in light_verbs()
    True
    """
    return frozenset(f for v in load_yaml("words.yaml")["light_verbs"] for f in verb_forms(v))


@cache
def happening_verbs() -> frozenset[str]:
    """Verbs that say of their subject that it took place: "fighting erupted".

    >>> "erupted" in happening_verbs()
    True
    """
    return frozenset(f for v in load_yaml("words.yaml")["happening"] for f in verb_forms(v))


@cache
def measuring_nouns() -> frozenset[str]:
    """Nouns that measure an event: "two weeks of fighting", "a series of attacks"."""
    return frozenset(f for noun in load_yaml("words.yaml")["measuring"] for f in noun_forms(noun))


@cache
def counting_words() -> frozenset[str]:
    """Words that only count what stands behind "of": "scores of civilians"."""
    return frozenset(f for word in load_yaml("words.yaml")["counting"] for f in noun_forms(word))


@cache
def weapon_words() -> frozenset[str]:
    """Words for weapons in general, which can be sent or seized: "arms", "ammunition"."""
    return frozenset(load_yaml("words.yaml")["weapons"])


@cache
def backing_participles() -> frozenset[str]:
    """Participles that name a backer: "backed by Hezbollah", "Hezbollah-backed"."""
    return frozenset(load_yaml("words.yaml")["backing"])


@cache
def place_nouns() -> Mapping[str, str]:
    """Nouns that name a kind of place, each with the precision of a place so named.

    >>> place_nouns()["towns"], place_nouns()["province"]
    ('settlement', 'admin1')
    """
    return {
        form: precision
        for precision, nouns in load_yaml("places.yaml").items()
        for noun in nouns
        for form in noun_forms(noun)
    }
