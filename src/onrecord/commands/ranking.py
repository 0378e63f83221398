"""A user's table of sources and their ranks, for the rules that ask for one."""

from __future__ import annotations

import csv
from pathlib import Path

from onrecord.errors import SettingsError

COLUMNS = ("source", "rank")
WANTED = "give a CSV with the columns source and rank: a name or id, and a number from 1 (the best)"


def ranks_from(path: str | Path) -> dict[str, int]:
    r"""Read a table of sources and ranks (CSV, columns `source` and `rank`).

    A source is a publisher, an origin, a registry id or a speaker's name; 1 is the best rank.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = Path(folder) / "ranks.csv"
    ...     _ = table.write_text("source,rank\nSANA,3\nSOHR,1\n")
    ...     ranks_from(table)
    {'SANA': 3, 'SOHR': 1}

    Raises:
        SettingsError: it cannot be read or is no such table; the line is named.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not set(COLUMNS) <= set(rows.fieldnames or ()):
                raise SettingsError(f"{path} is no table of ranks", WANTED)
            return {row["source"].strip(): _rank(row["rank"], path, rows.line_num) for row in rows}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"{path} cannot be read ({error})", WANTED) from error


def _rank(given: str | None, path: str | Path, line: int) -> int:
    words = (given or "").strip()
    if not words.isdecimal() or not int(words):
        raise SettingsError(f"{path}, line {line}: {words!r} is no rank", WANTED)
    return int(words)
