"""What a web server can do wrong: each a function that answers one request."""

from __future__ import annotations

import gzip
import zlib
from functools import cache

from support_web import HTML, Wire, head

MEGABYTE = b"The army came. " * 69_906  # 1,048,590 bytes
LONG = 600.0  # seconds; longer than any test waits
OPEN = {"Content-Type": HTML}
CHUNKED = {**OPEN, "Transfer-Encoding": "chunked"}
PACKED = {**OPEN, "Content-Encoding": "gzip"}


def silent(wire: Wire) -> None:
    """Take the request and say nothing."""
    wire.wait(LONG)


def stalls_in_head(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    wire.wait(LONG)


def stalls_in_middle(wire: Wire) -> None:
    wire.send(head(200, OPEN) + b"<html><p>The army ")
    wire.wait(LONG)


def drips_head(wire: Wire) -> None:
    """One byte of the head at a time, each well within any timeout of a step."""
    wire.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        wire.wait(0.02)
        wire.send(b"a")


def drips(wire: Wire) -> None:
    wire.send(head(200, OPEN))
    while True:
        wire.wait(0.02)
        wire.send(b"a")


def drips_packed(wire: Wire) -> None:
    """A packed page whose bytes come one at a time, and unpack to nothing for long."""
    wire.send(head(200, PACKED))
    for byte in gzip.compress(MEGABYTE):
        wire.wait(0.02)
        wire.send(bytes([byte]))


def goes_on(wire: Wire) -> None:
    """Never ends its preliminary answers."""
    while True:
        wire.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n" * 50)


def endless_head(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        wire.send(b"X-More: and more\r\n" * 100)


def endless_line(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 OK\r\nX-More: ")
    while True:
        wire.send(b"more" * 1000)


def endless_chunks(wire: Wire) -> None:
    """Chunks of one byte without end."""
    wire.send(head(200, CHUNKED))
    while True:
        wire.send(b"1\r\na\r\n" * 1000)


def endless_extension(wire: Wire) -> None:
    """A chunk whose head never ends."""
    wire.send(head(200, CHUNKED) + b"1;")
    while True:
        wire.send(b"extension" * 1000)


def two_gigabytes(wire: Wire) -> None:
    """Sent as it is asked for, and held nowhere."""
    wire.send(head(200, OPEN))
    for _ in range(2_048):
        wire.send(MEGABYTE)


def two_gigabytes_stated(wire: Wire) -> None:
    wire.send(head(200, {**OPEN, "Content-Length": "2147483648"}))
    wire.wait(LONG)


def two_gigabytes_packed(wire: Wire) -> None:
    """About 2 MB on the wire, 2 GB unpacked."""
    wire.send(head(200, PACKED) + gzip.compress(b"")[:10])
    for _ in range(64):
        wire.send(burst())


def two_gigabytes_deflated(wire: Wire) -> None:
    wire.send(head(200, {**OPEN, "Content-Encoding": "deflate"}))
    for _ in range(64):
        wire.send(burst())


@cache
def burst() -> bytes:
    """Zeros packed into about 32 KB that unpack to 32 MB; may follow one another."""
    packer = zlib.compressobj(9, wbits=-15)
    pieces = [packer.compress(bytes(1_048_576)) for _ in range(32)]
    return b"".join([*pieces, packer.flush(zlib.Z_FULL_FLUSH)])


def closes_at_once(wire: Wire) -> None:
    """Hang up without a word."""


def closes_early(wire: Wire) -> None:
    wire.send(head(200, {**OPEN, "Content-Length": "5000"}) + b"<html><p>The army")


def closes_in_chunk(wire: Wire) -> None:
    wire.send(head(200, CHUNKED) + b"1000\r\n<html><p>The army")


def closes_packed(wire: Wire) -> None:
    """A packed page of no stated length that breaks off."""
    wire.send(head(200, PACKED) + gzip.compress(MEGABYTE)[:1000])


def no_http(wire: Wire) -> None:
    wire.send(b"220 mail.example ESMTP\r\n" * 10)


def two_lengths(wire: Wire) -> None:
    wire.send(head(200, {"Content-Length": "5"})[:-2] + b"Content-Length: 9\r\n\r\nThe army")


def negative_length(wire: Wire) -> None:
    wire.send(head(200, {"Content-Length": "-1"}) + b"The army")
