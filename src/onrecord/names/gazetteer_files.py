"""Lists of places that a user adds: GeoNames dumps, and CSV files with a header."""

from __future__ import annotations

import csv
import io
import sqlite3
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TextIO

from onrecord.errors import NamesError
from onrecord.names.gazetteer_build import Row, insert
from onrecord.names.gazetteer_rows import DUMP_COLUMNS, Added, csv_rows, dump_rows


def add_places(gazetteer: Path, path: Path) -> Added:
    """Read `path` and write its places into the gazetteer's file, all of them or none.

    Raises NamesError where `path` cannot be read or holds no place that can be used.
    """
    outcome = Added()
    with _lines(path) as lines:
        read = _reader(path, lines)
        try:
            with closing(sqlite3.connect(gazetteer)) as base, base:
                outcome.added = insert(base, read(lines, path, outcome))
                if not outcome.added:
                    why = f": {outcome.reasons[0]}" if outcome.reasons else ""
                    raise NamesError(
                        f"{path} holds no place that can be used{why}",
                        "give each row a name, a latitude and a longitude",
                    )
        except (sqlite3.Error, UnicodeDecodeError, csv.Error) as error:
            raise NamesError(
                f"{path} could not be added ({error})",
                "see that the file is UTF-8 text and the gazetteer's folder can be written",
            ) from error
    return outcome


Reader = Callable[[TextIO, Path, Added], Iterator[Row]]


def _reader(path: Path, lines: TextIO) -> Reader:
    csv.field_size_limit(min(sys.maxsize, 10_000_000))
    try:
        first = lines.readline()
        lines.seek(0)
    except (UnicodeDecodeError, ValueError) as error:
        raise NamesError(
            f"{path} is not UTF-8 text", "save it as UTF-8 and add it again"
        ) from error
    if first.count("\t") == DUMP_COLUMNS - 1:
        return dump_rows
    return csv_rows


@contextmanager
def _lines(path: Path) -> Iterator[TextIO]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed, packed.open(_inside(packed, path)) as member:
                yield io.TextIOWrapper(member, encoding="utf-8", newline="")
        else:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                yield lines
    except (OSError, zipfile.BadZipFile) as error:
        raise NamesError(
            f"{path} cannot be read ({error})", "check the name of the file"
        ) from error


def _inside(packed: zipfile.ZipFile, path: Path) -> str:
    wanted = [n for n in packed.namelist() if n.endswith((".txt", ".csv", ".tsv"))]
    wanted = [n for n in wanted if not n.casefold().startswith("readme")]
    if not wanted:
        raise NamesError(f"{path} holds no list of places", "zip a .txt or .csv file")
    return wanted[0]
