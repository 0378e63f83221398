"""`reread`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import ArchiveFile, AsFormat, Format

if TYPE_CHECKING:
    from onrecord.commands import Reread

WRONG = 2


def reread(
    archive: ArchiveFile,
    report: Annotated[
        list[str] | None, typer.Argument(metavar="[REPORT]...", help="Ids; else all that wait.")
    ] = None,
    *,
    accept: Annotated[
        bool, typer.Option("--accept", help="Store it; else it is only shown.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="What this engine has read, too.")] = False,
    form: AsFormat = Format.table,
) -> None:
    """Read an archive again by this version's engine, and show what changes."""
    from onrecord import commands
    from onrecord.cli.rows import write_rows
    from onrecord.cli.screen import bar

    failed: list[commands.Failed] = []
    total: Counter[str] = Counter()
    with bar() as progress:
        found = commands.reread(
            archive, accept=accept, reports=report or None, every=every, progress=progress
        )
        for one in found:
            if isinstance(one, commands.Failed):
                failed.append(one)
                continue
            total.update(_counts(one))
            if form is not Format.table:
                write_rows(commands.rows_of([one]), form)
            else:
                _tell(one)
    typer.echo(f"onrecord: {_sum(archive, total, accept=accept)}", err=True)
    for one in failed:
        typer.echo(f"  {one.source}: {one.reason}: {one.do}", err=True)
    raise typer.Exit(WRONG if failed else 0)


def _counts(one: Reread) -> dict[str, int]:
    changed = Counter[str](change.what for change in one.changes)
    decided = {"kept": len(one.kept), "carried": len(one.carried), "lost": len(one.lost)}
    return {"reports": 1, "same": one.same, **changed, **decided}


def _tell(one: Reread) -> None:
    """One line a report that changes, and one for each claim with people's word that is lost."""
    if not one.changes:
        return
    told = Counter(change.what for change in one.changes)
    name = one.report.title or one.report.url or one.report.id
    parts = ", ".join(f"{number} {what}" for what, number in told.items())
    typer.echo(f"{one.report.id[:8]}  {one.report.publisher or '-'}: {name}\n          {parts}")
    for id_ in one.lost:
        typer.echo(f"          people spoke of claim {id_}, which is gone")


def _sum(archive: str, total: Counter[str], *, accept: bool) -> str:
    from onrecord.commands.saying import count

    told = f"{archive}: {count(total['reports'], 'report')} read again, {total['same']:,} claims"
    told += f" the same, {total['changed']:,} changed, {total['appeared']:,} new"
    told += f", {total['vanished']:,} gone; of those that people spoke of {total['kept']:,} are"
    told += f" there, {total['carried']:,} go on, {total['lost']:,} are lost"
    after = (
        f"stored: join it anew with `onrecord link {archive}`" if accept else "nothing is stored"
    )
    return f"{told}; {after if accept else after + ' (--accept stores it)'}"
