"""What formats that hold many reports give: rows of tables, and entries that are files again."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from onrecord.errors import IntakeError
from onrecord.intake.options import Failure, IntakeOptions, Parts, PassedOver, in_megabytes

CHUNK = 1_048_576  # bytes read at a time
SNIFFED = 65_536  # bytes that tell what kind of source it is


@dataclass(frozen=True, slots=True)
class Where:
    """Where a content comes from: its name, what is known of it, how many containers hold it."""

    source: str
    address: str | None = None
    charset: str | None = None
    fetched: datetime | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One report of a table: where it stands, its bytes, and its parts when they are asked for."""

    at: str
    original: bytes
    media_type: str
    parts: Callable[[], Parts]


@dataclass(frozen=True, slots=True)
class Entry:
    """One content of a container; `name` tells its kind, unless `kind` does."""

    at: str
    stream: BinaryIO
    name: str
    kind: str | None = None
    address: str | None = None
    charset: str | None = None
    fetched: datetime | None = None


Held = Entry | Row | Failure | PassedOver


def whole(stream: BinaryIO, options: IntakeOptions) -> bytes:
    """All bytes of a stream; raises IntakeError over the limit, and holds no more than that."""
    data = b"".join(_chunks(stream, options.max_bytes + 1))
    if len(data) > options.max_bytes:
        raise IntakeError(
            f"it is larger than {in_megabytes(options.max_bytes)}",
            "split it into reports, or raise the limit",
        )
    return data


def seekable(stream: BinaryIO, options: IntakeOptions) -> BinaryIO:
    """The stream, or its bytes within the limit where it cannot be read from any place."""
    return stream if stream.seekable() else io.BytesIO(whole(stream, options))


def peeked(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, which stay in it; of a pipe only those that are there."""
    if stream.seekable():
        start = stream.tell()
        head = stream.read(SNIFFED)
        stream.seek(start)
        return head
    return stream.peek(SNIFFED) if isinstance(stream, io.BufferedReader) else b""


def _chunks(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """At most `limit` bytes of a stream, and no memory for more than there are."""
    while limit > 0 and (chunk := stream.read(min(limit, CHUNK))):
        limit -= len(chunk)
        yield chunk
