"""Streams that are unpacked while they are read, within bounds and with plain errors."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import IO, Any, BinaryIO

from onrecord.errors import IntakeError

# What is packed may unpack to 100 MB, and beyond that to 200 times its size: text packs to a
# tenth, a web page seldom to a fiftieth; bombs to a thousandth and less.
FREE, MOST_TIMES = 100_000_000, 200
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def check_growth(unpacked: int, packed: int) -> None:
    """Raise IntakeError where so many bytes come out of so few that it can be no text.

    >>> check_growth(50_000_000, 1_000)
    """
    if unpacked > FREE and unpacked > MOST_TIMES * packed:
        raise IntakeError(
            f"it unpacks to more than {MOST_TIMES} times its size",
            "unpack it by hand if you trust it",
        )


class Counted(io.RawIOBase):
    """A stream that counts the bytes taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        """True, as io asks."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes, counted."""
        piece = self._stream.read(size)
        self.count += len(piece)
        return piece


class Unpacking(io.RawIOBase):
    """What is unpacked, forward only; growth over the bounds and broken data raise IntakeError."""

    def __init__(self, inner: IO[bytes] | gzip.GzipFile, packed: Counted | None = None) -> None:
        self._inner, self._packed, self._count = inner, packed, 0

    def readable(self) -> bool:
        """True, as io asks."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """The next bytes that come out."""
        try:
            piece = self._inner.read(len(buffer))
        except BROKEN as error:
            why = type(error).__name__
            raise IntakeError(f"the archive is broken ({why})", "get it again") from None
        buffer[: len(piece)] = piece
        self._count += len(piece)
        if self._packed:
            check_growth(self._count, self._packed.count)
        return len(piece)
