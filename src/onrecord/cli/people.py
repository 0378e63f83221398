"""`users …`, `restrict` and `audit`: who may come to the desk, and what they may see."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from onrecord.cli.options import ArchiveFile, AsFormat, Format

users = typer.Typer(
    help="Who may log in to the desk of an archive, and as what.", no_args_is_help=True
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.")]
Role = Annotated[
    str | None, typer.Option(help="reader, coder, reviewer or administrator: each may more.")
]
Groups = Annotated[
    list[str] | None, typer.Option("--group", metavar="GROUP", help="A group to be in.")
]


@users.command("add")
def add(archive: ArchiveFile, name: Name, *, role: Role = "reader", group: Groups = None) -> None:
    """Add somebody who may log in; the password is asked for, or read from standard input."""
    from onrecord import commands

    made = commands.users_add(archive, name, _password(), role=role or "reader", groups=group or ())
    typer.echo(f"{made.name} may log in, as {made.role}")


@users.command("list")
def list_(archive: ArchiveFile, *, form: AsFormat = Format.table) -> None:
    """List the users: their roles and groups, and who may no longer log in."""
    from onrecord import commands

    found = commands.users_list(archive)
    if form is not Format.table:
        _written(found, form)
    for one in found if form is Format.table else ():
        groups = f" in {', '.join(one.groups)}" if one.groups else ""
        typer.echo(f"{one.name}: {one.role}{groups}{'' if one.active else ' (may not log in)'}")
    if not found:
        typer.echo("onrecord: there are no users", err=True)


@users.command("set")
def set_(
    archive: ArchiveFile,
    name: Name,
    *,
    role: Role = None,
    password: Annotated[bool, typer.Option("--password", help="Give a new password.")] = False,
    active: Annotated[bool | None, typer.Option(help="Whether they may log in.")] = None,
    group: Groups = None,
    leave: Annotated[
        list[str] | None, typer.Option(metavar="GROUP", help="A group to be in no more.")
    ] = None,
) -> None:
    """Change a user's role, password or groups; their sessions end."""
    from onrecord import commands

    new = _password() if password else None
    told = {"role": role, "password": new, "active": active}
    now = commands.users_set(archive, name, **told, join=group or (), leave=leave or ())  # type: ignore[arg-type]
    groups = f" in {', '.join(now.groups)}" if now.groups else ""
    typer.echo(f"{now.name}: {now.role}{groups}{'' if now.active else ' (may not log in)'}")


@users.command("remove")
def remove(archive: ArchiveFile, name: Name) -> None:
    """Let a user log in no more; what they judged stays, signed by them."""
    from onrecord import commands

    typer.echo(f"{commands.users_remove(archive, name).name} may no longer log in")


@users.command("token")
def token(
    archive: ArchiveFile,
    name: Name,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What it is for.")],
    *,
    role: Role = None,
    days: Annotated[int, typer.Option(help="For how many days it holds.")] = 90,
) -> None:
    """Make a token by which a program comes to the desk as a user; it is told this once."""
    from onrecord import commands

    typer.echo(commands.users_token(archive, name, title, role=role, days=days))


def restrict(
    archive: ArchiveFile,
    *,
    incident: Annotated[
        str | None, typer.Option(metavar="ID", help="An incident's id, or its beginning.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="A publisher.")] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="GROUP", help="Who may see it; else administrators only."),
    ] = None,
    lift: Annotated[bool, typer.Option("--lift", help="Restrict it no more.")] = False,
    names: Annotated[
        str | None,
        typer.Option(help="Victims' names are shown to everyone, coders (and above), or nobody."),
    ] = None,
    form: AsFormat = Format.table,
) -> None:
    """Let only some see an incident or a source at the desk; without either, list what holds."""
    from onrecord import commands

    told = {"incident": incident, "source": source, "names": names}
    found = commands.restrict(archive, **told, groups=group or (), lift=lift)  # type: ignore[arg-type]
    if form is not Format.table:
        _written(found, form)
        return
    for one in found:
        typer.echo(f"{one.kind} {one.what}: {one.group or 'administrators only'}")
    typer.echo(f"victims' names: shown to {commands.names_shown(archive)}")


def audit(
    archive: ArchiveFile,
    *,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="Of one person.")] = None,
    deed: Annotated[
        str | None, typer.Option(help="login, login failed, saw, exported, user changed …")
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="An incident's id, a source, a user …")
    ] = None,
    most: Annotated[int, typer.Option(help="How many lines, the newest first.")] = 50,
    form: AsFormat = Format.table,
) -> None:
    """List who logged in, changed users, and saw or exported what is restricted."""
    from onrecord import commands

    found = commands.audit(archive, person=person, deed=deed, about=about, most=most)
    if form is not Format.table:
        _written(found, form)
        return
    for one in found:
        place = f" from {one.address}" if one.address else ""
        typer.echo(f"{one.at:%Y-%m-%d %H:%M} {one.person}: {one.deed} {one.what}{place}".rstrip())


def _written(found: Iterable[Any], form: Format) -> None:
    from dataclasses import asdict

    from onrecord.cli.rows import write_rows

    told = (asdict(one) for one in found)
    rows = ({k: ", ".join(v) if isinstance(v, tuple) else v for k, v in r.items()} for r in told)
    write_rows(rows, form)


def _password() -> str:
    """Ask for a new password on the terminal, or read it from standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
