"""`origins`, `control` and `forecasts`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.asking import notice
from onrecord.cli.options import (
    DAY,
    YMD,
    ArchiveFile,
    AsFormat,
    AsOf,
    Format,
    RecordedBy,
    day_of,
)

if TYPE_CHECKING:
    from rich.text import Text


def origins(
    archive: ArchiveFile,
    *,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    form: AsFormat = Format.table,
) -> None:
    """List the roots that claims go back to: texts with their copies, and who repeats whom."""
    from onrecord import commands
    from onrecord.cli.sourced import origin_lines

    notice(archive)
    found = commands.origins(archive, as_of=day_of(as_of), recorded_by=day_of(recorded_by))
    _out(found, form, origin_lines(found))


def control(
    archive: ArchiveFile,
    place: Annotated[str, typer.Argument(help="A place's name, or its id.")],
    *,
    on: Annotated[
        datetime | None, typer.Option(formats=DAY, metavar=YMD, help="Who held it on that day.")
    ] = None,
    rule: Annotated[
        str, typer.Option(help="origins, or admission: who loses by it is believed.")
    ] = "origins",
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    form: AsFormat = Format.table,
) -> None:
    """Tell who is said to hold a place over time, by whose word, and where origins differ."""
    from onrecord import commands
    from onrecord.cli.sourced import control_lines

    notice(archive)
    told = commands.control(
        archive,
        place,
        on=day_of(on),
        rule=rule,
        as_of=day_of(as_of),
        recorded_by=day_of(recorded_by),
    )
    _out(told, form, control_lines(told))
    if not told.history.intervals:
        typer.echo(f"onrecord: nobody tells who holds {told.place.name}", err=True)


def forecasts(
    archive: ArchiveFile,
    *,
    place: Annotated[str | None, typer.Option(help="Name, id or country code.")] = None,
    actor: Annotated[str | None, typer.Option(help="By or about whom: name or id.")] = None,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    form: AsFormat = Format.table,
) -> None:
    """Tell what was planned, predicted or threatened, by when, and what became of it."""
    from onrecord import commands
    from onrecord.cli.foretold import forecast_lines

    notice(archive)
    then = (day_of(as_of), day_of(recorded_by))
    told = commands.forecasts(archive, place=place, actor=actor, as_of=then[0], recorded_by=then[1])
    _out(told, form, forecast_lines(told))
    if not told.told:
        typer.echo("onrecord: no forecast of the archive is like that", err=True)


def _out(answer: Any, form: Format, lines: Iterable[tuple[int, Text]]) -> None:
    if form is not Format.table:
        from onrecord import commands
        from onrecord.cli.rows import write_rows

        write_rows(commands.rows_of(answer), form)
        return
    from rich.console import Console

    from onrecord.cli.lines import hung

    console = Console(highlight=False)
    for indent, text in lines:
        for line in hung(text, console, indent):
            console.print(line)
