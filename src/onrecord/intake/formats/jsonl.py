"""JSON lines to parts: one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from onrecord.errors import IntakeError
from onrecord.intake.columns import given_columns, matched, row_parts
from onrecord.intake.entries import Row
from onrecord.intake.kinds import JSONL
from onrecord.intake.options import IntakeOptions, Parts, in_megabytes

DO = 'give one object with a "text" a line'


def jsonl_rows(stream: BinaryIO, options: IntakeOptions) -> Iterator[Row]:
    """Each line as a row, by its number from 1."""
    for number, line in lines_of(stream, options.max_bytes):
        parts = partial(line_parts, line, options.max_bytes, options.columns)
        yield Row(str(number), line or b"", JSONL, parts)


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


def line_parts(line: bytes | None, limit: int, columns: str | None = None) -> Parts:
    """The parts of one line; raises IntakeError where it holds no report.

    Keys: text; and if wanted title, date or published, updated, publisher or source, url,
    language, or those that `columns` names, or the well-known names of columns. A null is
    nothing.

    >>> line_parts(b'{"text": "Rebels left.", "date": "2013-06-05"}', 100).published
    datetime.date(2013, 6, 5)
    """
    if line is None:
        raise IntakeError(f"the line is longer than {in_megabytes(limit)}", "raise the limit")
    loaded = _object(line)
    return row_parts(loaded, matched(loaded, given_columns(columns or "")), "line")


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
