"""Every name of a place in a report with what it means: the stage that claims take places from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.place_inside import inside_of
from onrecord.grounding.place_types import PlaceMention, Settled
from onrecord.grounding.place_words import kind_around
from onrecord.grounding.places import settle
from onrecord.grounding.settling import context_in
from onrecord.grounding.toponym_spans import spans_of
from onrecord.reading.reading import Reading

Range = tuple[int, int]
TOWNS = ("settlement", "neighbourhood", "admin2")
SENTENCES = 2  # before, in which the town may be named
RADIUS_KM = 20.0  # of a large town with its outskirts


def toponyms_of(reading: Reading) -> list[Settled]:
    """The places that a report names, settled in its context, in the order of its text.

    Counted are names of places, wherever they stand: also as a government's or a body's name
    ("Moscow said", "Toronto police"), and nationalities that modify a noun ("Turkish forces").
    People ("the Turks"), languages, and names inside the name of a person are none.
    """
    spans = spans_of(reading)
    mentions = [_mention(reading, *span) for span in spans]
    if not mentions:
        return []
    settled = settle(mentions, reading.names.gazetteer, context_in(reading))
    return [_held(reading, spans, settled, at) for at in range(len(spans))]


def _held(reading: Reading, spans: Sequence[Range], settled: Sequence[Settled], at: int) -> Settled:
    """A street, a building or a quarter that no list has lies in the town named nearest to it.

    In its sentence or one of the two before: with the town's point, as an area, and half as sure.
    """
    here, (first, last) = settled[at], spans[at]
    if here.unresolved is None or last - first == 1:
        return here
    number = reading.sentence_of(first).number
    near = [
        (abs(spans[i][0] - first), s)
        for i, s in enumerate(settled)
        if s.precision in TOWNS
        and 0 <= number - reading.sentence_of(spans[i][0]).number <= SENTENCES
    ]
    if not near:
        return here
    _, town = min(near, key=lambda pair: pair[0])
    return replace(
        here,
        unresolved=None,
        candidates=(),
        confidence=round(town.confidence / 2, 3),
        country=town.country,
        latitude=town.latitude,
        longitude=town.longitude,
        precision="area",
        radius_km=RADIUS_KM,
        why=f"not in the gazetteer; named beside {town.name}",
    )


def _mention(reading: Reading, first: int, last: int) -> PlaceMention:
    inside = inside_of(reading, first, last, reading.sentence_of(first).last)
    words = reading.words_of(first, last)
    held = reading.words_of(*inside).text if inside else None
    nation = reading.names.gazetteer.country_of(words.text)  # "the capital of Mexico"
    return PlaceMention(words, held, None if nation else kind_around(reading.tree, first, last))
