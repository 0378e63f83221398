"""The options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
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
Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="MAP",
        help="Which columns of a table give what: text=body,title=headline,published=date …",
    ),
]
Whole = Annotated[
    bool, typer.Option("--whole", help="Keep live blogs and situation reports in one piece.")
]
Workers = Annotated[
    int,
    typer.Option(
        metavar="N",
        min=0,
        max=256,
        show_default=False,
        help="Read in N processes beside this one; each takes some 700 MB.",
    ),
]
NoGate = Annotated[
    bool,
    typer.Option("--no-gate", help="Read all, what is not about conflict too."),
]
IncidentId = Annotated[
    str, typer.Argument(metavar="ID", help="An incident's or a claim's id, or its beginning.")
]
Rule = Annotated[
    str, typer.Option(help="How figures are reconciled: range, lowest, majority, latest …")
]
Ranks = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="For by_source_rank and ucdp: a CSV with source, rank."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(formats=DAY, metavar=YMD, help="Only by reports that were out by that day."),
]
RecordedBy = Annotated[
    datetime | None,
    typer.Option(formats=DAY, metavar=YMD, help="As the archive itself had it on that day."),
]


def day_of(given: datetime | None) -> date | None:
    """The day of an option."""
    return given.date() if given else None


def ranks_of(given: str | None) -> dict[str, int] | None:
    """The table that the option names."""
    from onrecord import commands

    return commands.ranks_from(given) if given else None
