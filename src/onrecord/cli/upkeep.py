"""`check`, `backup` and `vacuum`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import ArchiveFile, AsFormat, Format

MIB = 1024 * 1024
WRONG = 2


def check(archive: ArchiveFile, *, form: AsFormat = Format.table) -> None:
    """Look whether an archive is whole; exit code 2 where it is not."""
    from onrecord import commands
    from onrecord.cli.rows import write_rows
    from onrecord.cli.screen import bar
    from onrecord.commands.saying import count

    with bar() as progress:
        found = list(commands.check(archive, progress))
    if form is not Format.table:
        write_rows((asdict(fault) for fault in found), form)
    else:
        for fault in found:
            where = f"{fault.where}: " if fault.where else ""
            typer.echo(f"{fault.kind:8}  {where}{fault.what}\n          {fault.do}")
    told = f"{count(len(found), 'fault')} found" if found else "whole"
    typer.echo(f"onrecord: {archive}: {told}", err=True)
    raise typer.Exit(WRONG if found else 0)


def backup(
    archive: ArchiveFile,
    out: Annotated[Path, typer.Argument(help="The copy: a name that is not there yet.")],
) -> None:
    """Copy an archive as it stands, while others may write to it."""
    from onrecord import commands
    from onrecord.cli.screen import bar

    with bar() as progress:
        path = commands.backup(archive, out, progress)
    typer.echo(f"{path}: {path.stat().st_size / MIB:,.1f} MiB, looked at and whole")


def vacuum(archive: ArchiveFile) -> None:
    """Give back the room in an archive that nothing uses, and make its questions quick."""
    from onrecord import commands

    done = commands.vacuum(archive)
    before, after = done.before / MIB, done.after / MIB
    typer.echo(f"{archive}: {before:,.1f} MiB before, {after:,.1f} MiB now")
