"""Texts all in capitals: which of their words are names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.names.calendar import load_calendar
from onrecord.names.gazetteer import Gazetteer, PlaceEntry
from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns
from onrecord.reading.model import Vocabulary
from onrecord.reading.names import Names
from onrecord.reading.shadow import is_capitals, is_english

_WORDS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
BEFORE_PLACES = frozenset(("IN", "OF", "NEAR", "FROM", "TO", "AT"))
ARTICLES = frozenset(("SAN", "SANTA", "EL", "LA", "LOS", "LAS"))  # begin names of places
LARGE = 50_000  # people
SHORT = 3  # letters


def names_in_capitals(text: str, names: Names, known: Vocabulary) -> frozenset[int]:
    """Where the names begin, word by word, in a text all in capitals; empty for any other.

    Words that are no English words are left out: they are names anyway.
    """
    if not is_capitals(text):
        return frozenset()
    found = list(_WORDS.finditer(text))
    told = [m.group() for m in found]
    words = _persons(_guessed(told, names, known), names, known)
    plain = {i for first, last in names.gazetteer.scan(words) for i in range(first, last)}
    plain |= {i for i, w in enumerate(words) if _is_kept(words, told, i, names)}
    everywhere = {told[i] for i in plain if told[i].lower() not in known.verbs}
    at = plain | set(_bodies(told, names)) | set(_dates(told))
    return frozenset(found[i].start() for i, w in enumerate(told) if i in at or w in everywhere)


def _guessed(told: Sequence[str], names: Names, known: Vocabulary) -> list[str]:
    """The words with capitals on what may be a name by itself or by the word before it."""
    rows = zip(["IN", *told], told, [*told[1:], ""], strict=False)  # a dateline comes first
    return [
        w.capitalize() if _may_name(b, w, names, known) or _opens(w, a, names, known) else w.lower()
        for b, w, a in rows
    ]


def _opens(word: str, after: str, names: Names, known: Vocabulary) -> bool:
    """Whether a noun and the name behind it are one place: "Costa Rica"."""
    english = is_english(after.lower(), known.words.__contains__)
    if word.lower() in known.verbs or not after.isalpha() or english:
        return False
    return _is_name(names.gazetteer, f"{word} {after}".title())


def _may_name(before: str, word: str, names: Names, known: Vocabulary) -> bool:
    """Whether a word may be a name: no English word, a nation's, or a place's.

    A noun may be a place's name only where a preposition stands before it and the place is
    large; a word that may be a verb ("to make") is none, though a place is called so.
    """
    low = word.lower()
    if word in ARTICLES or before in ARTICLES or not is_english(low, known.words.__contains__):
        return True
    if low not in known.verbs and _is_nation(names.gazetteer, word):
        return True
    if low in known.acting or before not in BEFORE_PLACES:
        return False
    return _is_large(names.gazetteer, word.capitalize())


@lru_cache(maxsize=8192)
def _is_nation(gazetteer: Gazetteer, word: str) -> bool:
    return gazetteer.country_of(word) is not None


@lru_cache(maxsize=8192)
def _is_name(gazetteer: Gazetteer, words: str) -> bool:
    return any(e.matched != "loose" for e in gazetteer.lookup(words))


@lru_cache(maxsize=8192)
def _is_large(gazetteer: Gazetteer, word: str) -> bool:
    return any(_counts(e) for e in gazetteer.lookup(word))


def _counts(entry: PlaceEntry) -> bool:
    return entry.matched == "name" and (entry.kind == "admin1" or entry.population >= LARGE)


def _persons(words: list[str], names: Names, known: Vocabulary) -> list[str]:
    """Nouns that stand in a person's name get their capital: "President Daniel Ortega".

    They stand after a title or an unknown name, and are names of some place as well.
    """
    for at in range(1, len(words)):
        before = words[at - 1]
        name = before[:1].isupper() and not _is_nation(names.gazetteer, before)
        if (name or before in where_words().persons) and _is_surname(words[at], names, known):
            words[at] = words[at].capitalize()
    return words


def _is_surname(word: str, names: Names, known: Vocabulary) -> bool:
    if word not in known.words or word in known.acting or len(word) < SHORT:
        return False
    if word in place_nouns() or names.registry.kind_of(word) is not None:
        return False
    return _is_name(names.gazetteer, word.capitalize())


def _is_kept(words: Sequence[str], told: Sequence[str], at: int, names: Names) -> bool:
    """Whether a guessed capital stands without the gazetteer: nations, parts of persons' names."""
    if not words[at][:1].isupper() or told[at] in ARTICLES:
        return False
    return _is_nation(names.gazetteer, told[at]) or words[at - 1][:1].isupper()


def _bodies(told: Sequence[str], names: Names) -> Iterator[int]:
    """The words of bodies' names; of "Peruvian army" only the nation is a name."""
    for first, last, _ in names.registry.scan(told, all_caps=True):
        if last - first > 1:
            composed = _is_nation(names.gazetteer, told[first])
            yield from range(first, first + 1 if composed else last)


def _dates(told: Sequence[str]) -> Iterator[int]:
    """Days of the week, and months beside a number."""
    for at, word in enumerate(told):
        beside = "".join(told[max(0, at - 1) : at + 2])
        month = word.lower() in load_calendar().months and any(c.isdigit() for c in beside)
        if month or word.lower() in load_calendar().weekdays:
            yield at
