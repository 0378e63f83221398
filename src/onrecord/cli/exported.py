"""`export`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from onrecord.cli.asking import notice
from onrecord.cli.incidents import Actor, Least, Place, Since, Type, Until
from onrecord.cli.options import (
    ArchiveFile,
    AsOf,
    Ranks,
    RecordedBy,
    day_of,
    ranks_of,
)


class Precision(StrEnum):
    """The finest place that is told."""

    exact = "exact"
    admin2 = "admin2"
    admin1 = "admin1"
    country = "country"


Form = Annotated[str, typer.Option("--as", metavar="FORMAT", help="See `onrecord formats`.")]
Out = Annotated[str, typer.Argument(metavar="OUT", help="The file, or folder, to write.")]
Ids = Annotated[
    list[str] | None, typer.Option("--id", metavar="ID", help="An incident; may be given again.")
]
OwnRule = Annotated[
    str | None, typer.Option(help="How figures are reconciled; else as the format's users do.")
]
Finest = Annotated[Precision, typer.Option(help="The finest place that is told.")]
Delay = Annotated[
    int, typer.Option(min=0, metavar="DAYS", help="Hold back what happened in the last days.")
]
Nameless = Annotated[
    bool, typer.Option("--without-names", help="Leave out people who are no public figures.")
]
Licence = Annotated[str | None, typer.Option(help="The licence that you give the export.")]
Texts = Annotated[bool, typer.Option("--texts", help="Take the reports' own texts along.")]
Force = Annotated[bool, typer.Option("--force", help="Replace what is there.")]


def export(
    archive: ArchiveFile,
    out: Out,
    form: Form,
    *,
    ids: Ids = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    type_: Type = None,
    actor: Actor = None,
    least: Least = 1,
    rule: OwnRule = None,
    ranks: Ranks = None,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    precision: Finest = Precision.exact,
    delay: Delay = 0,
    without_names: Nameless = False,
    licence: Licence = None,
    texts: Texts = False,
    force: Force = False,
) -> None:
    """Write the record in a format that other tools read."""
    from onrecord import commands

    notice(archive)
    written = commands.export(
        archive,
        form,
        out,
        commands.IncidentFilter(place, day_of(since), day_of(until), type_, actor, least),
        ids=ids or (),
        rule=rule,
        ranks=ranks_of(ranks),
        as_of=day_of(as_of),
        recorded_by=day_of(recorded_by),
        precision=precision.value,
        delay=delay,
        without_names=without_names,
        licence=licence,
        texts=texts,
        force=force,
    )
    counts = ", ".join(f"{number:,} {what}" for what, number in written.counts.items())
    typer.echo(f"{', '.join(map(str, written.paths))}: {counts}")
    if not any(written.counts.values()):
        typer.echo("onrecord: no incident of the archive is like that", err=True)


def formats() -> None:
    """List the formats of `export`: what each holds, and what it cannot carry."""
    from rich.console import Console
    from rich.text import Text

    from onrecord import commands
    from onrecord.cli.lines import hung

    console = Console(highlight=False)
    for told in commands.formats().values():
        lead = Text(f"{told.name}", style="bold")
        for line in hung(Text(told.holds), console, 14, lead):
            console.print(line)
        for lack in told.lacks:
            for line in hung(Text(f"− {lack}", style="dim"), console, 16):
                console.print(line)
