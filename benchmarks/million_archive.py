"""A very large archive: `python benchmarks/million_archive.py SMALL OUT` copies SMALL tenfold.

SMALL is a file that `desk_archive.py` made, OUT a file or the address of an empty database of a
server. Copy 0 is SMALL itself. In copy k every row's number is moved behind those of the copies
before it, the first digit of every id and digest is moved by k (so they stay as long as they were),
every day by 364 k days (the days of the week stay right), every address by `k-`, and a line is put
at the end of every text. Towns keep their names and ids: ten times as much is told of each. Engines
and workings are shared. The rows go in without the further indexes, which are made at the end.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from typing import Any

SHARED = {"engines", "workings"}
PLAIN = {"spans", "places", "actors", "figures"}  # hold neither ids of ours nor days
KEPT = {"searched", "media_type"}
WORDS = re.compile(
    r"\b(?:i[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{16}|\d{4}-\d\d-\d\d)\b(?!:\d\d)|example\.org/"
)
DIGITS = "0123456789abcdef"
Change = Callable[[Any], Any]


def words_changed(copy: int) -> Change:
    """What a copy makes of the ids, days and addresses in a text."""
    moved = timedelta(364 * copy)

    @cache
    def day(word: str) -> str:
        try:
            return (date.fromisoformat(word) + moved).isoformat()
        except ValueError:
            return word

    def one(found: re.Match[str]) -> str:
        word = found[0]
        if word[-1] == "/":
            return f"{word}{copy}-"
        if len(word) == 10:
            return day(word)
        at = word[0] == "i"
        digit = DIGITS[(int(word[at], 16) + copy) % 16]
        return word[:at] + digit + word[at + 1 :]

    return lambda text: WORDS.sub(one, text) if isinstance(text, str) else text


def changes(table: Any, copy: int, many: dict[str, int]) -> list[Change | None]:
    """What a copy makes of each column of a table; None is nothing."""
    words = words_changed(copy)
    return [_change(table, column, copy, many, words) for column in table.columns]


def _change(table: Any, column: Any, copy: int, many: dict[str, int], words: Change) -> Any:
    from sqlalchemy import Date, Integer, String

    of = next((key.column.table.name for key in column.foreign_keys), None)
    if isinstance(column.type, Integer):
        of = of or (table.name if column.primary_key else None)
        step = copy * many[of] if of and of not in SHARED else 0
        return (lambda n: None if n is None else n + step) if step else None
    if table.name == "reports" and column.name == "text":
        return lambda text: f"{text}\n\nPrinted in edition {copy}."
    if table.name in PLAIN or column.name in KEPT:
        return None
    return words if isinstance(column.type, Date | String) else None


def rows(small: sqlite3.Connection, table: Any, copies: int, many: Any) -> Iterator[list[Any]]:
    """The rows of a table in all copies."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    for copy in range(1 if table.name in SHARED else copies):
        change = [(i, c) for i, c in enumerate(changes(table, copy, many)) if c and copy]
        for found in small.execute(f'select {names} from "{table.name}"'):
            row = list(found)
            for at, made in change:
                row[at] = made(row[at])
            yield row


def fill(small: sqlite3.Connection, out: str, copies: int) -> None:
    """Make the archive and put all rows into it."""
    from sqlalchemy import create_engine, inspect

    from onrecord.archive import Archive
    from onrecord.archive.models import Table

    with Archive.open(out, create=True):
        pass
    address = out.replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(address if "://" in out else f"sqlite:///{out}")
    held = set(inspect(engine).get_table_names())
    tables = [t for t in Table.metadata.sorted_tables if t.name in held]
    many = {t.name: _last(small, t) for t in tables}
    for index in (i for t in tables for i in t.indexes):
        index.drop(engine, checkfirst=True)
    for table in tables:
        _put(engine, table, rows(small, table, copies, many))
    for index in (i for t in tables for i in t.indexes):
        index.create(engine, checkfirst=True)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("analyze")


def _last(small: sqlite3.Connection, table: Any) -> int:
    try:
        return int(small.execute(f'select max(rowid) from "{table.name}"').fetchone()[0] or 0)
    except sqlite3.OperationalError:
        return 0


def _put(engine: Any, table: Any, made: Iterator[list[Any]]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        if engine.dialect.name == "sqlite":
            cursor.execute("pragma foreign_keys = off")
            cursor.execute("pragma synchronous = off")
            marks = ", ".join("?" for _ in table.columns)
            cursor.executemany(f'insert into "{table.name}" ({names}) values ({marks})', made)
        else:
            cursor.execute("set session_replication_role = replica")
            with cursor.copy(f'copy "{table.name}" ({names}) from stdin') as stream:
                for row in made:
                    stream.write_row(row)
            _count_on(cursor, table)
        connection.commit()


def _count_on(cursor: Any, table: Any) -> None:
    """Let a server number further rows behind those that were put in."""
    key = next(iter(table.primary_key.columns)).name
    cursor.execute(f"select pg_get_serial_sequence('{table.name}', '{key}')")
    sequence = cursor.fetchone()[0]
    if sequence:
        top = f'select max("{key}") from "{table.name}"'
        cursor.execute(f"select setval('{sequence}', coalesce(({top}), 1))")


def main() -> None:
    """Make the archive and say how large it is."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("small")
    asked.add_argument("out")
    asked.add_argument("--copies", type=int, default=10)
    told = asked.parse_args()
    started, worked = time.perf_counter(), time.process_time()
    from onrecord.archive import Archive

    with closing(sqlite3.connect(f"file:{told.small}?mode=ro", uri=True)) as small:
        fill(small, told.out, told.copies)
    with Archive.open(told.out) as archive:
        count = archive.count()
    wall, cpu = time.perf_counter() - started, time.process_time() - worked
    print(f"{count.reports:,} reports, {count.claims:,} claims, {wall:.0f} s, CPU {cpu:.0f} s")


if __name__ == "__main__":
    main()
