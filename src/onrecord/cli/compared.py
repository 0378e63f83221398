"""`compare`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.incidents import Actor, Place, Since, Type, Until
from onrecord.cli.options import AsFormat, AsOf, Format, Ranks, Rule, day_of, ranks_of

if TYPE_CHECKING:
    from onrecord.commands import Comparison, Matched


class Only(StrEnum):
    """Which part of a comparison is shown."""

    differ = "differ"
    contradict = "contradict"
    archive = "archive"
    file = "file"


Archive = Annotated[
    str, typer.Argument(help="An archive, or a file of coded data.", metavar="ARCHIVE")
]
CodedFile = Annotated[
    str, typer.Argument(help="Rows of UCDP, ACLED, MAVERICK, or any table.", metavar="FILE")
]
Map = Annotated[
    str | None,
    typer.Option("--map", help="What is what: date=when,killed=dead … or a YAML file."),
]
Kind = Annotated[
    str | None, typer.Option(help="ucdp, acled, maverick or plain, where the header does not tell.")
]
Shown = Annotated[
    Only | None, typer.Option("--only", help="Only what differs, or what one of them has alone.")
]


def compare(
    archive: Archive,
    file: CodedFile,
    *,
    columns: Map = None,
    kind: Kind = None,
    only: Shown = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    type_: Type = None,
    actor: Actor = None,
    rule: Rule = "range",
    ranks: Ranks = None,
    as_of: AsOf = None,
    form: AsFormat = Format.table,
) -> None:
    """Compare an archive with a file of coded data, incident by incident."""
    from onrecord import commands

    first, last = day_of(since), day_of(until)
    asked = commands.IncidentFilter(place, first, last, type_, actor)
    told = commands.compare(
        archive,
        file,
        asked,
        columns=columns,
        kind=kind,
        rule=rule,
        ranks=ranks_of(ranks),
        as_of=day_of(as_of),
    )
    told = _part(told, only)
    if form is Format.table:
        _show(told)
    else:
        from onrecord.cli.rows import write_rows

        write_rows(commands.rows_of(told), form)
    _bad(told)


def _part(told: Comparison, only: Only | None) -> Comparison:
    from dataclasses import replace

    if only is None:
        return told
    matched: dict[Only, list[Matched]] = {
        Only.differ: [m for m in told.matched if m.differences],
        Only.contradict: [m for m in told.matched if any(d.contradicts for d in m.differences)],
    }
    return replace(
        told,
        matched=tuple(matched.get(only, ())),
        only_left=told.only_left if only is Only.archive else (),
        only_right=told.only_right if only is Only.file else (),
    )


def _show(told: Comparison) -> None:
    from rich.console import Console

    from onrecord.cli.beside import beside

    console = Console(highlight=False)
    for line in beside(told, console):
        console.print(line)


def _bad(told: Comparison) -> None:
    """List the rows that could not be read; the exit code is then that of trouble."""
    from onrecord.cli.group import WRONG

    bad = [(told.left, b) for b in told.bad_left] + [(told.right, b) for b in told.bad_right]
    if not bad:
        return
    from onrecord.commands.saying import count

    typer.echo(f"{count(len(bad), 'row')} could not be read:", err=True)
    for name, row in bad:
        typer.echo(f"  {name}, row {row.number}: {row.reason}: {row.do}", err=True)
    raise typer.Exit(WRONG)
