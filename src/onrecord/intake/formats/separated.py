"""Tables of text, comma-, semicolon- or tab-separated, to rows: one report a row."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from onrecord.errors import IntakeError
from onrecord.intake.columns import Columns, columns_of, row_parts
from onrecord.intake.decode import encoding_of
from onrecord.intake.entries import Row
from onrecord.intake.formats.records import Records
from onrecord.intake.kinds import TSV
from onrecord.intake.options import IntakeOptions, Parts, in_megabytes

SAMPLE = 1_048_576  # bytes that tell encoding and separator
SEPARATORS = (",", ";", "\t", "|")
SAID = re.compile(r"sep=(.)\r?\n", re.I)  # Excel's own first line
FEW_ROWS = 50  # looked at to tell the separator


def csv_rows(stream: BinaryIO, kind: str, options: IntakeOptions) -> Iterator[Row]:
    """Each row as it is asked for, by its number: the row of names is 1, the next 2.

    Encoding and separator are told from the first megabyte. A row longer than `max_bytes` fails
    and the next is read; so does one that is not of the encoding. Raises IntakeError where no
    column is known to hold the text, with the columns that there are.
    """
    head = _head(stream)
    lines = io.TextIOWrapper(
        io.BufferedReader(_Joined(head, stream)),
        encoding=encoding_of(head),
        errors="surrogateescape",
        newline="",
    )
    separator = _separator(head, kind)
    records = Records(lines, separator, options.max_bytes)
    names = next((row for row, _ in records if any(row or ())), None)
    if names is None:
        raise IntakeError("it is empty", "give a table with the names of its columns above it")
    columns = columns_of(names, options.columns)
    for number, (row, original) in enumerate(records, 2):
        if row is None or any(cell.strip() for cell in row):
            parts = partial(_parts, row, names, columns, options.max_bytes)
            yield Row(str(number), original, kind, parts)


def _parts(row: list[str] | None, names: list[str], columns: Columns, limit: int) -> Parts:
    if row is None:
        raise IntakeError(
            f"the row is longer than {in_megabytes(limit)}",
            "raise the limit, or look for a quotation mark that is not closed",
        )
    if any("\udc80" <= c <= "\udcff" for c in "".join(row)):
        raise IntakeError("the row is not of the table's encoding", "save the file as UTF-8")
    return row_parts(dict(zip(names, row, strict=False)), columns)


def _head(stream: BinaryIO) -> bytes:
    out = b""
    while len(out) < SAMPLE and (chunk := stream.read(SAMPLE - len(out))):
        out += chunk
    return out


def _separator(head: bytes, kind: str) -> str:
    """The separator by which most of the first rows are as wide as the row of names."""
    text = head.decode(encoding_of(head), "replace")
    if said := SAID.match(text):
        return said[1]
    first = ("\t", *SEPARATORS) if kind == TSV else SEPARATORS
    return max(first, key=lambda mark: (_fit(text, mark), -first.index(mark)))


def _fit(text: str, separator: str) -> tuple[int, int]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) > FEW_ROWS:
                break
    except csv.Error:
        pass  # a cell over the limit: the rows before it tell enough
    width = len(rows[0]) if rows else 0
    alike = sum(len(row) == width for row in rows[1:]) if width > 1 else 0
    return alike + (width > 1), width


class _Joined(io.RawIOBase):
    """The bytes that were looked at, and then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(_unmarked(head)), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        piece = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _unmarked(head: bytes) -> bytes:
    """Without Excel's line that names the separator, and without a mark of UTF-8."""
    head = head.removeprefix(codecs.BOM_UTF8)
    said = re.compile(rb"sep=.\r?\n", re.I).match(head)
    return head[said.end() :] if said else head
