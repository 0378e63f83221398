"""Every name of a place in a report with what it means: the stage that claims take places from."""

from __future__ import annotations

from onrecord.claims.place_inside import inside_of
from onrecord.grounding.place_types import PlaceMention, Settled
from onrecord.grounding.place_words import kind_around
from onrecord.grounding.places import settle
from onrecord.grounding.settling import context_in
from onrecord.grounding.toponym_spans import spans_of
from onrecord.reading.reading import Reading


def toponyms_of(reading: Reading) -> list[Settled]:
    """The places that a report names, settled in its context, in the order of its text.

    Counted are names of places, wherever they stand: also as a government's or a body's name
    ("Moscow said", "Toronto police"), and nationalities that modify a noun ("Turkish forces").
    People ("the Turks"), languages, and names inside the name of a person are none.
    """
    spans = spans_of(reading)
    mentions = [_mention(reading, *span) for span in spans]
    return settle(mentions, reading.names.gazetteer, context_in(reading)) if mentions else []


def _mention(reading: Reading, first: int, last: int) -> PlaceMention:
    inside = inside_of(reading, first, last, reading.sentence_of(first).last)
    words = reading.words_of(first, last)
    held = reading.words_of(*inside).text if inside else None
    return PlaceMention(words, held, kind_around(reading.tree, first, last))
