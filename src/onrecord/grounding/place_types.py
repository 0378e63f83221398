"""What goes into the settling of places, and what comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.names.gazetteer import Gazetteer
from onrecord.records import Candidate, Place, Words
from onrecord.records.place import Extent, PlacePrecision, Relation

How = Literal["bearing", "distance", "near", "outskirts", "countryside", "between"]


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words that move or widen a place: "12 km north of", "the outskirts of", "between X and Y".

    `distance_km` in kilometres; `bearing` in degrees clockwise from north; `other` is the second
    name of `between`.
    """

    how: How
    distance_km: float | None = None
    bearing: float | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as a report names it.

    `container` is a larger place that the words give ("Qusayr, Syria"; "a town in Homs
    province"), `firm` where they can mean nothing else; `kind` is the word that says what it is
    ("town", "governorate").
    """

    words: Words
    container: str | None = None
    kind: str | None = None
    modifier: Modifier | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What else a report says that helps to tell one place from another of its name.

    `names` are all place names in the report, each as often as it is there; `nations` counts
    countries (ISO 3166-1 alpha-2) by name and nationality; `publisher_country` weighs least.
    """

    names: tuple[str, ...] = ()
    nations: Mapping[str, int] = field(default_factory=dict)
    dateline: str | None = None
    publisher_country: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What a mention turned out to be, or why it did not; `confidence` lies between 0 and 1."""

    mention: PlaceMention
    confidence: float
    name: str | None = None
    id: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    radius_km: float | None = None
    unresolved: str | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str | None = None

    def to_place(
        self,
        relation: Relation = "in",
        extent: Extent | None = None,
        *,
        inferred: bool = False,
    ) -> Place:
        """The record of this place, as it bears on an event."""
        return Place(
            words=self.mention.words,
            relation=relation,
            extent=extent,
            name=self.name,
            id=self.id,
            country=self.country,
            latitude=self.latitude,
            longitude=self.longitude,
            precision=self.precision,
            radius_km=self.radius_km,
            inferred=inferred,
            unresolved=self.unresolved,
            candidates=self.candidates,
            why=self.why,
        )


def context_of(
    gazetteer: Gazetteer,
    names: Iterable[str],
    words: Iterable[str] = (),
    dateline: str | None = None,
    publisher_country: str | None = None,
    countries: Iterable[str] = (),
) -> PlaceContext:
    """The context that a report's names give, with the countries counted among its `words`.

    `words` are any words or names of the report; those that name a country or a nationality
    ("Syria", "Syrian", "Syrias") are counted, all others passed over. `countries` (ISO 3166-1
    alpha-2) count as well: those of the groups that the report names.
    """
    every = tuple(names)
    nations = dict(Counter(countries))
    for word in (*every, *words):
        country = gazetteer.country_of(word)
        if country:
            nations[country] = nations.get(country, 0) + 1
    return PlaceContext(every, nations, dateline, publisher_country)
