"""Claims onto standard output, in the form asked for."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.cli.options import Format

if TYPE_CHECKING:
    from onrecord.commands import Read

Write = Callable[["Read"], None]


@contextmanager
def writer(form: Format) -> Iterator[Write]:
    """Give the function that writes one report's claims; what it wrote is out at the end."""
    makers = {Format.table: _tables, Format.jsonl: _lines, Format.csv: _rows}
    yield makers[form]()
    sys.stdout.flush()


def _tables() -> Write:
    from rich.console import Console

    from onrecord.cli.cards import cards

    console = Console(highlight=False)

    def write(read: Read) -> None:
        for line in cards(read, console):
            console.print(line)

    return write


def _lines() -> Write:
    from onrecord.records import to_published

    def write(read: Read) -> None:
        for claim in read.claims:
            told = to_published(claim, read.report, read.reviewed.get(claim.id))
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")

    return write


def _rows() -> Write:
    from onrecord.cli.flat import flat

    out: list[csv.DictWriter[str]] = []

    def write(read: Read) -> None:
        for claim in read.claims:
            row = flat(claim, read.report)
            if not out:
                out.append(csv.DictWriter(sys.stdout, list(row), lineterminator="\n"))
                out[0].writeheader()
            out[0].writerow(row)

    return write
