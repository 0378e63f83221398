"""Places by name: GeoNames and our own lists in one SQLite file, opened for reading only."""

from __future__ import annotations

import os
import sqlite3
import threading
import zlib
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from onrecord.errors import NamesError
from onrecord.names.bloom import bloom_has, stored
from onrecord.names.fold import fold, fold_loose, plain, variants
from onrecord.names.gazetteer_build import VERSION, Progress, build
from onrecord.names.gazetteer_entry import COLUMNS, Match, PlaceEntry, PlaceKind, entry_of, order
from onrecord.names.gazetteer_files import add_places
from onrecord.names.gazetteer_fuzzy import fuzzy_keys, keys_known
from onrecord.names.gazetteer_nations import nations, romanised
from onrecord.names.gazetteer_rows import Added
from onrecord.names.gazetteer_scan import Found, Scanner

__all__ = ["Added", "Found", "Gazetteer", "Match", "PlaceEntry", "PlaceKind", "default_path"]

SHORTEST_LOOSE = 4  # shorter loose keys (dar, gat) stand for dozens of unlike names
_BY_NAME = f"SELECT {COLUMNS}, n.plain, n.main FROM name n JOIN place p ON p.row = n.place"
_BY_LOOSE = f"SELECT {COLUMNS} FROM loose n JOIN place p ON p.row = n.place"


def default_path(cache: Path | None = None) -> Path:
    """Where the gazetteer's file lies: in `cache`, else ONRECORD_CACHE, else the user's cache."""
    import platformdirs

    named = cache or os.environ.get("ONRECORD_CACHE")
    folder = Path(named) if named else Path(platformdirs.user_cache_dir("onrecord"))
    return folder / f"gazetteer-{VERSION}.sqlite"


