"""How wide a place is: the radius of the circle that stands for it, and why."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from onrecord.records import Spot

UNITS = ("country", "admin1")
HERE = "onrecord.exports.geo"


@dataclass(frozen=True, slots=True)
class Area:
    """A circle in kilometres around a place's point (0: the point itself), and why so wide."""

    radius_km: float
    why: str


def area_of(spot: Spot) -> Area:
    """Tell how wide a place is drawn.

    The radius that its words give; else, of a country or a first division, the distance within
    which most of its towns lie; else that of its precision (areas.yaml).

    >>> area_of(Spot("Qusayr", precision="settlement")).radius_km
    5.0
    >>> area_of(Spot("Syria", "geonames:163843", precision="country")).radius_km
    312.0
    """
    if spot.radius_km:
        return Area(spot.radius_km, "an area told as a distance: its radius")
    if spot.id in _units() and spot.precision in UNITS:
        radius, places = _units()[spot.id]
        return Area(radius, f"95 in 100 of its {places} places in GeoNames lie within")
    return _by_precision()[spot.precision or "unknown"]


@cache
def _units() -> Mapping[str | None, tuple[float, int]]:
    text = files(HERE).joinpath("areas.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(text)
    return {row["id"]: (float(row["radius_km"]), int(row["places"])) for row in rows}


@cache
def _by_precision() -> Mapping[str, Area]:
    text = files(HERE).joinpath("areas.yaml").read_text("utf-8")
    rows = yaml.safe_load(text)
    return MappingProxyType({n: Area(float(r["radius_km"]), r["why"]) for n, r in rows.items()})
