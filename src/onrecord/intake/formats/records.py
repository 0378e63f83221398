"""Records of a CSV file, one at a time, within a limit."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import TextIO

from onrecord.errors import IntakeError
from onrecord.intake.options import in_megabytes

PIECE = 65_536  # characters read at a time of a line that is too long
WIDEST = 2**31 - 1  # characters: Python's own limit of a cell is put out of the way


class Records:
    """The records of a CSV file with the bytes of each; null for one over `limit` characters.

    Of what is over the limit only quotation marks, separators and line ends go on to the parser,
    so that the next record is found where it begins.
    """

    def __init__(self, lines: TextIO, separator: str, limit: int) -> None:
        self._lines, self._limit = lines, limit
        self._plain = re.compile(rf'[^"{re.escape(separator)}\r\n]+')
        self._held: list[str] = []
        self._size = 0
        # The limit of a cell is the interpreter's, not a reader's; records have their own here.
        csv.field_size_limit(max(csv.field_size_limit(), WIDEST))
        self._reader = csv.reader(self._fed(), delimiter=separator)

    def __iter__(self) -> Iterator[tuple[list[str] | None, bytes]]:
        return self

    def __next__(self) -> tuple[list[str] | None, bytes]:
        self._held, self._size = [], 0
        try:
            row = next(self._reader)
        except csv.Error as error:
            raise IntakeError(f"the table is broken ({error})", "save it again as CSV") from None
        if self._size > self._limit:
            return None, b""
        return row, "".join(self._held).encode("utf-8", "surrogateescape")

    def _fed(self) -> Iterator[str]:
        """The lines for the parser, kept as they are until the record is over the limit."""
        while line := self._lines.readline(self._limit + 1):
            self._size += len(line)
            if self._size <= self._limit:
                self._held.append(line)
                yield line.replace("\0", "")
            else:
                self._held = []
                yield self._bones(line)

    def _bones(self, line: str) -> str:
        """A line that is too long, as far as it tells where records end."""
        bones = self._plain.sub("", line)
        while line and line[-1] not in "\r\n":
            line = self._lines.readline(PIECE)
            self._size += len(line)
            bones += self._plain.sub("", line)
            if len(bones) > self._limit:
                raise IntakeError(
                    f"a row is longer than {in_megabytes(self._limit)}",
                    "look for a quotation mark that is not closed",
                )
        return bones
