"""What every question about incidents says first, where it must."""

from __future__ import annotations

import typer


def notice(archive: str) -> None:
    """Say on standard error that reports are not linked yet: they are not in the answer."""
    from onrecord import commands
    from onrecord.commands.saying import count

    if (number := commands.unlinked(archive)) and commands.linked(archive):
        them = "it" if number == 1 else "them"
        told = f"{count(number, 'report')} not linked yet, and not in the answer"
        typer.echo(f"onrecord: {told}: take {them} in with `onrecord link {archive}`", err=True)
