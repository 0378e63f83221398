"""An archive copied while others write to it, and made small and quick again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from onrecord.archive.guard import guarded, meaning, shown
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from sqlalchemy import Engine

PAGES = 2_000  # of a file that are copied between two words of progress
Tell = Callable[[int, int], None]
MAKE_ROOM = "make room, or choose another place, and try again"


def backup_file(source: str, out: Path, tell: Tell) -> None:
    """Copy a file as it stands at one moment, and look whether the copy is whole.

    Raises:
        ArchiveError: the copy cannot be written, or is not whole; nothing is left of it.
    """
    part = out.with_name(f".{out.name}.part")
    part.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(f"{Path(source).resolve().as_uri()}?mode=ro", uri=True)) as db,
            closing(sqlite3.connect(part)) as copy,
        ):
            db.backup(copy, pages=PAGES, progress=lambda _, left, total: tell(total - left, total))
            whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if not whole:
            raise ArchiveError(f"the copy {out} is not whole", "look at the disk, then try again")
        part.replace(out)
    except (sqlite3.Error, OSError) as error:
        raise ArchiveError(f"{out} cannot be written ({error})", MAKE_ROOM) from error
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                part.with_name(part.name + end).unlink(missing_ok=True)


def backup_server(address: str, out: Path) -> None:
    """Let PostgreSQL's own program copy a database, in its own form, and look into the copy.

    Raises:
        ArchiveError: the program is not there, or says why it failed; nothing is left of the copy.
    """
    part = out.with_name(f".{out.name}.part")
    url = make_url(address)
    env = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    plain = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    try:
        _run(["pg_dump", "--format=custom", "--no-owner", f"--file={part}", plain], env, address)
        _run(["pg_restore", "--list", str(part)], env, address)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _run(command: list[str], env: dict[str, str], address: str) -> None:
    name = command[0]
    found = shutil.which(name)
    if found is None:
        do = "install PostgreSQL's client (Debian: postgresql-client), of the server's version"
        raise ArchiveError(f"a copy of {shown(address)} needs the program {name}", do)
    ran = subprocess.run(
        [found, *command[1:]], env=env, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        told = (ran.stderr.strip().splitlines() or ["it told nothing"])[-1]
        raise ArchiveError(f"{name} failed ({told})", MAKE_ROOM)


def vacuum(engine: Engine, address: str) -> tuple[int, int]:
    """Give back room that nothing uses and count anew what questions go by; bytes before, after.

    Raises:
        DatabaseError: another program is writing, or there is no room for the new file.
    """
    if engine.dialect.name == "postgresql":
        with guarded(address), engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            size = "SELECT pg_database_size(current_database())"
            before = alone.exec_driver_sql(size).scalar_one()
            alone.exec_driver_sql("VACUUM (ANALYZE)")
            return int(before), int(alone.exec_driver_sql(size).scalar_one())
    path = Path(address)
    before = _bytes(path)
    try:
        with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as db:
            for statement in ("VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
                db.execute(statement)
    except sqlite3.Error as error:
        raise meaning(address, str(error)) from error
    return before, _bytes(path)


def _bytes(path: Path) -> int:
    files = (path.with_name(path.name + end) for end in ("", "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
