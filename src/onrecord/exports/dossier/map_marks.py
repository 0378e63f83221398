"""What stands on a map: land, graticule, scale bar, towns, and the places of an incident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.exports.dossier.frame import Frame, shown
from onrecord.exports.dossier.land import towns_in
from onrecord.exports.dossier.svg import tag

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

TOWNS = 14  # that a closer map names at most
LETTER = 5.2  # pixels that a letter of a label takes
Taken = list[tuple[float, float, float, float]]


def ground(
    frame: Frame, shaded: Sequence[str], apart: Sequence[tuple[float, float]] = ()
) -> Iterator[Markup]:
    """Sea and land with borders; the countries of the incident are shaded darker.

    No country's name is written beside the places at `apart`.
    """
    yield tag("rect", width=frame.width, height=frame.height, class_="sea")
    names = []
    for land, shape in shown(frame):
        kind = "land of" if land.code in shaded else "land"
        if line := _path(frame, shape):
            yield tag("path", d=line, class_=kind)
            names.append((land, shape))
    for land, shape in names:
        at = shape.representative_point()
        x, y = frame.at(at.x, at.y)
        room = len(land.name) * 7
        wide = (shape.bounds[2] - shape.bounds[0]) * frame.shrink * frame.scale
        free = all(abs(x - a) > 110 or abs(y - b) > 18 for a, b in apart)
        if (
            free
            and wide > room
            and room / 2 < x < frame.width - room / 2
            and 14 < y < frame.height - 20
        ):
            yield tag("text", land.name, x=x, y=y, class_="country")


def _path(frame: Frame, shape: BaseGeometry) -> str:
    thin = shape.simplify(0.4 / frame.scale)
    polygons = [p for p in getattr(thin, "geoms", [thin]) if p.geom_type == "Polygon"]
    least = (1.5 / frame.scale) ** 2
    rings = [r for p in polygons if p.area > least for r in (p.exterior, *p.interiors)]
    return "".join(f"M{_points(frame, ring.coords)}Z" for ring in rings)


def _points(frame: Frame, points: Sequence[tuple[float, float]]) -> str:
    return " ".join("{:.1f},{:.1f}".format(*frame.at(x, y)) for x, y in points)


def graticule(frame: Frame) -> Iterator[Markup]:
    """Lines of latitude and longitude with their degrees."""
    west, south, east, north = frame.box
    for degrees in _lines(west, east, frame.step / frame.shrink):
        x, _ = frame.at(degrees, frame.latitude)
        yield tag("path", d=f"M{x:.1f},0V{frame.height:g}", class_="grid")
        yield tag("text", _degrees(degrees, "E", "W"), x=x + 2, y=9.0, class_="degrees")
    for degrees in _lines(south, north, frame.step):
        _, y = frame.at(frame.longitude, degrees)
        yield tag("path", d=f"M0,{y:.1f}H{frame.width:g}", class_="grid")
        if 22 < y < frame.height - 30:
            yield tag("text", _degrees(degrees, "N", "S"), x=2.0, y=y - 2, class_="degrees")


def _lines(first: float, last: float, about: float) -> Iterator[float]:
    from onrecord.exports.dossier.frame import STEPS

    step = next((s for s in STEPS if s >= about * 0.99), STEPS[-1])
    at = -(-first // step) * step
    while at < last:
        yield round(at, 4)
        at += step


def _degrees(degrees: float, plus: str, minus: str) -> str:
    return f"{abs(degrees):g}° {plus if degrees >= 0 else minus}"


def scale_bar(frame: Frame) -> Iterator[Markup]:
    """A bar of a round number of kilometres, true at the middle of the frame."""
    long = frame.length(frame.round_km)
    x, y = 10.0, frame.height - 10
    yield tag("rect", x=x - 5, y=y - 16, width=long + 10, height=22.0, class_="under")
    yield tag("path", d=f"M{x:.1f},{y - 4:.1f}v4h{long:.1f}v-4", class_="bar")
    yield tag("text", f"{frame.round_km:,} km", x=x + long / 2, y=y - 5, class_="scale")


def towns(frame: Frame, taken: Taken, apart: Sequence[tuple[float, float]]) -> Iterator[Markup]:
    """The larger towns as far as their names find room; those at `apart` are drawn otherwise."""
    drawn = 0
    for name, latitude, longitude, _ in towns_in(frame.box):
        x, y = frame.at(longitude, latitude)
        near = any(abs(x - a) + abs(y - b) < 8 for a, b in apart)
        if near or not room_for(frame, taken, x, y, name):
            continue
        yield tag("circle", cx=x, cy=y, r=1.8, class_="town")
        yield tag("text", name, x=x + 4, y=y + 3, class_="townname")
        drawn += 1
        if drawn == TOWNS:
            return


def room_for(frame: Frame, taken: Taken, x: float, y: float, name: str) -> bool:
    """Whether a label right of a point finds room; if so its room is taken."""
    box = (x - 3, y - 8, x + 6 + len(name) * LETTER, y + 6)
    inside = box[2] < frame.width and y > 14 and y < frame.height - 32 and x > 26
    if not inside or any(_overlap(box, other) for other in taken):
        return False
    taken.append(box)
    return True


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
