"""JSON lines to parts: one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from onrecord.errors import IntakeError
from onrecord.intake.dates import parse_date
from onrecord.intake.options import Parts, in_megabytes

DO = 'give one object with a "text" a line'


def lines_of(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    r"""Each line with its number from 1, without blank lines; None for one longer than `limit`.

    Never holds more than `limit` bytes.

    >>> import io
    >>> list(lines_of(io.BytesIO(b"ab\n\nabcdef\nc"), 3))
    [(1, b'ab'), (3, None), (4, b'c')]
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(65_536)
            yield number, None
        elif line.strip():
            yield number, line.rstrip(b"\r\n")


def line_parts(line: bytes | None, limit: int) -> Parts:
    """The parts of one line; raises IntakeError where it holds no report.

    Keys: text; and if wanted title, date or published, updated, publisher or source, url,
    language. A null is nothing.

    >>> line_parts(b'{"text": "Rebels left.", "date": "2013-06-05"}', 100).published
    datetime.date(2013, 6, 5)
    """
    if line is None:
        raise IntakeError(f"the line is longer than {in_megabytes(limit)}", "raise the limit")
    loaded = _object(line)
    text = loaded.get("text")
    if not isinstance(text, str) or not text.strip():
        raise IntakeError("the line has no text", DO)
    return Parts(
        body=text,
        title=_string(loaded, "title"),
        published=_day(loaded, "published", "date"),
        updated=_day(loaded, "updated"),
        publisher=_string(loaded, "publisher", "source"),
        url=_string(loaded, "url"),
        language=_string(loaded, "language"),
    )


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        loaded = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise IntakeError("the line is not UTF-8", "save the file as UTF-8") from None
    except (ValueError, RecursionError):
        raise IntakeError("the line is not JSON", DO) from None
    if not isinstance(loaded, dict):
        raise IntakeError("the line is no JSON object", DO)
    return loaded


def _string(loaded: Mapping[str, Any], *names: str) -> str | None:
    for name in names:
        value = loaded.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _day(loaded: Mapping[str, Any], *names: str) -> date | None:
    stated = _string(loaded, *names)
    day = parse_date(stated) if stated else None
    if stated and day is None:
        raise IntakeError(f"{stated[:40]!r} is not a day", "write days as YYYY-MM-DD")
    return day
