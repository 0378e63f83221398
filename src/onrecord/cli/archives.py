"""`claims` and `reports`."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import Annotated

import typer

from onrecord.cli.options import DAY, YMD, ArchiveFile, AsFormat, Format


def claims(
    archive: ArchiveFile,
    *,
    speaker: Annotated[str | None, typer.Option(help="Who says or carries it: name or id.")] = None,
    stance: Annotated[str | None, typer.Option(help="asserted, reported, denied …")] = None,
    modality: Annotated[str | None, typer.Option(help="actual, predicted, demanded …")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="The event's type: battle, capture …")
    ] = None,
    place: Annotated[str | None, typer.Option(help="Name, id or country code.")] = None,
    actor: Annotated[str | None, typer.Option(help="Who does or suffers it: name or id.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=DAY, metavar=YMD, help="Events that may reach it."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(formats=DAY, metavar=YMD, help="Events begun by then."),
    ] = None,
    search: Annotated[str | None, typer.Option(help="Words that the evidence holds.")] = None,
    report: Annotated[str | None, typer.Option(help="A report's id.")] = None,
    raw: Annotated[bool, typer.Option("--raw", help="As the machine read them.")] = False,
    form: AsFormat = Format.table,
) -> None:
    """List the claims of an archive."""
    from onrecord import commands
    from onrecord.cli.writers import writer

    asked = commands.ClaimFilter(
        speaker=speaker,
        stance=stance,
        modality=modality,
        type=type_,
        place=place,
        actor=actor,
        since=since.date() if since else None,
        until=until.date() if until else None,
        search=search,
        report=report,
        raw=raw,
    )
    every = asked == commands.ClaimFilter(raw=raw)  # in steps, so that the first come at once
    found_in = commands.claims(archive, asked, stepwise=every)
    total, said = 0, {} if raw else commands.reviewed(archive)
    with writer(form) as write:
        for of, found in groupby(found_in, key=lambda pair: pair[0]):
            held = tuple(claim for _, claim in found)
            total += len(held)
            write(commands.Read(of.url or of.id, of, held, reviewed=said))
    if not total:
        typer.echo("onrecord: no claim of the archive is like that", err=True)


def reports(
    archive: ArchiveFile,
    *,
    turned_away: Annotated[
        bool, typer.Option("--turned-away", help="Those not about conflict, which nobody read.")
    ] = False,
    publisher: Annotated[str | None, typer.Option(help="Those of one publisher.")] = None,
    form: AsFormat = Format.table,
) -> None:
    """List the reports of an archive."""
    from onrecord import commands
    from onrecord.cli.rows import write_rows
    from onrecord.commands.saying import count

    found = commands.reports(archive, publisher=publisher, turned_away=turned_away or None)
    if form is not Format.table:
        write_rows(commands.rows_of(found), form)
        return
    number = 0
    for one in found:
        number += 1
        day = one.published.isoformat() if one.published else "no day"
        typer.echo(f"{one.id[:8]}  {day:10}  {one.publisher or '-'}: {one.title or one.url or '-'}")
    typer.echo(f"onrecord: {count(number, 'report')}", err=True)
