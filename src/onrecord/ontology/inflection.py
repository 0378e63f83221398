"""Inflected forms of English verbs and nouns, so that no lemmatizer is needed to find cues."""

from __future__ import annotations

from functools import cache

from onrecord.ontology.loading import load_yaml

VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = load_yaml("irregular.yaml")
    return forms


@cache
def _doubling() -> frozenset[str]:
    """Verbs that double their last letter: "occurred", "controlled"."""
    return frozenset(load_yaml("words.yaml")["doubling"])


def verb_forms(base: str) -> frozenset[str]:
    """All forms of a verb, the base form among them.

    >>> sorted(verb_forms("seize")), "fought" in verb_forms("fight")
    (['seize', 'seized', 'seizes', 'seizing'], True)
    """
    past = _irregular().get(base)
    forms = {base, _third(base), _ing(base)}
    return frozenset(forms | set(past) if past else forms | {_past(base)})


def noun_forms(base: str) -> frozenset[str]:
    """Singular and plural of a noun; of several words the last, or the first of "X of Y".

    >>> sorted(noun_forms("casualty")), sorted(noun_forms("loss of life"))
    (['casualties', 'casualty'], ['loss of life', 'losses of life'])
    """
    head, of, rest = base.partition(" of ")
    words = head.split(" ")
    plural = " ".join([*words[:-1], _third(words[-1])])
    return frozenset({base, plural + of + rest})


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return base[:-1] + "ing"
    return base + (base[-1] if base in _doubling() else "") + "ing"


def _past(base: str) -> str:
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    if base.endswith("e"):
        return base + "d"
    return base + (base[-1] if base in _doubling() else "") + "ed"
