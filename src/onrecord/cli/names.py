"""`gazetteer` and `actors`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.group import NamesGroup

gazetteer = typer.Typer(
    cls=NamesGroup,
    help="Look a place up (`onrecord gazetteer NAME`), build the gazetteer, add places.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


@gazetteer.command("lookup")
def gazetteer_lookup(name: Annotated[str, typer.Argument(help="A place's name.")]) -> None:
    """Look a place's name up and say why each entry is meant."""
    from onrecord import commands
    from onrecord.cli.entries import show_places
    from onrecord.cli.screen import bar

    with bar() as progress:
        found = commands.gazetteer_lookup(name, progress=progress)
    show_places(found)


@gazetteer.command("build")
def gazetteer_build() -> None:
    """Build the gazetteer anew, in the cache folder."""
    from onrecord import commands
    from onrecord.cli.screen import bar

    with bar() as progress:
        path = commands.gazetteer_build(progress=progress)
    typer.echo(f"built {path}")


@gazetteer.command("add")
def gazetteer_add(
    file: Annotated[Path, typer.Argument(help="A GeoNames dump, or a CSV of places.")],
) -> None:
    """Add a list of places to the gazetteer."""
    from onrecord import commands
    from onrecord.cli.screen import bar

    with bar() as progress:
        outcome = commands.gazetteer_add(file, progress=progress)
    skipped = f", {outcome.skipped} rows skipped" if outcome.skipped else ""
    typer.echo(f"{outcome.added} places added from {file}{skipped}")
    for reason in outcome.reasons:
        typer.echo(f"  {reason}", err=True)


def actors(
    name: Annotated[str, typer.Argument(help="A name, or words such as 'Syrian army'.")],
) -> None:
    """Look an actor up in the registry and say why it is meant."""
    from onrecord import commands
    from onrecord.cli.entries import show_actors

    show_actors(name, commands.actors(name))
