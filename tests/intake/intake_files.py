"""Short ways to take in bytes as files, and to write WARC records."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from onrecord.intake import Failure, IntakeOptions, PassedOver, TakenIn, take_in

LEAD = "The army said on Monday that it took the town and that the rebels had left it."


class Outcome:
    """What was taken in, sorted; sources without the folder before them."""

    def __init__(self, given: Iterable[object], folder: Path) -> None:
        self.all = list(given)
        self.taken = [g for g in self.all if isinstance(g, TakenIn)]
        self.reports = [g.report for g in self.taken]
        before = f"{folder}/"
        self.names = [g.source.removeprefix(before) for g in self.taken]
        self.failed = {
            g.source.removeprefix(before): g.reason for g in self.all if isinstance(g, Failure)
        }
        self.passed = {g.what: g.count for g in self.all if isinstance(g, PassedOver)}


def taken(folder: Path, name: str, data: bytes | str, **options: object) -> Outcome:
    """What a file of this name and content gives."""
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return Outcome(take_in([str(file)], IntakeOptions(**options)), folder)


def page_of(text: str = LEAD, head: str = "") -> bytes:
    """An HTML page whose article is this text."""
    return f"<html><head>{head}</head><body><article><p>{text}</p></article></body></html>".encode()


def http(body: bytes, *, status: int = 200, media: str = "text/html", **fields: str) -> bytes:
    """An answer as a host gives it; further fields with _ for -."""
    lines = [f"HTTP/1.1 {status} OK", f"Content-Type: {media}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def record(
    block: bytes, *, kind: str = "response", uri: str = "http://cedar.example/a", length: int = -1
) -> bytes:
    """A WARC record; `length` is what it says of itself, if not the truth."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:0b1e5a6c-3f3e-4a53-8f0a-0d6a1c9e7f10>",
        "WARC-Date": "2014-03-09T23:30:00Z",
        "WARC-Target-URI": uri,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) if length < 0 else length),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Records as a .warc.gz holds them: each packed by itself."""
    return b"".join(gzip.compress(r) for r in records)
