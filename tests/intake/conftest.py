"""A small web server on the loopback address, and sentences to write reports from."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hostile_visits import OPTIONS
from intake_pages import PAGE

from onrecord.intake.web.visits import Visits
from support_web import Clock, Site, serving


class Answers(BaseHTTPRequestHandler):
    """Each path answers in its own way; /back/N redirects N times before the page."""

    def do_GET(self) -> None:
        path = self.path.strip("/")
        if path.startswith("back/"):
            left = int(path.partition("/")[2])
            self.answer(302, b"", location=f"/back/{left - 1}" if left else "/page")
        elif path == "inside":
            self.answer(302, b"", location=f"http://localhost:{self.server.server_port}/page")
        elif path == "metadata":
            self.answer(302, b"", location="http://169.254.169.254/latest/")
        elif path == "tape":
            self.answer(302, b"", location="file:///etc/hostname")
        elif path == "slow":
            time.sleep(1.5)
            self.answer(200, b"late")
        elif path == "packed":
            self.answer(200, gzip.compress(PAGE.encode()), packing="gzip")
        elif path == "bomb":
            self.answer(200, zlib.compress(b"\0" * 30_000_000, 9), packing="deflate")
        elif path == "image":
            self.answer(200, b"\x89PNG\r\n\x1a\n" + b"\0" * 50, media="image/png")
        elif path == "large":
            self.answer(200, b"The army came. " * 200_000, media="text/plain")
        elif path == "page":
            self.answer(200, PAGE.encode())
        else:
            self.answer(404, b"")

    def answer(
        self,
        status: int,
        body: bytes,
        *,
        media: str = "text/html; charset=utf-8",
        location: str | None = None,
        packing: str | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (("Location", location), ("Content-Encoding", packing)):
            if value:
                self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, *_: object) -> None:
        """Say nothing on the screen."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def english() -> str:
    """Two plain sentences without a head."""
    return "The army said on Monday that it took the town. The rebels said that they had left it."


@pytest.fixture
def daily() -> Iterator[Site]:
    """A site with two pages of plain text, which a test may change."""
    with serving() as running:
        running.put("/a", "The army came.", media="text/plain")
        running.put("/b", "The rebels left.", media="text/plain")
        yield running


@pytest.fixture
def clock() -> Clock:
    """A clock that goes only while somebody sleeps."""
    return Clock()


@pytest.fixture
def visits(clock: Clock) -> Visits:
    """Polite visits to the loopback address that take no time to wait."""
    return Visits(OPTIONS, clock=clock, sleep=clock.sleep)
