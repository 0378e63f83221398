"""Writes exports/geo/areas.csv: how wide countries and their divisions are.

    python training/areas.py GAZETTEER

GAZETTEER is the file that `onrecord gazetteer build` makes. The radius of a unit is the distance
from its point within which 95 in 100 of its places in GeoNames lie (of 500 people and more,
CC BY 4.0): far islands do not count. Units with fewer than five places are left out.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

from onrecord.grounding.place_geometry import Point, distance_km

OUT = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "exports" / "geo" / "areas.csv"
SHARE = 0.95
LEAST = 5
WIDEST = 5000  # kilometres: wider ones lie on both sides of the antimeridian, their point is wrong
TOWNS = "SELECT country, admin1, latitude, longitude FROM place WHERE kind = 'settlement'"
UNITS = (
    "SELECT id, country, CASE kind WHEN 'admin1' THEN admin1 END, latitude, longitude FROM place"
    " WHERE kind IN ('admin1', 'country') ORDER BY id"
)


def main(gazetteer: Path) -> None:
    """Write the file."""
    base = sqlite3.connect(gazetteer)
    towns: dict[tuple[str, str | None], list[Point]] = defaultdict(list)
    for country, admin1, *point in base.execute(TOWNS):
        towns[country, None].append((point[0], point[1]))
        if admin1 is not None:
            towns[country, admin1].append((point[0], point[1]))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "places", "radius_km"])
        for id_, country, admin1, *point in base.execute(UNITS):
            held = sorted(distance_km((point[0], point[1]), t) for t in towns[country, admin1])
            if len(held) >= LEAST:
                at = held[min(len(held) - 1, round(SHARE * len(held)))]
                if at <= WIDEST:
                    writer.writerow([id_, len(held), max(1, round(at))])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
