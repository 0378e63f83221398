"""Rows of a GeoNames dump or of a CSV file as places of the gazetteer."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from onrecord.errors import NamesError
from onrecord.names.fold import fold
from onrecord.names.gazetteer_build import Row, read_csv, spellings

DUMP_COLUMNS = 19
_SHOWN = 20
_KINDS = frozenset(
    ("settlement", "neighbourhood", "point", "admin1", "admin2", "country", "region")
)


@dataclass
class Added:
    """What came of adding a file: places added, rows skipped, and why the first of them were."""

    added: int = 0
    skipped: int = 0
    reasons: list[str] = field(default_factory=list)

    def skip(self, line: int, why: str) -> None:
        """Count a row that cannot be used; the reasons of the first twenty are kept."""
        self.skipped += 1
        if self.skipped <= _SHOWN:
            self.reasons.append(f"line {line}: {why}")


def dump_rows(lines: TextIO, path: Path, outcome: Added) -> Iterator[Row]:
    """The places of a GeoNames dump: settlements, and the features of `place_files.csv`.

    Feature codes are explained at geonames.org/export/codes.html.
    """
    kinds = {r["word"]: r["means"] for r in read_csv("place_files.csv") if r["what"] == "feature"}
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != DUMP_COLUMNS:
            outcome.skip(number, f"{len(cells)} columns instead of {DUMP_COLUMNS}")
            continue
        kind = "settlement" if cells[6] == "P" else None
        kind = kinds.get(cells[7], kind)
        point = _point(cells[4], cells[5])
        if kind is None or point is None:
            outcome.skip(number, f"feature {cells[6]}.{cells[7]} is no place that reports name")
            continue
        yield Row(
            id=f"geonames:{cells[0]}",
            name=cells[1],
            names=spellings([cells[2], *cells[3].split(",")]),
            kind=kind,
            country=cells[8] or None,
            admin1=cells[10] or None,
            latitude=point[0],
            longitude=point[1],
            population=_whole(cells[14]),
            source=f"GeoNames dump {path.name} (CC BY 4.0)",
        )


def csv_rows(lines: TextIO, path: Path, outcome: Added) -> Iterator[Row]:
    """The places of a table with a header; commas, semicolons, tabs or bars between the cells."""
    sample = lines.readline()
    lines.seek(0)
    separator = max(",;\t|", key=sample.count)
    table = csv.DictReader(lines, delimiter=separator)
    columns = _columns(table.fieldnames or [], path)
    for row in table:
        cells = {ours: (row.get(theirs) or "").strip() for ours, theirs in columns.items()}
        point = _point(cells["latitude"], cells["longitude"])
        if not fold(cells["name"]):
            outcome.skip(table.line_num, "no name in Latin letters")
        elif point is None:
            where = f"{cells['latitude']!r}, {cells['longitude']!r}"
            outcome.skip(table.line_num, f"{cells['name']}: {where} is no latitude and longitude")
        else:
            yield _csv_row(cells, point, path)


def _csv_row(cells: Mapping[str, str], point: tuple[float, float], path: Path) -> Row:
    kind = cells.get("kind", "").casefold()
    key = f"{fold(cells['name']).replace(' ', '-')}@{point[0]:.4f},{point[1]:.4f}"
    given = cells.get("id")
    alternates = cells.get("alternates", "").replace(";", "|").replace(",", "|").split("|")
    return Row(
        id=(given if ":" in given else f"{path.stem}:{given}") if given else f"{path.stem}:{key}",
        name=cells["name"],
        names=spellings(alternates),
        kind=kind if kind in _KINDS else "settlement",
        country=cells.get("country", "").upper()[:2] or None,
        admin1=cells.get("admin1") or None,
        latitude=point[0],
        longitude=point[1],
        population=_whole(cells.get("population", "")),
        source=path.name,
    )


def _columns(header: Sequence[str], path: Path) -> dict[str, str]:
    theirs = {h.strip().casefold(): h for h in header}
    found: dict[str, str] = {}
    for row in read_csv("place_files.csv"):
        if row["what"] == "header" and row["word"] in theirs:
            found.setdefault(row["means"], theirs[row["word"]])
    missing = [n for n in ("name", "latitude", "longitude") if n not in found]
    if missing:
        raise NamesError(
            f"line 1 of {path} names no column {' or '.join(missing)}",
            "give a CSV file a header with name, latitude, longitude, or give a GeoNames dump",
        )
    return found


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return None
    inside = -90 <= north <= 90 and -180 <= east <= 180
    return (north, east) if inside and (north, east) != (0.0, 0.0) else None


def _whole(text: str) -> int:
    digits = text.replace(",", "").split(".")[0]
    return int(digits) if digits.isdigit() else 0
