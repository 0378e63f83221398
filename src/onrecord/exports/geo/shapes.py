"""Circles on the globe as polygons for maps: cut at the antimeridian, closed at a pole."""

from __future__ import annotations

import math
from typing import Any

EARTH_KM = 6371.0088  # mean radius, IUGG
CORNERS = 64  # of a circle: its polygon then has 99.8 in 100 of its area
DIGITS = 6  # of degrees: a tenth of a metre (RFC 7946, 11.2, advises no more)
WIDEST_KM = 9000.0  # a circle that is wider nears half of the globe, and says nothing
Corner = tuple[float, float]


def shape_of(latitude: float, longitude: float, radius_km: float) -> Any:
    """Make the shapely shape of a circle around a point, in degrees (x east, y north).

    A point where the radius is 0; else a polygon with its outer ring against the clock, or two
    where it crosses the antimeridian (RFC 7946, 3.1.6 and 3.1.9). The earth is a sphere: radii
    are right to a half in a hundred.

    >>> shape_of(34.5, 36.5, 0).wkt
    'POINT (36.5 34.5)'
    >>> shape_of(-17.0, 179.9, 50).geom_type
    'MultiPolygon'
    """
    from shapely.geometry import Point, Polygon

    longitude = _turned(longitude)
    if radius_km <= 0:
        return Point(round(longitude, DIGITS), round(latitude, DIGITS))
    arc = min(radius_km, WIDEST_KM) / EARTH_KM
    corners = [_corner(latitude, longitude, arc, 2 * math.pi * n / CORNERS) for n in range(CORNERS)]
    if abs(latitude) + math.degrees(arc) >= 90:
        return _oriented(Polygon(_around_pole(corners, 90 if latitude > 0 else -90)))
    return _cut(Polygon(corners))


def _corner(latitude: float, longitude: float, arc: float, turn: float) -> Corner:
    """The point at an arc from a centre, its longitude not turned back into -180 to 180."""
    north = math.radians(latitude)
    sine = math.sin(north) * math.cos(arc) + math.cos(north) * math.sin(arc) * math.cos(turn)
    across = math.sin(turn) * math.sin(arc) * math.cos(north)
    along = math.cos(arc) - math.sin(north) * sine
    y = math.degrees(math.asin(max(-1.0, min(1.0, sine))))
    return longitude + math.degrees(math.atan2(across, along)), y


def _around_pole(corners: list[Corner], pole: int) -> list[Corner]:
    """A ring over all longitudes, from the circle's edge to the pole."""
    edge = sorted((_turned(x), y) for x, y in corners)
    (x1, y1), (x2, y2) = edge[-1], (edge[0][0] + 360, edge[0][1])
    y = y1 + (y2 - y1) * (180 - x1) / (x2 - x1) if x2 > x1 else y1
    inner = [(x, y) for x, y in edge if abs(x) < 180]
    return [(-180.0, y), *inner, (180.0, y), (180.0, pole), (-180.0, pole)]


def _cut(polygon: Any) -> Any:
    """The polygon, its parts beyond the antimeridian turned to the other side of the map."""
    from shapely import box
    from shapely.affinity import translate
    from shapely.geometry import MultiPolygon

    west, _, east, _ = polygon.bounds
    if west >= -180 and east <= 180:
        return _oriented(polygon)
    parts = []
    for turn in (-360, 0, 360):
        part = polygon.intersection(box(turn - 180, -90, turn + 180, 90))
        if not part.is_empty and part.area > 0:
            parts.append(_oriented(translate(part, -turn)))
    return MultiPolygon(parts) if len(parts) > 1 else parts[0]


def _oriented(polygon: Any) -> Any:
    from shapely import set_precision
    from shapely.geometry.polygon import orient

    return orient(set_precision(polygon, 10.0**-DIGITS))


def _turned(longitude: float) -> float:
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
