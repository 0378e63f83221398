"""The desk of the demonstration, on SQLite and PostgreSQL, and a browser at two widths."""

import itertools
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from support_servers import (
    a_database,
    chromium,
    copied_database,
    faults,
    free_port,
    postgres,
    serving,
)

REPORTS = Path(__file__).parents[2] / "demo" / "reports"
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
PICTURES = Path(os.environ.get("ONRECORD_PICTURES", "build/pictures"))
NUMBERS = itertools.count()
PROGRAM = "from onrecord.cli.main import run; run()"


@pytest.fixture(scope="session", autouse=True)
def asks_as_a_page_does():
    """Let clients of tests ask at the loopback address, with the token of a desk without login."""
    made = TestClient.__init__

    def with_token(client, app, base_url="http://127.0.0.1", **options):
        def give(request):
            desk = getattr(app.state, "desk", None)
            if desk is not None:
                request.headers.setdefault("x-csrf-token", desk.token)

        made(client, app, base_url, **options)
        client.event_hooks = {"request": [give]}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TestClient, "__init__", with_token)
        yield


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A PostgreSQL server on the loopback address."""
    with postgres() as address:
        yield address


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The demonstration's reports, read and linked once, in a SQLite file."""
    from onrecord import commands

    where = tmp_path_factory.mktemp("made") / "demo.db"
    list(commands.add(where, [str(REPORTS)]))
    commands.link(where)
    return where


@pytest.fixture(scope="session")
def made_on_server(made, server, tmp_path_factory):
    """The same archive in a PostgreSQL database that nobody uses; its name."""
    from onrecord import commands

    a_database(server, "made")
    package = tmp_path_factory.mktemp("package") / "demo"
    commands.export(made, "datapackage", package, texts=True)
    list(commands.add(f"{server}/made", [str(package)]))
    commands.link(f"{server}/made")
    return "made"


@pytest.fixture(autouse=True)
def uploads(tmp_path, monkeypatch):
    """What is being added lies in the test's own folder, not in the user's cache."""
    monkeypatch.setenv("ONRECORD_UPLOADS", str(tmp_path / "uploads"))


@pytest.fixture(params=["sqlite", "postgresql"])
def archive(request, tmp_path):
    """A fresh copy of the demonstration's archive, on each kind of database; its address."""
    if request.param == "sqlite":
        return shutil.copy(request.getfixturevalue("made"), tmp_path / "demo.db")
    old = request.getfixturevalue("made_on_server")
    return copied_database(request.getfixturevalue("server"), old, f"copy{next(NUMBERS)}")


@pytest.fixture
def desk(archive):
    """The desk of a fresh copy of the archive, without login; its address."""
    with serving(archive) as address:
        yield address


@pytest.fixture
def program(archive):
    """Start the desk as a program of its own; gives its process and its address."""
    started = []

    def start():
        port = free_port()
        command = [sys.executable, "-c", PROGRAM, "desk", str(archive), "--port", str(port)]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        started.append(process)
        address = f"http://127.0.0.1:{port}"
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                httpx.get(f"{address}/api/v1/health", timeout=30)
                return process, address
            except httpx.HTTPError:
                time.sleep(0.1)
        raise RuntimeError("the desk did not start")

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture(params=list(SIZES))
def page(request, browser):
    """An empty page of a desktop's and of a phone's width; errors in its console fail the test."""
    width, height = SIZES[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=request.param == "phone",
        reduced_motion="reduce",
        locale="en-GB",
    )
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    wrong = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.wrong = wrong
    opened.size = request.param
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture
def looked_at(request):
    """Look at a page as a test leaves it: keep its picture, and find no fault with it.

    It fails where something is wider than the screen, or axe-core finds a serious fault.
    """

    def look(page, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}-{page.size}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{name} is {wide} pixels wider than a {page.size}"
        assert faults(page) == []

    return look
