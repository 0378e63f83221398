"""Servers and browsers for tests: a PostgreSQL server of our own, Chromium, the desk."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
]
DEBIAN = Path("/usr/lib/postgresql")


def missing(what: str) -> None:
    """Skip a test for want of a program; on continuous integration nothing may be wanting."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing: .ci/run installs it")
    pytest.skip(f"{what} is not there: apt-get install chromium postgresql-15")


def program(name: str) -> str | None:
    """Where a program is, also where Debian keeps those of PostgreSQL."""
    found = sorted(DEBIAN.glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(found[-1]) if found else None)


def free_port() -> int:
    """A port on the loopback address that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def as_postgres(*command: str, check: bool = True) -> None:
    """Run a command as the user postgres, where we are root: the server refuses to be root's."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*user, *command], check=check, capture_output=True, cwd="/", timeout=90)


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A server of our own on a free port; gives its address but for the database's name.

    Its folder is not one of pytest's: those of earlier runs are taken away while others run.
    """
    pytest.importorskip("psycopg", reason="no psycopg: archives on a server are not tested")
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    if not initdb or not pg_ctl:
        missing("a PostgreSQL server")
        return
    folder = Path(tempfile.mkdtemp(prefix="onrecord-server-"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    port, data = free_port(), str(folder / "data")
    as_postgres(initdb, "-D", data, "-A", "trust", "-U", "me", "--no-sync", "-E", "UTF8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    as_postgres(pg_ctl, "-D", data, "-o", options, "-l", f"{data}/log", "-w", "start")
    try:
        yield f"postgresql://me:secret@127.0.0.1:{port}"
    finally:
        as_postgres(pg_ctl, "-D", data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def restarted(server: str) -> None:
    """Stop a server of `postgres` as a crash does, and start it again."""
    import psycopg

    with psycopg.connect(f"{server}/postgres") as connection:
        (data,) = connection.execute("SHOW data_directory").fetchone() or ("",)
    pg_ctl = program("pg_ctl") or "pg_ctl"
    as_postgres(pg_ctl, "-D", data, "-m", "immediate", "-l", f"{data}/log", "-w", "restart")


def a_database(server: str, name: str) -> str:
    """Make an empty database on a server; gives its address."""
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
    return f"{server}/{name}"


def copied_database(server: str, old: str, name: str) -> str:
    """Copy a database that nobody is using; gives its address."""
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{old}"')
    return f"{server}/{name}"


@contextlib.contextmanager
def serving(archive: object, **options: Any) -> Iterator[str]:
    """The desk of an archive on a free port, in a thread; gives its address."""
    import uvicorn

    from onrecord.desk import application

    port = free_port()
    config = uvicorn.Config(
        application(archive, **options),  # type: ignore[arg-type]
        host="127.0.0.1",
        port=port,
        log_level="warning",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            raise RuntimeError("the desk did not start")
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=15)


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """A browser of Playwright's, driving Debian's Chromium."""
    where = shutil.which("chromium")
    if not where:
        missing("Chromium")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=where, args=CHROMIUM)
        try:
            yield browser
        finally:
            browser.close()


def faults(page: Any) -> list[str]:
    """What axe-core finds wrong with a page for people who cannot see or use a mouse."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{v['impact']}: {v['id']}: {v['nodes'][0]['html'][:200]} ({len(v['nodes'])})"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
