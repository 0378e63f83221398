"""Words for weapons and other instruments, and their kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.ontology.inflection import noun_forms
from onrecord.ontology.loading import load_yaml


@cache
def _instruments() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, nouns in load_yaml("instruments.yaml")["kinds"].items():
        for noun in nouns:
            for form in noun_forms(noun):
                words = tuple(form.replace("-", " - ").split(" "))
                found.setdefault(words[0], []).append((words, kind))
    return {w: tuple(sorted(e, key=lambda x: -len(x[0]))) for w, e in found.items()}


@cache
def type_by_instrument() -> Mapping[tuple[str, str], str]:
    """What an unspecific event type becomes by the kind of its instrument.

    >>> type_by_instrument()["attack", "mortar"]
    'shelling'
    """
    types = load_yaml("instruments.yaml")["types"]
    return {(f, b): t for t, entry in types.items() for f in entry["from"] for b in entry["by"]}


def instrument_at(words: Sequence[str], at: int) -> tuple[int, str] | None:
    """The end and kind of the instrument that begins at a word, in small letters, if any.

    >>> instrument_at(["rocket", "fire", "hit"], 0)
    (2, 'rocket')
    """
    for form, kind in _instruments().get(words[at], ()):
        if tuple(words[at : at + len(form)]) == form:
            return at + len(form), kind
    return None
