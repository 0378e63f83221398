"""Sentences of the data sets, split by one regular expression, for scripts that draw samples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Sentence(NamedTuple):
    """A sentence of a set: where it stands, and the text of its report."""

    set: str
    id: str
    start: int
    end: int
    report: str

    @property
    def text(self) -> str:
        """Its own words."""
        return self.report[self.start : self.end]


def split(text: str, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand, without the white space around them.

    >>> list(split("Troops left. Jets stayed.", re.compile(r"[.] ")))
    [(0, 12), (13, 25)]
    """
    start = 0
    for stop in [*(found.end() for found in ends.finditer(text)), len(text)]:
        part = text[start:stop]
        if part.strip():
            yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        start = stop


def sentences(path: Path, name: str, ends: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences of a set in their order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for start, end in split(row["text"], ends):
            yield Sentence(name, row["id"], start, end, row["text"])
