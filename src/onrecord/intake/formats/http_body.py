"""The content of an answer that a WARC record holds, unpacked within its limit."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from onrecord.errors import IntakeError
from onrecord.intake.options import in_megabytes

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

SIZE_LINE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")  # RFC 9112, 7.1
MOST_LAYERS = 2
DO = "get the archive again, or leave this record"


def body_of(record: WarcRecord, limit: int) -> bytes:
    """What an answer held, without its transfer and its packing.

    Many archives keep the names of packings that they took off: what is not packed is taken as
    it is. Raises IntakeError for what is larger than `limit`, breaks off or is packed wrongly.
    """
    stated, headers = record.content_length, record.http_headers
    data = record.reader.read(limit + 1)
    _check(data, limit)
    if len(data) < stated:
        raise IntakeError("the record breaks off", DO)
    if headers is None:
        return data
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        data = _joined(data)
    packings = (headers.get("Content-Encoding") or "").lower().split(",")[:MOST_LAYERS]
    for packing in reversed(packings):
        data = _unpacked(data, packing.strip(), limit)
    return data


def _check(data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise IntakeError(f"the page is larger than {in_megabytes(limit)}", "raise the limit")


def _joined(data: bytes) -> bytes:
    """Chunks as one; data that does not begin with the size of a chunk is given back."""
    if not SIZE_LINE.match(data):
        return data
    out: list[bytes] = []
    at = 0
    while line := SIZE_LINE.match(data, at):
        size = int(line[1], 16)
        piece = data[line.end() : line.end() + size]
        if size == 0:
            return b"".join(out)
        if len(piece) < size:
            break
        out.append(piece)
        at = line.end() + size
        at += 2 if data[at : at + 2] == b"\r\n" else 1
    raise IntakeError("the page breaks off", DO)


def _unpacked(data: bytes, packing: str, limit: int) -> bytes:
    from fastwarc.stream_io import BrotliReader, GzipReader, ZstdReader

    if packing in ("", "identity") or not data:
        return data
    if packing in ("gzip", "x-gzip"):
        return _read(GzipReader, data, limit) if data[:2] == b"\x1f\x8b" else data
    if packing == "zstd":
        return _read(ZstdReader, data, limit) if data[:4] == b"\x28\xb5\x2f\xfd" else data
    if packing == "deflate":
        return _inflated(data, limit)
    if packing == "br":  # has no mark at its start
        return data if data.lstrip()[:1] == b"<" else _read(BrotliReader, data, limit)
    raise IntakeError(f"the page is packed as {packing[:40]}", DO)


def _read(reader: Any, data: bytes, limit: int) -> bytes:
    try:
        out: bytes = reader(io.BytesIO(data)).read(limit + 1)
    except OSError:
        raise IntakeError("the page is packed wrongly", DO) from None
    _check(out, limit)
    return out


def _inflated(data: bytes, limit: int) -> bytes:
    from onrecord.intake.web.unpack import gathered, unpacked

    if data.lstrip()[:1] == b"<":
        return data
    return gathered(unpacked([data], "deflate", limit), limit)
