"""One place of the gazetteer, and the order in which places with one name are offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

PlaceKind = Literal["settlement", "neighbourhood", "point", "admin1", "admin2", "country", "region"]
Match = Literal["name", "alternate", "strict", "loose", "fuzzy"]

COLUMNS = (
    "p.id, p.name, p.kind, p.country, p.admin1, p.latitude, p.longitude, p.population, p.source"
)
_ORDER: dict[Match, int] = {"name": 0, "alternate": 0, "strict": 1, "loose": 2, "fuzzy": 3}
# Where in the order of settlements, by number of digits of their population, the others stand:
# a country before every town, a region or first-level division after towns of 100,000.
_RANK = {"country": 9.0, "region": 5.5, "admin1": 5.5, "admin2": 4.0}


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place of the gazetteer; `matched` says how a look-up found it, `score` how alike (0-1).

    `latitude` and `longitude` are WGS84 degrees; `admin1` is GeoNames' code of the first-level
    division; `population` 0 is unknown. `matched` is `name` (a listed spelling of its own name),
    `alternate` (another listed name), `strict` or `loose` (by a key of
    `onrecord.names.fold`), `fuzzy` (a guess).
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    source: str
    matched: Match = "name"
    score: float = 1.0


def entry_of(row: tuple[Any, ...], matched: Match = "name", score: float = 1.0) -> PlaceEntry:
    """The entry that a row of `COLUMNS` holds."""
    cells: list[Any] = [*row, matched, score]
    return PlaceEntry(*cells)


def order(entry: PlaceEntry) -> tuple[int, float, str]:
    """The sort key of a look-up: how it matched, then size; the smallest comes first."""
    size = _RANK.get(entry.kind, len(str(entry.population)))
    return (_ORDER[entry.matched], -size - entry.population / 1e10, entry.id)
