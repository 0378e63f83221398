"""A filter that tells at once, in two megabytes of memory, which keys are no place's name."""

from __future__ import annotations

import sqlite3
import zlib

START = "^"  # before the first word of a key: some name starts with this word
BITS = 1 << 24


def bloom_add(bloom: bytearray, key: str) -> None:
    """Mark `key` as present in the filter."""
    for bit in _bits(key):
        bloom[bit >> 3] |= 1 << (bit & 7)


def bloom_has(bloom: bytes | bytearray, key: str) -> bool:
    """Whether `key` may be present: false is certain, true errs about once in a hundred."""
    return all(bloom[bit >> 3] >> (bit & 7) & 1 for bit in _bits(key))


def packed(bloom: bytes | bytearray) -> bytes:
    """The filter as the gazetteer's file keeps it."""
    return zlib.compress(bloom, 1)


def stored(base: sqlite3.Connection) -> bytes:
    """The filter that a gazetteer's file holds; an empty one where it holds none."""
    found = base.execute("SELECT value FROM meta WHERE key = 'bloom'").fetchone()
    return zlib.decompress(found[0]) if found else bytes(BITS // 8)


def _bits(key: str) -> tuple[int, int]:
    data = key.encode()
    return zlib.crc32(data) % BITS, zlib.adler32(data, 7919) * 2654435761 % BITS
