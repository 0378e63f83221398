"""`watch` and `revisions`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import ArchiveFile, AsFormat, AsOf, Format, RecordedBy, day_of

Feeds = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FEED", help="Feeds, sitemaps, or single pages; else those watched already."
    ),
]


def watch(
    archive: ArchiveFile,
    feeds: Feeds = None,
    *,
    once: Annotated[bool, typer.Option("--once", help="One round, as for cron.")] = False,
    every: Annotated[float, typer.Option(help="Minutes between rounds.")] = 30.0,
    again: Annotated[
        float, typer.Option(help="Days for which pages are looked at again after a change.")
    ] = 7.0,
    delay: Annotated[float, typer.Option(help="Seconds between visits of one host.")] = 2.0,
    allow_private: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A host that may have a private address."),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show what is watched.")] = False,
    forget: Annotated[
        str | None, typer.Option(metavar="URL", help="Stop watching a feed or page.")
    ] = None,
    form: AsFormat = Format.table,
) -> None:
    """Poll feeds, record what is new, and look at known pages again for changes."""
    from onrecord import commands

    if forget:
        commands.forget(archive, forget)
        typer.echo(f"{forget} is no longer watched; what was read stays")
        return
    if list_:
        _listed(archive, form)
        return
    from onrecord.cli.screen import prepare
    from onrecord.cli.watched import Rounds
    from onrecord.commands.settings import settings_from

    pace = commands.Pace(every, again, delay)
    settings = settings_from(allow_private=tuple(allow_private) if allow_private else None)
    prepare(settings)
    rounds = Rounds(archive)
    with rounds:
        for event in commands.watch(archive, feeds or [], settings, once=once, pace=pace):
            rounds.show(event)
    raise typer.Exit(rounds.code)


def revisions(
    archive: ArchiveFile,
    of: Annotated[
        str | None, typer.Argument(metavar="[URL|REPORT]", help="One page; else all that changed.")
    ] = None,
    *,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    form: AsFormat = Format.table,
) -> None:
    """List pages that changed or are gone: what their text changed, and which claims."""
    from onrecord import commands

    before, kept = day_of(as_of), day_of(recorded_by)
    found = commands.revisions(archive, of, as_of=before, recorded_by=kept)
    if form is not Format.table:
        from onrecord.cli.rows import write_rows

        write_rows(commands.rows_of(found), form)
    else:
        from rich.console import Console

        from onrecord.cli.revised import revised

        console = Console(highlight=False)
        for line in revised(found, console):
            console.print(line)
    if not found:
        typer.echo("onrecord: no page changed", err=True)


def _listed(archive: str, form: Format) -> None:
    from onrecord import commands

    held = commands.watched(archive)
    if form is not Format.table:
        from onrecord.cli.rows import write_rows

        write_rows(commands.rows_of(held), form)
    else:
        from rich.console import Console

        from onrecord.cli.watched import watched

        console = Console(highlight=False)
        for line in watched(held, console):
            console.print(line)
    if not held:
        typer.echo("onrecord: nothing is watched", err=True)
