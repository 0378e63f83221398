"""Which of the key's governorates a place of Syria lies in."""

from __future__ import annotations

import csv
import math
from functools import cache
from importlib.resources import files

from onrecord.records import Place

FARTHEST_KM = 70.0  # the loneliest settlement of the list lies 65 km from the next


def governorate_of(place: Place) -> str | None:
    """The key's name for the governorate of a place inside Syria, else null.

    By the nearest settlement of GeoNames (`governorates.csv`, CC BY 4.0), for a claim's place
    has coordinates and no division. Countries and unresolved places have none.
    """
    if place.country != "SY" or place.precision == "country":
        return None
    if place.latitude is None or place.longitude is None:
        return None
    here = (place.latitude, place.longitude)
    distance, name = min((kilometres(here, spot), name) for spot, name in _settlements())
    return name if distance <= FARTHEST_KM else None


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance of two points (latitude, longitude) in degrees, good for a few hundred km.

    >>> round(kilometres((34.51, 36.58), (34.73, 36.71)))
    27
    """
    north, east = a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(north, east)  # 111.2 km are a degree of a great circle


@cache
def _settlements() -> tuple[tuple[tuple[float, float], str], ...]:
    text = files("onrecord.evaluation").joinpath("governorates.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(((float(r["latitude"]), float(r["longitude"])), r["governorate"]) for r in rows)
