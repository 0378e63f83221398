"""The records of a WARC file, over those that are broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import IntakeError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

GZIP_START = b"\x1f\x8b\x08"  # RFC 1952, 2.3: each record of a .warc.gz is a member of its own
PLAIN_START = b"WARC/1."  # ISO 28500, 4
PIECE = 1_048_576  # bytes searched at a time
MOST_BROKEN = 100  # records; after that the file is given up


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read, and why."""

    reason: str


def records(stream: BinaryIO) -> Iterator[WarcRecord | Broken]:
    """Each record, or that it is broken; after a broken one the next start is looked for.

    A pipe cannot be searched: it ends with its first broken record.
    """
    broken = 0
    while True:
        begun = stream.tell() if stream.seekable() else 0
        good: list[int] = []
        error = None
        try:
            yield from _noted(stream, good)
        except OSError as failed:
            error = failed
        if error is None:
            return
        yield Broken(f"the record is broken ({str(error)[:60]})")
        broken += 1
        if broken == MOST_BROKEN or not _go_on(stream, begun, good):
            return


def _noted(stream: BinaryIO, good: list[int]) -> Iterator[WarcRecord]:
    """The records, with the place of the last one in `good`."""
    from fastwarc.warc import ArchiveIterator

    readable: Any = stream if stream.seekable() else _Forward(stream)
    try:
        for record in ArchiveIterator(readable):
            good[:] = [record.stream_pos]
            yield record
    except (Exception, GeneratorExit):
        raise
    except BaseException as failed:  # fastwarc's own panics are no Exception
        if type(failed).__name__ != "PanicException":
            raise
        raise IntakeError("the archive is broken", "get the archive again") from None


def _go_on(stream: BinaryIO, begun: int, good: list[int]) -> bool:
    """Move to the start of the record after the broken one, if there is any."""
    if not stream.seekable():
        return False
    stream.seek(begun)
    mark = GZIP_START if stream.read(2) == GZIP_START[:2] else PLAIN_START
    at = _next(stream, mark, good[0] + 1) if good else begun  # where the broken one starts
    after = _next(stream, mark, at + 1) if at >= 0 else -1
    if after < 0:
        return False
    stream.seek(after)
    return True


def _next(stream: BinaryIO, mark: bytes, start: int) -> int:
    """Where `mark` stands next, from `start` on; -1 for nowhere."""
    stream.seek(start)
    before = b""
    while piece := stream.read(PIECE):
        found = (before + piece).find(mark)
        if found >= 0:
            return start - len(before) + found
        start += len(piece)
        before = piece[1 - len(mark) :]
    return -1


class _Forward:
    """A pipe with the place that was reached in it, which fastwarc asks for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._at
