"""A web server on the loopback address that answers what a test tells it to, however wrong.

`Site` serves pages that can be changed while it runs, answers conditional requests, and notes
what it was asked. A page may also be a function of a `Wire`, which sends bytes as it likes.
"""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Asked:
    """One request: its path, and its headers by names in lower case."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Page:
    """What is answered at one path; 304 where the request names its `etag` or `modified`."""

    body: bytes = b""
    status: int = 200
    media: str | None = HTML
    etag: str | None = None
    modified: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def answer(self, asked: Asked) -> bytes:
        """The bytes of the whole answer."""
        known = asked.headers.get("if-none-match") or asked.headers.get("if-modified-since")
        if known and known in (self.etag, self.modified):
            return head(304, {"ETag": self.etag, "Last-Modified": self.modified})
        stated = {
            "Content-Type": self.media,
            "Content-Length": str(len(self.body)),
            "ETag": self.etag,
            "Last-Modified": self.modified,
            **self.headers,
        }
        return head(self.status, stated) + self.body


@dataclass
class Wire:
    """One connection: what was asked on it, and the means to answer badly."""

    asked: Asked
    connection: Any
    stopped: threading.Event

    def send(self, data: bytes) -> None:
        """Send some bytes; raises OSError once the other side has hung up."""
        if self.stopped.is_set():
            raise ConnectionAbortedError
        self.connection.sendall(data)

    def wait(self, seconds: float) -> None:
        """Wait, but not longer than the server runs."""
        self.stopped.wait(seconds)


Answer = Page | Callable[[Wire], None]


@dataclass
class Site:
    """A running server: its address, its pages by path, and what it was asked so far."""

    url: str
    pages: dict[str, Answer]
    asked: list[Asked] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, body: str | bytes = b"", **page: Any) -> str:
        """Put a page at a path (see Page), and give its address."""
        self.pages[path] = Page(body.encode() if isinstance(body, str) else body, **page)
        return self.url + path

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [asked.path for asked in self.asked]

    def respond(self, asked: Asked, connection: Any) -> None:
        """Answer one request."""
        self.asked.append(asked)
        path = asked.path.partition("?")[0]
        answer = self.pages.get(path, Page(b"nothing here", 404))
        if isinstance(answer, Page):
            connection.sendall(answer.answer(asked))
        else:
            answer(Wire(asked, connection, self.stopped))


@contextmanager
def serving(pages: Mapping[str, Answer] | None = None, wrap: Any = None) -> Iterator[Site]:
    """A site as long as the block lasts; `wrap` makes TLS connections of plain ones."""

    class Handler(socketserver.StreamRequestHandler):
        timeout = 10

        def setup(self) -> None:
            if wrap:
                self.request = wrap(self.request)
            super().setup()

        def handle(self) -> None:
            if asked := _read(self.rfile):
                site.respond(asked, self.connection)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 50

        def handle_error(self, *_: object) -> None:
            """Say nothing: clients here hang up on purpose."""

    with Server(("127.0.0.1", 0), Handler) as server:
        scheme = "https" if wrap else "http"
        site = Site(f"{scheme}://127.0.0.1:{server.server_address[1]}", dict(pages or {}))
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield site
        finally:
            site.stopped.set()
            server.shutdown()


def head(status: int, headers: Mapping[str, str | None]) -> bytes:
    """The head of an answer, with its blank line."""
    phrase = HTTPStatus(status).phrase if status in list(HTTPStatus) else "Odd"
    lines = [f"HTTP/1.1 {status} {phrase}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items() if value is not None]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _read(stream: Any) -> Asked | None:
    """The request at the start of a connection, or None where there is none."""
    words = stream.readline(65_536).decode("latin-1").split()
    if len(words) != 3:
        return None
    headers = {}
    while line := stream.readline(65_536).decode("latin-1").strip():
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return Asked(words[1], headers)


@dataclass
class Clock:
    """A clock that goes only while somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
