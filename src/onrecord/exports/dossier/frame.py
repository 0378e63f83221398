"""The frame of a map: which part of the earth it shows, and where a place stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from typing import TYPE_CHECKING, cast

from onrecord.exports.dossier.land import Box, Land, lands

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

KM = 111.32  # kilometres in a degree of latitude
STEPS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30)  # degrees between the lines of a graticule
ROUND_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the earth on a sheet: equirectangular, true to scale at its middle.

    `scale` is pixels a degree of latitude; `width` and `height` are pixels.
    """

    longitude: float
    latitude: float
    scale: float
    width: float
    height: float

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, at the middle."""
        return cos(radians(self.latitude))

    @property
    def box(self) -> Box:
        """What the frame shows, in degrees."""
        across = self.width / 2 / self.scale / self.shrink
        up = self.height / 2 / self.scale
        west, east = self.longitude - across, self.longitude + across
        return west, self.latitude - up, east, self.latitude + up

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a place stands on the sheet."""
        x = self.width / 2 + (longitude - self.longitude) * self.shrink * self.scale
        return x, self.height / 2 - (latitude - self.latitude) * self.scale

    def length(self, kilometres: float) -> float:
        """A distance in pixels."""
        return kilometres / KM * self.scale

    @property
    def step(self) -> float:
        """Degrees between the lines of its graticule: about four lines up."""
        return next((s for s in STEPS if self.height / self.scale / s <= 5), STEPS[-1])

    @property
    def round_km(self) -> int:
        """The length of its scale bar: a round number, at most a third of its width."""
        return max(k for k in ROUND_KM if self.length(k) <= self.width / 3 or k == 1)


def frame_of(box: Box, width: float, height: float, margin: float = 1.08) -> Frame:
    """The frame that shows a box of degrees whole, with a margin."""
    west, south, east, north = box
    middle = (south + north) / 2
    shrink = cos(radians(middle))
    scale = min(width / max((east - west) * shrink, 0.01), height / max(north - south, 0.01))
    return Frame((west + east) / 2, middle, scale / margin, width, height)


def around(points: Sequence[Point], kilometres: float, width: float, height: float) -> Frame:
    """The frame around points that shows at least so many kilometres to each side."""
    up = kilometres / KM
    across = up / cos(radians(sum(p[1] for p in points) / len(points)))
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    west, east = min(longitudes) - across, max(longitudes) + across
    return frame_of((west, min(latitudes) - up, east, max(latitudes) + up), width, height, 1.0)


@cache
def _parts(code: str) -> tuple[tuple[Land, BaseGeometry], ...]:
    found = [land for land in lands() if land.code == code]
    return tuple(
        (land, part) for land in found for part in getattr(land.shape, "geoms", [land.shape])
    )


def country_box(code: str, near: Point | None) -> Box | None:
    """The bounds of a country's largest part, or of the part nearest to a place in it."""
    from shapely import Point as Place

    parts = [part for _, part in _parts(code)]
    if not parts:
        return None
    largest = max(parts, key=lambda p: p.area)
    if near is None or largest.distance(Place(near)) < 1:  # a degree: islands off its coast
        return cast(Box, largest.bounds)
    part = min(parts, key=lambda p: p.distance(Place(near)))
    return cast(Box, part.buffer(1).bounds)


def shown(frame: Frame) -> Iterator[tuple[Land, BaseGeometry]]:
    """The countries that the frame shows, each cut to it."""
    from shapely import clip_by_rect

    west, south, east, north = frame.box
    for land in lands():
        if (
            land.box[0] < east
            and land.box[2] > west
            and land.box[1] < north
            and land.box[3] > south
        ):
            cut = clip_by_rect(land.shape, west - 0.1, south - 0.1, east + 0.1, north + 0.1)
            if not cut.is_empty:
                yield land, cut
