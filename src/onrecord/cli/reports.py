"""`read`, `add` and `demo`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import (
    ArchiveFile,
    AsFormat,
    Columns,
    Format,
    NoGate,
    Published,
    Publisher,
    Sources,
    Url,
    Whole,
    Workers,
)


def read(
    sources: Sources,
    form: AsFormat = Format.table,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    columns: Columns = None,
    whole: Whole = False,
    no_gate: NoGate = False,
) -> None:
    """Read reports into claims; nothing is stored."""
    from onrecord import commands
    from onrecord.cli.screen import Screen, prepare
    from onrecord.cli.writers import writer
    from onrecord.commands.settings import settings_from

    settings = settings_from(**_given(published, publisher, url, columns, whole, no_gate))
    prepare(settings)
    screen = Screen("reading", quiet=form is Format.table)
    with screen, writer(form) as write:
        for outcome in screen.watch(commands.read(sources, settings)):
            if isinstance(outcome, commands.Read):
                write(outcome)
    raise typer.Exit(screen.finish())


def add(
    archive: ArchiveFile,
    sources: Sources,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    columns: Columns = None,
    *,
    whole: Whole = False,
    no_gate: NoGate = False,
    workers: Workers = 0,
) -> None:
    """Read reports and record them, with their claims, in an archive."""
    from onrecord import commands
    from onrecord.cli.screen import Screen, prepare
    from onrecord.commands.settings import settings_from

    settings = settings_from(**_given(published, publisher, url, columns, whole, no_gate))
    prepare(settings)
    screen = Screen("adding", archive=archive, sources=sources)
    with screen:
        for _ in screen.watch(commands.add(archive, sources, settings, workers=workers)):
            pass
    raise typer.Exit(screen.finish())


def demo(
    folder: Annotated[Path, typer.Argument(help="A folder of reports.")] = Path("demo/reports"),
    archive: Annotated[str | None, typer.Option(help="Keep the archive under this name.")] = None,
) -> None:
    """Show the whole way: a folder of reports into an archive, its claims, and its incidents."""
    from tempfile import TemporaryDirectory

    from onrecord.cli.demonstrated import show

    with TemporaryDirectory(prefix="onrecord-") as passing:
        kept = archive or str(Path(passing) / "demo.db")
        code = _demonstrated(folder, kept, archive or "a passing archive")
        show(kept, archive or "ARCHIVE")
    if archive:
        told = "See it, weigh it and correct it in your browser"
        typer.echo(f"\n\n== {told}\n   {sys.argv[0]} desk {archive}")
    raise typer.Exit(code)


def _demonstrated(folder: Path, archive: str, name: str) -> int:
    from onrecord import commands
    from onrecord.cli.screen import Screen, prepare
    from onrecord.cli.writers import writer

    prepare()
    screen = Screen("adding", archive=name)
    with screen, writer(Format.table) as write:
        for outcome in screen.watch(commands.demo(folder, archive)):
            if isinstance(outcome, commands.Read):
                write(outcome)
    return screen.finish()


def _given(
    published: datetime | None,
    publisher: str | None,
    url: str | None,
    columns: list[str] | None,
    whole: bool,
    no_gate: bool,
) -> dict[str, object]:
    """The settings that `read` and `add` take as options."""
    return {
        "published": _day(published),
        "publisher": publisher,
        "url": url,
        "columns": ",".join(columns) if columns else None,
        "split": False if whole else None,
        "gate": False if no_gate else None,
    }


def _day(given: datetime | None) -> object:
    return given.date() if given else None
