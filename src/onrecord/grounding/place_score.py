"""How well an entry of the gazetteer fits a name in its report: a sum of parts that can be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.grounding.place_geometry import distance_km
from onrecord.names.gazetteer import Match, PlaceEntry

# The weights were set by hand and then tuned once, coarsely and together, on the dev halves of
# TR-News and GeoWebNews; docs/benchmarks.md has the command that measures them.
MATCH: dict[Match, float] = {
    "name": 0.25,
    "alternate": -0.1,
    "strict": -0.3,
    "loose": -0.7,
    "fuzzy": -2.0,
}
SIZE = 2.5
PRIOR = {
    "country": 1.2,
    "region": 1.0,
    "admin1": 0.8,
    "admin2": 0.6,
    "neighbourhood": 0.55,
    "point": 1.0,
}
COUNTRY, INSIDE, OUTSIDE, KIND, DIVISION, CLOSE = 1.6, 2.0, -1.5, 0.7, 0.4, 0.6
SEAT = -1.0
LEADS = 0.8
SEAT_PEOPLE = 3_000
CLOSE_KM = 150.0
WIDE = 0.25  # the share of a country that a region over several countries counts as having
NEIGHBOUR_KM = 200.0  # a container that is a town or a region has its places within this


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the report around a name: shares of countries, divisions named, points.

    `countries` maps ISO 3166-1 alpha-2 to a share (they sum to 1, or are empty); `divisions` are
    (country, admin1) pairs that the report names; `points` are (country, latitude, longitude) of
    places already settled.
    """

    countries: Mapping[str, float]
    divisions: frozenset[tuple[str | None, str | None]] = frozenset()
    points: tuple[tuple[str | None, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """An entry with its score, and the words for what spoke for it."""

    entry: PlaceEntry
    score: float
    reasons: tuple[str, ...]


def score(
    entry: PlaceEntry,
    around: Surroundings,
    containers: Sequence[PlaceEntry] = (),
    kind: str | None = None,
    *,
    seat: bool = False,
    leads: bool = False,
) -> Scored:
    """One entry's score, a sum: size, spelling, country, container, kind, division, nearness.

    `seat`: a town of the same name lies in this division; the bare name then means the town.
    `leads`: all other towns of the name are far smaller; the world means this one.
    """
    parts = [(prior(entry), ""), (MATCH[entry.matched], _matched(entry))]
    share = around.countries.get(entry.country, 0.0) if entry.country else WIDE
    parts.append(
        (
            COUNTRY * math.sqrt(share),
            f"the report speaks of {entry.country}" if entry.country else "",
        )
    )
    if containers:
        inside = any(contains(c, entry) for c in containers)
        parts.append((INSIDE if inside else OUTSIDE, f"in {containers[0].name}" if inside else ""))
    if kind:
        fits = kind_fits(kind, entry)
        parts.append((KIND if fits else -KIND, "of the kind that the words say" if fits else ""))
    if entry.kind == "settlement" and (entry.country, entry.admin1) in around.divisions:
        parts.append((DIVISION, "its province is named"))
    if seat and entry.kind == "admin1" and not kind:
        parts.append((SEAT, ""))
    if leads:
        parts.append((LEADS, "by far the largest of the name"))
    close = closeness(entry, around.points)
    parts.append((CLOSE * close, "other places of the report are near" if close > 0.5 else ""))
    reasons = tuple(words for value, words in parts if words and value > 0)
    return Scored(entry, sum(value for value, _ in parts), reasons)


def surroundings(
    votes: Mapping[str, float], best: Sequence[tuple[PlaceEntry | None, float]], skip: int
) -> Surroundings:
    """What is known of the report around the name numbered `skip`, which says nothing for itself.

    `votes` count countries by words; each other name of `best`, an entry with the belief in it,
    adds the square of that belief to its country's.
    """
    counted: dict[str, float] = dict(votes)
    exact: list[PlaceEntry] = []
    for at, (entry, belief) in enumerate(best):
        if entry is None or at == skip or entry.kind == "country" or belief <= 0.5:
            continue
        if entry.matched in ("name", "alternate"):
            exact.append(entry)
            if entry.country:
                counted[entry.country] = counted.get(entry.country, 0.0) + belief**2
    total = sum(counted.values())
    return Surroundings(
        countries={country: count / total for country, count in counted.items()},
        divisions=frozenset((e.country, e.admin1) for e in exact if e.kind == "admin1"),
        points=tuple({(e.country, e.latitude, e.longitude): None for e in exact}),
    )


def prior(entry: PlaceEntry) -> float:
    """How likely a report means this entry before anything else is known: its size."""
    return SIZE * PRIOR.get(entry.kind, math.log10(entry.population + 10) / 7)


def contains(container: PlaceEntry, entry: PlaceEntry) -> bool:
    """Whether `entry` lies in `container`: by country, by division, or within 200 km of it."""
    if container.id == entry.id or (container.country and container.country != entry.country):
        return False
    if container.kind == "country":
        return True
    if container.kind == "admin1" and entry.admin1:
        return container.admin1 == entry.admin1
    here, there = (entry.latitude, entry.longitude), (container.latitude, container.longitude)
    return distance_km(here, there) <= NEIGHBOUR_KM


def seats(entries: Iterable[PlaceEntry]) -> frozenset[tuple[str | None, str | None]]:
    """The divisions (country, admin1) in which one of these entries is a town of some size."""
    return frozenset(
        (e.country, e.admin1)
        for e in entries
        if e.kind == "settlement" and e.population >= SEAT_PEOPLE and e.matched != "loose"
    )


def kind_fits(kind: str, entry: PlaceEntry) -> bool:
    """Whether an entry can be what the report calls it: a town, a province, a region."""
    if kind in ("area", "countryside", "region"):
        return entry.kind != "country"
    if kind == "settlement":
        return entry.kind in ("settlement", "neighbourhood")
    return entry.kind == ("admin2" if kind == "county" else kind)


def closeness(entry: PlaceEntry, points: Sequence[tuple[str | None, float, float]]) -> float:
    """How near the nearest other place of the same country is, 1 (here) to 0 (far)."""
    here = (entry.latitude, entry.longitude)
    found = [
        math.exp(-distance_km(here, (north, east)) / CLOSE_KM)
        for country, north, east in points
        if country == entry.country and (north, east) != here
    ]
    return max(found, default=0.0)


def _matched(entry: PlaceEntry) -> str:
    return "its own name" if entry.matched == "name" else "one of its spellings"
