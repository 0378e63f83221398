"""Where: a place as named, and what the gazetteer says it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.words import Words

Relation = Literal["in", "near", "from", "to", "via", "between", "rest_of"]
Extent = Literal["all", "most", "part"]
PlacePrecision = Literal[
    "point", "neighbourhood", "settlement", "area", "admin2", "admin1", "country", "region"
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A gazetteer entry that the words may mean, with its share of the belief (0 to 1)."""

    name: str
    id: str
    country: str | None
    latitude: float
    longitude: float
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place of an event: the words, how they bear on it, and the gazetteer's entry or why none.

    `latitude` and `longitude` are WGS84 degrees, `radius_km` the radius of an area ("12 km north
    of X"). `inferred` is true where another sentence than the event's own gives the place.
    `unresolved` is the reason why `id` is null; `candidates` are the runners-up; `why` says in
    words what settled the choice.
    """

    words: Words
    relation: Relation = "in"
    extent: Extent | None = None
    name: str | None = None
    id: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    radius_km: float | None = None
    inferred: bool = False
    unresolved: str | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str | None = None
