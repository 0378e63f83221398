"""The point, radius and precision of a settled place, with the words that move or widen it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.grounding.place_geometry import (
    COUNTRYSIDE_KM,
    NEAR_KM,
    SHARE,
    UNKNOWN_KM,
    Point,
    distance_km,
    midpoint,
    moved,
    town_radius_km,
)
from onrecord.grounding.place_types import Modifier, Settled
from onrecord.names.gazetteer import PlaceEntry
from onrecord.records.place import PlacePrecision


def placed(
    settled: Settled, entry: PlaceEntry, kind: str | None, other: PlaceEntry | None
) -> Settled:
    """`settled` with the entry's name, id and point; moved and widened as its modifier says.

    A place that is moved or widened has precision `area` and a radius, and keeps the entry's id.
    """
    found = replace(
        settled,
        name=entry.name,
        id=entry.id,
        country=entry.country,
        latitude=round(entry.latitude, 4),
        longitude=round(entry.longitude, 4),
        precision=entry.kind,
    )
    modifier = settled.mention.modifier
    if modifier is None and kind == "countryside" and entry.kind == "settlement":
        modifier = Modifier("countryside")
    if modifier is not None and entry.kind not in ("country", "region"):
        found = _widened(found, entry, modifier, other)
    elif kind in ("area", "admin2") and entry.kind == "settlement":
        precision: PlacePrecision = "admin2" if kind == "admin2" else "area"
        found = replace(found, precision=precision, why=f"{found.why}; the {kind} named for it")
    return found


def _widened(
    found: Settled, entry: PlaceEntry, modifier: Modifier, other: PlaceEntry | None
) -> Settled:
    area = area_of(entry, modifier, other)
    if area is None:
        return found
    (latitude, longitude), radius, words = area
    return replace(
        found,
        latitude=latitude,
        longitude=longitude,
        precision="area",
        radius_km=round(radius, 1),
        why=f"{found.why}; {words}",
    )


def area_of(
    entry: PlaceEntry, modifier: Modifier, other: PlaceEntry | None = None
) -> tuple[Point, float, str] | None:
    """The centre, the radius in kilometres, and the words for how they were computed.

    "12 km north of X": the great-circle point, give or take a fifth of the distance and the
    town's own radius. "12 km from X": around X, as wide as that. "North of X": ten kilometres
    off, as wide. "Near X": ten kilometres, or twice the town's radius. "Outskirts": one and a
    half times the town's radius. "Between X and Y": half way, as wide as half their distance.
    Null where the second place is not known.
    """
    here = (round(entry.latitude, 4), round(entry.longitude, 4))
    town = town_radius_km(entry.population)
    km = modifier.distance_km
    if modifier.how == "between":
        if other is None:
            return None
        there = (other.latitude, other.longitude)
        return midpoint(here, there), distance_km(here, there) / 2, f"half way to {other.name}"
    if modifier.how == "bearing" and modifier.bearing is not None:
        far = UNKNOWN_KM + town if km is None else km
        radius = UNKNOWN_KM if km is None else SHARE * km + town
        words = f"{far:.3g} km from {entry.name} at {modifier.bearing:g} degrees, computed"
        return moved(here, modifier.bearing, far), radius, words
    if modifier.how == "distance" and km is not None:
        return here, km + town, f"within {km:.3g} km of {entry.name}"
    wide = {"outskirts": 1.5 * town, "countryside": COUNTRYSIDE_KM}
    return here, wide.get(modifier.how, max(NEAR_KM, 2 * town)), f"around {entry.name}"
