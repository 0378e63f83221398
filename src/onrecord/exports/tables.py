"""The data files of this room, and CSV files whose cells harm nobody."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

Cell = str | int | float | None
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of this room's YAML files, read once.

    >>> table("camps.yaml")["camps"]["state"]
    ['state_forces', 'police', 'government']
    """
    text = files("onrecord.exports").joinpath(name).read_text("utf-8")
    return MappingProxyType(yaml.load(text, Loader=yaml.CSafeLoader))


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe.

    NULs, which end a cell in many readers, are left out. Numbers stay numbers. The characters are
    those that OWASP names, wide ones too (owasp.org/www-community/attacks/CSV_Injection).

    >>> harmless("=1+1"), harmless(-1.5), harmless("Qusayr")
    ("'=1+1", -1.5, 'Qusayr')
    """
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\x00", "")
    return f"'{text}" if text.startswith(FORMULA) else text


def write_csv(
    out: Path,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Cell]],
    above: Sequence[Sequence[str]] = (),
) -> int:
    """Write rows under their header (and `above`, lines between the two); how many rows.

    Halves of characters, which UTF-8 has not, become question marks.
    """
    count = 0
    with out.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(above)
        for row in rows:
            writer.writerow([harmless(row.get(name)) for name in columns])
            count += 1
    return count
