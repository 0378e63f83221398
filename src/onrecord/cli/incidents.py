"""`link`, `incidents`, `incident` and `disputes`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import notice
from onrecord.cli.options import (
    DAY,
    YMD,
    ArchiveFile,
    AsFormat,
    AsOf,
    Format,
    IncidentId,
    Ranks,
    RecordedBy,
    Rule,
    day_of,
    ranks_of,
)

if TYPE_CHECKING:
    from onrecord.commands import Found, IncidentFilter

Place = Annotated[str | None, typer.Option(help="Name, id or country code.")]
Since = Annotated[
    datetime | None, typer.Option(formats=DAY, metavar=YMD, help="Incidents that may reach it.")
]
Until = Annotated[
    datetime | None, typer.Option(formats=DAY, metavar=YMD, help="Incidents begun by then.")
]
Type = Annotated[str | None, typer.Option("--type", help="The event's type: battle, airstrike …")]
Actor = Annotated[str | None, typer.Option(help="Who does or suffers it: name or id.")]
Least = Annotated[int, typer.Option(min=1, help="Told by at least so many reports.")]


def link(archive: ArchiveFile) -> None:
    """Join what the reports of an archive tell to incidents."""
    from onrecord import commands
    from onrecord.cli.screen import bar
    from onrecord.commands.saying import count

    with bar() as progress:
        done = commands.link(archive, progress=progress)
    new = f"{count(done.reports, 'report')} linked with {count(done.accounts, 'account')}"
    made = f"{count(done.links, 'link')}, {count(done.incidents, 'incident')} worked out anew"
    total = f"{done.total:,} in all, {done.seconds:.1f} s"
    typer.echo(f"{archive}: {new}, {made}, {total}")


def incidents(
    archive: ArchiveFile,
    *,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    type_: Type = None,
    actor: Actor = None,
    least: Least = 1,
    rule: Rule = "range",
    ranks: Ranks = None,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    form: AsFormat = Format.table,
) -> None:
    """List what the reports of an archive are about, by day."""
    from onrecord import commands

    asked = _asked(place, since, until, type_, actor, least)
    notice(archive)
    found = commands.incidents(
        archive,
        asked,
        rule=rule,
        as_of=day_of(as_of),
        recorded_by=day_of(recorded_by),
        ranks=ranks_of(ranks),
    )
    if form is Format.table:
        _list(found)
    else:
        from onrecord.cli.rows import write_rows

        write_rows(commands.rows_of(found), form)


def disputes(
    archive: ArchiveFile,
    *,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    type_: Type = None,
    actor: Actor = None,
    least: Least = 1,
    rule: Rule = "range",
    ranks: Ranks = None,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    form: AsFormat = Format.table,
) -> None:
    """List what origins contradict each other on, incident by incident."""
    from onrecord import commands

    asked = _asked(place, since, until, type_, actor, least)
    notice(archive)
    found = commands.disputes(
        archive,
        asked,
        rule=rule,
        as_of=day_of(as_of),
        recorded_by=day_of(recorded_by),
        ranks=ranks_of(ranks),
    )
    if form is Format.table:
        _list(found, full=True)
    else:
        from onrecord.cli.rows import write_rows

        write_rows(commands.dispute_rows(found), form)


def incident(
    archive: ArchiveFile,
    id_: IncidentId,
    *,
    rule: Rule = "range",
    ranks: Ranks = None,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    form: AsFormat = Format.table,
) -> None:
    """Show the accounts of an incident side by side: what is agreed and what is disputed."""
    from onrecord import commands

    notice(archive)
    view = commands.incident(
        archive,
        id_,
        rule=rule,
        as_of=day_of(as_of),
        recorded_by=day_of(recorded_by),
        ranks=ranks_of(ranks),
    )
    if form is not Format.table:
        from onrecord.cli.rows import write_rows

        write_rows(commands.rows_of(view), form)
        return
    from rich.console import Console

    from onrecord.cli.page import page

    console = Console(highlight=False)
    for line in page(view, console):
        console.print(line)


def _list(found: Iterator[Found], *, full: bool = False) -> None:
    from rich.console import Console

    from onrecord.cli.listing import listing

    console = Console(highlight=False)
    total = 0
    for one in found:
        total += 1
        for line in listing(one, console, full=full):
            console.print(line)
    if not total:
        what = "nothing is disputed" if full else "no incident of the archive is like that"
        typer.echo(f"onrecord: {what}", err=True)


def _asked(  # a filter of the options that two commands share
    place: str | None,
    since: datetime | None,
    until: datetime | None,
    type_: str | None,
    actor: str | None,
    least: int,
) -> IncidentFilter:
    from onrecord import commands

    first, last = day_of(since), day_of(until)
    return commands.IncidentFilter(place, first, last, type_, actor, least)
