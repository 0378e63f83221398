"""The divisions that places lie in, and places told no finer than one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from onrecord.exports.values import Precision
from onrecord.records import Place, Spot, spot_of
from onrecord.records.place import PlacePrecision

if TYPE_CHECKING:
    from onrecord.names.gazetteer import Gazetteer
    from onrecord.names.gazetteer_entry import PlaceEntry

ORDER = get_args(PlacePrecision)  # the finest first
CACHED = 50_000


@dataclass(frozen=True, slots=True)
class LiesIn:
    """The first- and second-level division and the country of a place; null where not known."""

    admin1: Spot | None = None
    admin2: Spot | None = None
    country: Spot | None = None


class Divisions:
    """Tells in which divisions places lie, by the gazetteer's entries.

    The second-level division of a town is not in the gazetteer: only what is one itself has it.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._of = lru_cache(CACHED)(self._look_up)

    def of(self, spot: Spot | None) -> LiesIn:
        """The divisions that a spot lies in."""
        return self._of(spot.id, spot.country) if spot else LiesIn()

    def _look_up(self, place_id: str | None, country: str | None) -> LiesIn:
        entry = self._gazetteer.get(place_id) if place_id else None
        nation = entry.country if entry else country
        first = self._gazetteer.division(nation, entry.admin1) if entry and entry.admin1 else None
        if entry and entry.kind in ("country", "region"):
            first = None
        return LiesIn(
            _spot(first),
            _spot(entry) if entry and entry.kind == "admin2" else None,
            _spot(self._gazetteer.country(nation)) if nation else None,
        )

    def coarse(self, spot: Spot, precision: Precision) -> Spot | None:
        """The spot told no finer than `precision`; null where no unit is known that holds it.

        A coarser unit stands in where the one that is asked for is not known. Its coordinates are
        the unit's own.
        """
        if precision == "exact" or _as_coarse(spot, precision):
            return spot
        lies = self.of(spot)
        for unit in (lies.admin2, lies.admin1, lies.country):
            if unit and _as_coarse(unit, precision):
                return unit
        return None

    def coarse_place(self, place: Place, precision: Precision) -> Place | None:
        """The same of a claim's place; its own words and what led to it are left out."""
        if precision == "exact":
            return place
        unit = self.coarse(spot_of(place), precision)
        if unit is None:
            return None
        near = "in" if unit.id != place.id else place.relation
        return replace(
            place,
            relation=near,
            extent=place.extent if unit.id == place.id else None,
            name=unit.name,
            id=unit.id,
            country=unit.country,
            latitude=unit.latitude,
            longitude=unit.longitude,
            precision=unit.precision,
            radius_km=unit.radius_km,
            unresolved=None,
            candidates=(),
            why=None,
        )


def _as_coarse(spot: Spot, precision: str) -> bool:
    """Whether a spot is a resolved unit no finer than `precision`.

    A region inside one country is no coarser than a first-level division.
    """
    if spot.id is None or spot.precision is None:
        return False
    inside = spot.precision == "region" and spot.country is not None
    return ORDER.index("admin1" if inside else spot.precision) >= ORDER.index(precision)


def _spot(entry: PlaceEntry | None) -> Spot | None:
    if entry is None:
        return None
    kind = entry.kind
    return Spot(entry.name, entry.id, entry.country, entry.latitude, entry.longitude, kind)
