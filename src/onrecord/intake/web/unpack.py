"""The content of an answer, unpacked within its limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from onrecord.errors import IntakeError
from onrecord.intake.options import in_megabytes

GZIP = 31  # zlib's wbits for gzip's header
ZLIB, RAW = 15, -15  # deflate comes with zlib's header (RFC 9110, 8.4.1.2), or wrongly without
SAVE = "save the page and give the file"


def gathered(pieces: Iterable[bytes], limit: int, *, cut: bool = False) -> bytes:
    """All pieces as one; raises IntakeError where they pass `limit`, or stops there if `cut`."""
    out = bytearray()
    for piece in pieces:
        out += piece
        if len(out) > limit:
            if cut:
                return bytes(out[:limit])
            raise too_large(limit)
    return bytes(out)


def too_large(limit: int) -> IntakeError:
    """What is said of a page over its limit."""
    return IntakeError(
        f"the page is larger than {in_megabytes(limit)}",
        "raise the limit, or save the part you need",
    )


def unpacked(pieces: Iterable[bytes], packing: str, limit: int) -> Iterator[bytes]:
    """The pieces of an answer, without the packing that its Content-Encoding names.

    One layer is taken off, and no piece is unpacked further than `limit` and a byte. Raises
    IntakeError for another packing, for what is packed wrongly and for what breaks off.
    """
    packing = packing.strip().lower()
    if packing in ("", "identity"):
        yield from pieces
    elif packing in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(pieces, packing, limit)
    else:
        raise IntakeError(f"the page is packed as {packing[:40]}", SAVE)


def _inflated(pieces: Iterable[bytes], packing: str, limit: int) -> Iterator[bytes]:
    unpacker = None
    try:
        for piece in pieces:
            raw = piece
            while raw:
                if unpacker is None or unpacker.eof:  # gzip may come in several members
                    unpacker = zlib.decompressobj(_window(packing, raw))
                yield unpacker.decompress(raw, limit + 1)
                raw = unpacker.unused_data
    except zlib.error:
        raise IntakeError("the page is packed wrongly", SAVE) from None
    if unpacker is not None and not unpacker.eof:
        raise IntakeError("the page breaks off", "try again, or save the page and give the file")


def _window(packing: str, start: bytes) -> int:
    if packing != "deflate":
        return GZIP
    return ZLIB if start[0] & 0x0F == 8 else RAW  # RFC 1950, 2.2: the method of zlib is 8
