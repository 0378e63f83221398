"""`onrecord`: the program. Commands load what they need when they are called, not before."""

from __future__ import annotations

import sys

import typer

from onrecord.cli import (
    archives,
    compared,
    decisions,
    desk,
    exported,
    incidents,
    names,
    people,
    reports,
    rereading,
    reviewed,
    scores,
    sources,
    upkeep,
    watching,
)
from onrecord.cli.group import Commands

app = typer.Typer(
    cls=Commands,
    help="Reads news of armed conflict and keeps the record: who claims what, in which words.",
    rich_markup_mode=None,  # loading rich for the help costs half of its time
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(reports.read)
app.command()(reports.add)
app.command()(archives.claims)
app.command()(archives.reports)
app.command()(incidents.link)
app.command()(incidents.incidents)
app.command()(incidents.incident)
app.command()(incidents.disputes)
app.command()(compared.compare)
app.command()(sources.origins)
app.command()(sources.control)
app.command()(sources.forecasts)
app.command()(decisions.explain)
app.command()(decisions.judge)
app.command()(decisions.history)
app.command()(reviewed.review)
app.command()(reviewed.unreview)
app.command()(reviewed.corrections)
app.command()(watching.watch)
app.command()(watching.revisions)
app.command()(exported.export)
app.command()(exported.formats)
app.command()(desk.desk)
app.add_typer(people.users, name="users")
app.command()(people.restrict)
app.command()(people.audit)
app.add_typer(names.gazetteer, name="gazetteer")
app.command()(names.actors)
app.command()(rereading.reread)
app.command()(upkeep.check)
app.command()(upkeep.backup)
app.command()(upkeep.vacuum)
app.command()(scores.evaluate)
app.command()(reports.demo)


def _version(asked: bool) -> None:
    if asked:
        from onrecord import __version__

        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", help="Tell the version.", callback=_version, is_eager=True
    ),
) -> None:
    """Hold the options of the program as a whole."""


def run() -> None:
    """Run the program on the command line's words, and end it with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a report's letters are not limited to a locale's
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
