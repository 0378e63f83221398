"""Every name of a place in a report with what it means: the stage that claims take places from."""

from __future__ import annotations

from onrecord.claims.place_inside import inside_of
from onrecord.grounding.place_types import PlaceMention, Settled
from onrecord.grounding.place_words import kind_around
from onrecord.grounding.places import settle
from onrecord.grounding.settling import context_in
from onrecord.reading.reading import Reading

Range = tuple[int, int]
MODIFYING = ("amod", "compound", "nmod", "poss")


def toponyms_of(reading: Reading) -> list[Settled]:
    """The places that a report names, settled in its context, in the order of its text.

    Counted are names of places, wherever they stand: also as a government's or a body's name
    ("Moscow said", "Toronto police"), and nationalities that modify a noun ("Turkish forces").
    People ("the Turks"), languages, and names inside the name of a person are none.
    """
    spans = spans_of(reading)
    mentions = [_mention(reading, *span) for span in spans]
    return settle(mentions, reading.names.gazetteer, context_in(reading)) if mentions else []


def spans_of(reading: Reading) -> list[Range]:
    """The ranges of tokens that name a place."""
    tree, places = reading.tree, reading.mentions.places
    found = {span for span in places.values() if _names_place(reading, *span)}
    found |= {
        (at, at + 1)
        for at, word in enumerate(tree.word)
        if at not in places and word[:1].isupper() and _is_nation(reading, at)
    }
    return sorted(found)


def _names_place(reading: Reading, first: int, last: int) -> bool:
    return last - first > 1 or not _is_people(reading, first)


def _is_nation(reading: Reading, at: int) -> bool:
    """Whether a word names a country or modifies as its nationality, inside an actor's name too."""
    known = reading.names.gazetteer.country_of(reading.tree.word[at])
    return known is not None and not _is_people(reading, at)


def _is_people(reading: Reading, at: int) -> bool:
    """Whether a nationality stands for people or a language: "the Turks", "in Turkish"."""
    tree, gazetteer = reading.tree, reading.names.gazetteer
    code = gazetteer.country_of(tree.word[at])
    if code is None or any(e.country == code for e in gazetteer.lookup(tree.word[at])[:1]):
        return False
    while tree.dep[at] == "conj":
        at = tree.head[at]
    return tree.dep[at] not in MODIFYING


def _mention(reading: Reading, first: int, last: int) -> PlaceMention:
    inside = inside_of(reading, first, last, reading.sentence_of(first).last)
    words = reading.words_of(first, last)
    held = reading.words_of(*inside).text if inside else None
    return PlaceMention(words, held, kind_around(reading.tree, first, last))
