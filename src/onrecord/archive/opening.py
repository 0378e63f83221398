"""From an address to a database that holds this version's tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text

from onrecord.archive.guard import shown
from onrecord.errors import ArchiveError

NEWEST = "0007"  # the last migration; a test holds it against the folder of migrations
WAIT_S = 30  # how long one program waits for another to finish writing
MINE = {"reports", "readings", "claims"}  # what tells an archive from another database


def connect(address: str, *, create: bool) -> Engine:
    """Open the database at `address`, a file's path or a server's URL, brought up to date.

    Raises:
        ArchiveError: there is none (and `create` is false), or it is not ours, or it is newer.
    """
    engine = _server(address) if "://" in address else _file(address, create=create)
    with engine.connect() as connection:
        _check(connection, shown(address), create=create)
    return engine


def _server(address: str) -> Engine:
    url = make_url(address)
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise ArchiveError(
            f"{shown(address)} is no archive's address",
            "give a file's path or postgresql://user@host/name",
        )
    try:
        # a connection that the server ended in the meantime is noticed, and made anew
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise ArchiveError(
            "an archive on a server needs the package psycopg", "pip install 'psycopg[binary]'"
        ) from error


def _file(address: str, *, create: bool) -> Engine:
    path = Path(address)
    if path.is_dir():
        raise ArchiveError(f"{address} is a folder", "give a file's name in it for the archive")
    if not path.parent.is_dir():
        raise ArchiveError(f"the folder {path.parent} is not there", "make it, then try again")
    if not create and not path.exists():
        raise ArchiveError(
            f"there is no archive {address}", f"make one with `onrecord add {address} SOURCE`"
        )
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": WAIT_S})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # we begin transactions ourselves, in `_begin`
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: a reader that turns into one fails without waiting.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check(connection: Connection, address: str, *, create: bool) -> None:
    tables = set(inspect(connection).get_table_names())
    connection.rollback()
    if not tables and not create:
        raise ArchiveError(
            f"{address} is empty", f"put reports in it with `onrecord add {address} SOURCE`"
        )
    if tables and not tables >= MINE:
        raise ArchiveError(
            f"{address} is a database but no onrecord archive", "give an archive or a new name"
        )
    current = bool(tables) and _version(connection) == NEWEST
    connection.rollback()
    if not current:
        _migrate(connection, address)


def _version(connection: Connection) -> str:
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _migrate(connection: Connection, address: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    if connection.dialect.name == "sqlite":  # readers go on while one writes; kept in the file
        connection.connection.cursor().execute("PRAGMA journal_mode = WAL")
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    with connection.execution_options(writes=True).begin():
        there = inspect(connection).has_table("alembic_version")
        known = {s.revision for s in ScriptDirectory.from_config(config).walk_revisions()}
        found = _version(connection) if there else None
        if there and found not in known:
            raise ArchiveError(
                f"{address} was written by a newer onrecord (tables {found})", "update onrecord"
            )
        command.upgrade(config, "head")
