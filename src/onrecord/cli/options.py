"""The options that several commands share."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

DAY, YMD = ["%Y-%m-%d"], "YYYY-MM-DD"


class Format(StrEnum):
    """How claims are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


Sources = Annotated[
    list[str],
    typer.Argument(help="Files, folders, addresses, or - for standard input.", metavar="SOURCE"),
]
ArchiveFile = Annotated[
    str, typer.Argument(help="A file, or postgresql://user@host/name.", metavar="ARCHIVE")
]
AsFormat = Annotated[
    Format, typer.Option("--format", "-f", help="Tables to read, or claims for programs.")
]
Published = Annotated[
    datetime | None,
    typer.Option(
        formats=DAY, metavar=YMD, help="The day of publication, for reports that lack it."
    ),
]
Publisher = Annotated[
    str | None, typer.Option(help="Who published the reports, where they do not say.")
]
Url = Annotated[str | None, typer.Option(help="The address that a report had.")]
