"""`explain`, `judge` and `history`."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from onrecord.cli.asking import notice
from onrecord.cli.options import (
    ArchiveFile,
    AsFormat,
    AsOf,
    Format,
    IncidentId,
    RecordedBy,
    day_of,
)

Decided = Annotated[
    str,
    typer.Argument(metavar="DECISION", help="same, different, part-of, or undo."),
]
Ids = Annotated[
    list[str], typer.Argument(metavar="ID", help="Incidents or claims; after undo, numbers.")
]
By = Annotated[str | None, typer.Option(help="Who judges; else your user's name.")]
Reason = Annotated[str | None, typer.Option(help="Why.")]


def judge(
    archive: ArchiveFile, decision: Decided, ids: Ids, *, by: By = None, reason: Reason = None
) -> None:
    """Decide that incidents or claims are one, are two, or are a part and its whole; or undo."""
    from onrecord import commands
    from onrecord.cli.joins import judged

    for old, new in commands.absorbed(archive, ids if decision != commands.UNDO else ()).items():
        typer.echo(f"onrecord: {old} was absorbed: it is now {new}", err=True)
    made = commands.judge(archive, decision, ids, by=by or getpass.getuser(), reason=reason)
    asked = made if decision == commands.UNDO else made[: len(ids) - 1]
    for one in asked:
        typer.echo(judged(one))
    if held := [one.id for one in made[len(asked) :]]:
        what = "another account" if len(held) == 1 else f"{len(held)} other accounts"
        numbers = f"{min(held)}-{max(held)}" if len(held) > 1 else str(held[0])
        typer.echo(f"{what} of them held to it by judgement {numbers}")


def explain(
    archive: ArchiveFile,
    a: IncidentId,
    b: IncidentId,
    *,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    form: AsFormat = Format.table,
) -> None:
    """Say why two incidents or claims are joined, or why not, feature by feature."""
    from onrecord import commands

    notice(archive)
    told = commands.explain(archive, a, b, as_of=day_of(as_of), recorded_by=day_of(recorded_by))
    if form is not Format.table:
        from onrecord.cli.rows import write_rows

        write_rows(commands.rows_of(told), form)
        return
    from rich.console import Console

    from onrecord.cli.explained import explained

    console = Console(highlight=False)
    for line in explained(told, console):
        console.print(line)


def history(
    archive: ArchiveFile,
    id_: Annotated[
        str | None, typer.Argument(metavar="ID", help="An incident's id; without, all judgements.")
    ] = None,
    form: AsFormat = Format.table,
) -> None:
    """Tell what happened to an incident: accounts that came and left, and judgements."""
    from onrecord import commands

    told = commands.history(archive, id_)
    if form is not Format.table:
        from onrecord.cli.rows import write_rows

        write_rows(commands.rows_of(told), form)
        return
    from rich.console import Console

    from onrecord.cli.explained import passages

    console = Console(highlight=False)
    for line in passages(told, console):
        console.print(line)
    if not told:
        typer.echo("onrecord: nobody has judged anything yet", err=True)