class Gazetteer:
    """Look-ups over one gazetteer file; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._base, self._bloom = _opened(path)
        self._found = lru_cache(maxsize=16384)(self._look_up)
        self._guessed = lru_cache(maxsize=4096)(self._guess)
        self._known = lru_cache(maxsize=1024)(partial(keys_known, self._ask))
        self._scanner = Scanner(self.is_name, self._by_strict)
        self._nations: dict[str, str] | None = None

    @classmethod
    def open(cls, path: Path | None = None, progress: Progress | None = None) -> Gazetteer:
        """Open the gazetteer at `path` (default: `default_path`), building it on first use.

        Building takes about half a minute; `progress(what, done, total)` is called meanwhile.
        Raises NamesError where it can be neither read nor built.
        """
        where = path or default_path()
        if not where.exists():
            build(where, progress)
        return cls(where)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def lookup(self, name: str, country: str | None = None) -> list[PlaceEntry]:
        """Every place that may be spelled `name`, best first; empty where there is none.

        The strict key is tried first, then the loose one; within each, spellings as written come
        before folded ones, then countries, large towns, regions and divisions, then smaller
        towns. `country` (ISO 3166-1 alpha-2) keeps places of that country only.
        """
        return [e for e in self._found(name) if country in (None, e.country)]

    def fuzzy(self, name: str, country: str | None = None, limit: int = 5) -> list[PlaceEntry]:
        """Guesses at a misspelt name, most alike first: for people to judge, never to be taken.

        At least five letters, the same first two, and a similarity of at least 0.85.
        """
        return list(self._guessed(name, country, limit))

    def get(self, place_id: str) -> PlaceEntry | None:
        """The place with this id, or null."""
        rows = self._ask(f"SELECT {COLUMNS} FROM place p WHERE p.id = ?", (place_id,))
        return entry_of(rows[0]) if rows else None

    def is_name(self, key: str) -> bool:
        """Whether a strict key (`fold`) may be a place's name: a quick check in memory.

        False is certain; true is wrong about once in a hundred.
        """
        return bloom_has(self._bloom, key)

    def size(self, name: str) -> int | None:
        """How large the largest place of a name is: people, more for a country; null: no place."""
        return self._scanner.size(name)

    def scan(self, tokens: Sequence[str]) -> list[tuple[int, int]]:
        """Ranges `(start, end)` of the longest place names among the capitalised `tokens`.

        Words of everyday use that are also names of places, and names of small places beside
        other capitalised words, count only with evidence ("in Reading", "Reading, England").
        """
        return self._scanner.scan(tokens)

    def found(self, tokens: Sequence[str]) -> list[Found]:
        """As `scan`, with the names that lack evidence, and whether words tell of a place."""
        return self._scanner.found(tokens)

    def country_of(self, word: str) -> str | None:
        """The country (ISO 3166-1 alpha-2) that a country's name or a nationality means, or null.

        "Syria", "Syrian" and "Syrians" mean SY; in all capitals and without marks as well.
        """
        if self._nations is None:
            self._nations = nations()
        known = self._nations
        return next((known[v] for v in map(plain, variants(word)) if v in known), None)

    def is_doubtful(self, tokens: Sequence[str], at: int) -> bool:
        """Whether a name that begins at this token may be a person's or an ordinary word."""
        return self._scanner.is_doubtful(tokens, at)

    def is_romanised(self, country: str | None) -> bool:
        """Whether news spells the names of a country (ISO 3166-1 alpha-2) by ear."""
        return country in romanised()

    def country(self, code: str) -> PlaceEntry | None:
        """The country with this code (ISO 3166-1 alpha-2), or null."""
        rows = self._ask(
            f"SELECT {COLUMNS} FROM place p WHERE p.id = (SELECT value FROM meta WHERE key = ?)",
            (f"country:{code}",),
        )
        return entry_of(rows[0]) if rows else None

    def division(self, country: str | None, admin1: str | None) -> PlaceEntry | None:
        """The first-level division with this code in a country (ISO 3166-1 alpha-2)."""
        return self.get(f"geonames.admin1:{country}.{admin1}")

    def add_file(self, path: Path) -> Added:
        """Add the places of a GeoNames dump or a CSV file, in one transaction.

        A CSV has a header with at least name, latitude and longitude; a dump is GeoNames' 19
        columns with tabs, plain or zipped. Raises NamesError where the file cannot be read as
        either, or nothing in it can be used.
        """
        added = add_places(self.path, path)
        with self._lock:
            self._base.close()
            self._base, self._bloom = _opened(self.path)
        self._found.cache_clear()
        self._guessed.cache_clear()
        self._known.cache_clear()
        self._scanner = Scanner(self.is_name, self._by_strict)
        return added

    def _ask(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._base.execute(query, values).fetchall()

    def _look_up(self, name: str) -> tuple[PlaceEntry, ...]:
        for look in (self._by_strict, self._by_loose):
            for spelling in variants(name):
                found = look(spelling)
                if found:
                    return tuple(_acronym(name, found))
        return ()

    def _by_strict(self, name: str) -> list[PlaceEntry]:
        key, written = fold(name), plain(name)
        if not key or not self.is_name(key):
            return []
        best: dict[str, PlaceEntry] = {}
        for *columns, spelled, main in self._ask(f"{_BY_NAME} WHERE n.strict = ?", (key,)):
            how: Match = "strict" if spelled != written else "name" if main else "alternate"
            entry = entry_of(tuple(columns), how, 0.95 if how == "strict" else 1.0)
            if entry.id not in best or order(entry) < order(best[entry.id]):
                best[entry.id] = entry
        return sorted(best.values(), key=order)

    def _by_loose(self, name: str) -> list[PlaceEntry]:
        key = fold_loose(name)
        if len(key) < SHORTEST_LOOSE:
            return []
        rows = self._ask(f"{_BY_LOOSE} WHERE n.loose = ?", (key,))
        return sorted((entry_of(row, "loose", 0.85) for row in rows), key=order)

    def _guess(self, name: str, country: str | None, limit: int) -> tuple[PlaceEntry, ...]:
        best: dict[str, PlaceEntry] = {}
        for key, score in fuzzy_keys(self._known, fold(name), country):
            for *columns, _, _ in self._ask(f"{_BY_NAME} WHERE n.strict = ?", (key,)):
                entry = entry_of(tuple(columns), "fuzzy", round(score, 3))
                if country in (None, entry.country):
                    best.setdefault(entry.id, entry)
        return tuple(sorted(best.values(), key=lambda e: (-e.score, -e.population))[:limit])


def _acronym(name: str, found: list[PlaceEntry]) -> list[PlaceEntry]:
    """Two or three capitals mean a country or a region where there is one: US, UAE, EU."""
    bodies = [e for e in found if e.kind in ("country", "region") and e.matched != "strict"]
    short = name.isupper() and len(plain(name)) <= 3
    return bodies if short and bodies else found


def _opened(path: Path) -> tuple[sqlite3.Connection, bytes]:
    try:
        address = f"{path.resolve().as_uri()}?mode=ro"
        base = sqlite3.connect(address, uri=True, check_same_thread=False)
        base.execute("PRAGMA mmap_size = 268435456")
        return base, stored(base)
    except (sqlite3.Error, zlib.error) as error:
        raise NamesError(
            f"{path} is not a gazetteer that can be read ({error})",
            "delete it, and the next use builds it again",
        ) from error
