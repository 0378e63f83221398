"""One event as one report, or one row of coded data, tells it: what joining compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.records.actor import Role
from onrecord.records.period import PeriodPrecision
from onrecord.records.place import Place, PlacePrecision


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an account places its event: the gazetteer's entry, or only a name as told.

    `latitude` and `longitude` are WGS84 degrees, null where the place is unresolved; `radius_km`
    is the radius of an area told as a distance.
    """

    name: str
    id: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One who does or suffers the event: the registry's id, the name, the kind, the role."""

    name: str
    actor: str | None
    kind: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class Toll:
    """A measure's bounds for the event as this account gives them (never a running toll)."""

    measure: str
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Account:
    """One event as one report, or one row of coded data, tells it.

    `id` is the report's id, a colon and the number of the mention; `claims` are the ids of the
    claims of that mention that happened (actual or ongoing, not negated), the first of which
    anchors judgements. `types` are its event types, the most telling first. `start` and `end`
    bound the days (both included; null is open or unknown), `dated` is false where no words of
    time were found. `places` come finest first. `words` are distinct content words of the
    evidence, singular and sorted, with numbers and what they count ("23 pirate"); of the main
    event those of title and lead as well. `names` are the folded ones that are names. `main` is
    true of what the report is about, `background` of an older event told for context. `source`
    is who published it.
    """

    id: str
    report: str
    claims: tuple[str, ...]
    types: tuple[str, ...]
    start: date | None
    end: date | None
    precision: PeriodPrecision | None
    dated: bool
    places: tuple[Spot, ...]
    doers: tuple[Side, ...]
    victims: tuple[Side, ...]
    instrument: str | None
    tolls: tuple[Toll, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    published: date | None
    source: str | None
    main: bool = True
    background: bool = False
    coded: bool = False


def spot_of(place: Place) -> Spot:
    """The place of a claim as accounts keep it, by its name, else by its words."""
    return Spot(
        place.name or place.words.text,
        place.id,
        place.country,
        place.latitude,
        place.longitude,
        place.precision,
        place.radius_km,
    )
