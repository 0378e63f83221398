"""Land, borders and larger towns for maps: Natural Earth and GeoNames, as SOURCES.md says."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon

HERE = "onrecord.exports.dossier"
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees
Point = tuple[float, float]  # longitude, latitude
Town = tuple[str, float, float, int]  # name, latitude, longitude, people


@dataclass(frozen=True, slots=True)
class Land:
    """A country as Natural Earth draws it: ISO code (null where it has none), name, bounds."""

    number: int
    code: str | None
    name: str
    box: Box

    @property
    def shape(self) -> MultiPolygon | Polygon:
        """Its shape in degrees."""
        return _shape(self.number)


@cache
def _data() -> Any:
    return json.loads(files(HERE).joinpath("land.json").read_text("utf-8"))


@cache
def _names() -> dict[str, str]:
    return {land["code"]: land["name"] for land in _data()["lands"] if land["code"]}


def country_name(code: str | None) -> str | None:
    """A country's name on the map; a code that the map lacks stands for itself.

    >>> country_name("SY"), country_name("ZZ"), country_name(None)
    ('Syria', 'ZZ', None)
    """
    return _names().get(code, code) if code else None


@cache
def lands() -> tuple[Land, ...]:
    """Every country of the map."""
    return tuple(
        Land(number, one["code"], one["name"], tuple(one["box"]))
        for number, one in enumerate(_data()["lands"])
    )


@cache
def _shape(number: int) -> MultiPolygon | Polygon:
    """A country's shape; thinned rings may touch themselves, which `buffer(0)` mends."""
    from shapely import Polygon, union_all

    parts = [[_ring(ring) for ring in rings] for rings in _data()["lands"][number]["rings"]]
    return union_all([Polygon(p[0], p[1:]).buffer(0) for p in parts if len(p[0]) > 3])


@cache
def _arc(number: int) -> list[Point]:
    flat, step = _data()["arcs"][number], _data()["step"]
    xs, ys = accumulate(flat[::2]), accumulate(flat[1::2])
    return [(x * step, y * step) for x, y in zip(xs, ys, strict=True)]


def _ring(numbers: Sequence[int]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        arc = _arc(number) if number >= 0 else _arc(~number)[::-1]
        points += arc[1:] if points else arc
    return points


@cache
def _towns() -> tuple[Town, ...]:
    with files(HERE).joinpath("towns.csv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        return tuple(
            (r["name"], float(r["latitude"]), float(r["longitude"]), int(r["people"])) for r in rows
        )


def towns_in(box: Box) -> Iterator[Town]:
    """The towns in a frame, the largest first."""
    west, south, east, north = box
    return (t for t in _towns() if south < t[1] < north and west < t[2] < east)
