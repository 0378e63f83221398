"""Distances and points on the globe, and the areas that words such as "near" stand for."""

from __future__ import annotations

import math

EARTH_KM = 6371.0088  # mean radius, IUGG
# People per square kilometre of built-up area: a town's radius follows from its population. About
# the mean density of towns in the Middle East, Africa and South Asia (Atlas of Urban Expansion).
DENSITY = 5000.0
NEAR_KM = 10.0  # "near X": within ten kilometres, or twice the town's radius
COUNTRYSIDE_KM = 30.0  # "the countryside of X"
SHARE = 0.2  # of a stated distance: how far off it may be, rounding and bearing together
UNKNOWN_KM = 10.0  # "north of X" with no distance

Point = tuple[float, float]


def distance_km(one: Point, other: Point) -> float:
    """The great-circle distance of two points (latitude, longitude in degrees), in kilometres.

    >>> round(distance_km((34.5078, 36.5803), (34.7268, 36.7234)))
    28
    """
    north, east = math.radians(one[0]), math.radians(one[1])
    north2, east2 = math.radians(other[0]), math.radians(other[1])
    half = math.sin((north2 - north) / 2) ** 2
    half += math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def moved(start: Point, bearing: float, km: float) -> Point:
    """The point `km` kilometres from `start`, at `bearing` degrees clockwise from north.

    >>> moved((0.0, 10.0), 90, 111.195)
    (0.0, 11.0)
    """
    north, east, turn = math.radians(start[0]), math.radians(start[1]), math.radians(bearing)
    arc = km / EARTH_KM
    sine = math.sin(north) * math.cos(arc) + math.cos(north) * math.sin(arc) * math.cos(turn)
    across = math.sin(turn) * math.sin(arc) * math.cos(north)
    along = math.cos(arc) - math.sin(north) * sine
    return _tidy(math.degrees(math.asin(sine)), math.degrees(east + math.atan2(across, along)))


def midpoint(one: Point, other: Point) -> Point:
    """The point half way between two points that are at most some hundred kilometres apart."""
    wide = other[1] - one[1]
    wide = wide - 360 if wide > 180 else wide + 360 if wide < -180 else wide
    return _tidy((one[0] + other[0]) / 2, one[1] + wide / 2)


def town_radius_km(population: int) -> float:
    """The radius of a town of so many people, at least one kilometre.

    >>> town_radius_km(0), round(town_radius_km(1_000_000))
    (1.0, 8)
    """
    return max(1.0, math.sqrt(max(0, population) / DENSITY / math.pi))


def _tidy(latitude: float, longitude: float) -> Point:
    return round(latitude, 4) + 0.0, round((longitude + 540) % 360 - 180, 4) + 0.0
