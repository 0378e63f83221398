"""A second copy of a table of UCDP rows with planted differences, and what was planted.

Every row of the copy gets a new id, rows are put in another order, and names of actors are written
otherwise, so that neither ids nor places in the file nor spellings can help. Then rows are chosen
by a seed, each for one kind of difference.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

Row = dict[str, str]
SHARE = 0.02  # of all rows, for each kind
KINDS = ("figures", "days", "place", "violence", "dropped", "split", "added")
OTHERWISE = {
    "Government of Syria": "Syrian government",
    "IS": "Islamic State",
    "SDF": "Syrian Democratic Forces",
    "HTS": "Hayat Tahrir al-Sham",
    "SNA": "Syrian National Army",
    "Syrian insurgents": "Syrian rebels",
}
KM_OF_DEGREE = 111.2


@dataclass
class Planted:
    """What was planted: original row numbers by kind, and the original of each row of the copy.

    An added row has no original. Numbers are those of the files: the header is row 1.
    """

    kinds: dict[str, set[int]] = field(default_factory=dict)
    original: dict[int, int | None] = field(default_factory=dict)
    added: set[int] = field(default_factory=set)


def rows_of(path: Path, year: int | None = None) -> list[Row]:
    """The rows of a file, or of one year of it."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [r for r in rows if year is None or int(float(r["year"])) == year]


def write(rows: Sequence[Row], path: Path) -> None:
    """Write rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def planted_copy(rows: Sequence[Row], seed: int = 1) -> tuple[list[Row], Planted]:
    """The copy and what is planted in it; the same seed gives the same."""
    rng, planted = random.Random(seed), Planted()
    numbers = list(range(2, len(rows) + 2))
    rng.shuffle(numbers)
    each = max(1, round(SHARE * len(rows)))
    many = [n for n in numbers if int(float(rows[n - 2]["best"])) >= 2]
    planted.kinds["split"] = set(many[:each])
    rest = [n for n in numbers if n not in planted.kinds["split"]]
    for at, kind in enumerate(("figures", "days", "place", "violence", "dropped")):
        planted.kinds[kind] = set(rest[at * each : (at + 1) * each])
    copy = [
        (changed, n) for n, row in enumerate(rows, 2) for changed in _copies(row, n, planted, rng)
    ]
    copy += [(_made_up(rows, rng), None) for _ in range(each)]
    rng.shuffle(copy)
    for number, (row, original) in enumerate(copy, 2):
        row["id"] = f"{900_000 + number}.0"
        planted.original[number] = original
        if original is None:
            planted.added.add(number)
    return [row for row, _ in copy], planted


def _copies(row: Row, number: int, planted: Planted, rng: random.Random) -> list[Row]:
    kind = next((k for k, numbers in planted.kinds.items() if number in numbers), None)
    own = dict(row)
    for side in ("side_a", "side_b"):
        own[side] = ", ".join(OTHERWISE.get(n, n) for n in own[side].split(", "))
    change = {"figures": _figures, "days": _days, "place": _place, "violence": _violence}
    if kind == "dropped":
        return []
    if kind == "split":
        return _split(own)
    if kind:
        change[kind](own, rng)
    return [own]


def _figures(row: Row, rng: random.Random) -> None:
    low, best, high = (int(float(row[c])) for c in ("low", "best", "high"))
    least = max(low, best, high)
    more = least + rng.choice([1, 2, 3, 5, 8, 20])
    row |= {"low": f"{more}.0", "best": f"{more}.0", "high": f"{more}.0"}
    row["deaths_unknown"] = f"{int(float(row['deaths_unknown'])) + more - best}.0"


def _days(row: Row, rng: random.Random) -> None:
    by = timedelta(rng.choice([-3, -2, -1, 1, 2, 3]))
    for column in ("date_start", "date_end"):
        row[column] = str(date.fromisoformat(row[column][:10]) + by)


def _place(row: Row, rng: random.Random) -> None:
    """The point 5 to 60 km away; every second time under another name."""
    km, angle = rng.uniform(5, 60), rng.uniform(0, 2 * math.pi)
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    north, east = km * math.cos(angle), km * math.sin(angle)
    row["latitude"] = f"{latitude + north / KM_OF_DEGREE:.6f}"
    east_degree = KM_OF_DEGREE * math.cos(math.radians(latitude))
    row["longitude"] = f"{longitude + east / east_degree:.6f}"
    if rng.random() < 0.5:
        row["where_coordinates"] = f"Tell Nowhere {rng.randrange(10_000)} village"


def _violence(row: Row, rng: random.Random) -> None:
    told = int(float(row["type_of_violence"]))
    row["type_of_violence"] = f"{rng.choice([n for n in (1, 2, 3) if n != told])}.0"


def _split(row: Row) -> list[Row]:
    halves = [dict(row), dict(row)]
    for column in (
        "low",
        "best",
        "high",
        "deaths_a",
        "deaths_b",
        "deaths_civilians",
        "deaths_unknown",
    ):
        whole = int(float(row[column]))
        halves[0][column], halves[1][column] = f"{whole // 2}.0", f"{whole - whole // 2}.0"
    return halves


def _made_up(rows: Sequence[Row], rng: random.Random) -> Row:
    """A row that is none: the place of one, the day of another, the figures of a third."""
    place, day, told = (dict(rng.choice(rows)) for _ in range(3))
    own = dict(told)
    for column in ("where_coordinates", "adm_1", "adm_2", "latitude", "longitude", "where_prec"):
        own[column] = place[column]
    for column in ("date_start", "date_end", "date_prec", "year", "source_date"):
        own[column] = day[column]
    word = rng.randrange(10_000)
    own |= {"source_headline": f"Event {word} made up", "source_article": f"Nobody, {word}"}
    return own
