"""Answers onto standard output as JSON lines or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from onrecord.cli.flat import safe
from onrecord.cli.options import Format

if TYPE_CHECKING:
    from onrecord.commands import FlatRow


def write_rows(rows: Iterable[FlatRow], form: Format) -> None:
    """Write flat rows, one a line; no text is run as a formula by a spreadsheet."""
    if form is Format.jsonl:
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
    else:
        _csv(rows)
    sys.stdout.flush()


def _csv(rows: Iterable[FlatRow]) -> None:
    out: csv.DictWriter[str] | None = None
    for row in rows:
        if out is None:
            out = csv.DictWriter(sys.stdout, list(row), lineterminator="\n", extrasaction="ignore")
            out.writeheader()
        out.writerow({name: safe(_cell(value)) for name, value in row.items()})


def _cell(value: object) -> str | int | float | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float) else str(value)
