"""Where an event was that no words tie to a place: names in its sentence, or in the title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.claims.draft import Draft
from onrecord.claims.place_uses import PlaceUse, place_uses
from onrecord.ontology.types import event_types
from onrecord.reading.reading import Reading, Sentence
from onrecord.records import Place

FAMILIES = ("fighting", "people", "ground", "things", "movement", "society")  # that have a place
FINE = ("point", "neighbourhood", "settlement", "area", "admin2")
MAIN = 1  # the mention that the title tells of


def spare_uses(reading: Reading, drafts: Sequence[Draft]) -> dict[int, list[PlaceUse]]:
    """Names that no event takes, in the sentences of events without place and in the title."""
    bare = {d.sentence.number: d.sentence for d in drafts if not d.places and has_place(d.type)}
    if not bare:
        return {}
    bare |= {s.number: s for s in reading if s.kind == "title"}
    spoken = [a.source for d in drafts for a in d.voice.chain if a.source]
    taken = {(u.first, u.last) for d in drafts for u in d.places}
    return {
        n: [u for u in _spare(reading, s, spoken) if (u.first, u.last) not in taken]
        for n, s in sorted(bare.items())
    }


def has_place(type_: str) -> bool:
    """Whether events of a type happen at a place: words, talks and law may be anywhere."""
    return event_types()[type_].family in FAMILIES


def finest(places: Iterable[Place]) -> tuple[Place, ...]:
    """The first place that is known and no larger than a district, else none."""
    found = (p for p in places if p.id and p.precision in FINE)
    return tuple(p for p in (next(found, None),) if p)


def _spare(
    reading: Reading, sentence: Sentence, spoken: Sequence[tuple[int, int]]
) -> Iterable[PlaceUse]:
    """The names of a sentence that stand in nobody's name or description who speaks."""
    for use in place_uses(reading, sentence):
        if not use.nation and not any(a <= use.first < b for a, b in spoken):
            yield use
