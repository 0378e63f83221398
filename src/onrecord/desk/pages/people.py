"""People: users and their groups, what only some may see, to whom names are shown, tokens."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse

from onrecord import commands
from onrecord.desk.access import ROLES, Administrator
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of

router = APIRouter(include_in_schema=False)
PAGE = "/people"
ADDRESS = re.compile(r"/incident/([0-9a-z]+)", re.IGNORECASE)
Word = Annotated[str, Form()]
DONE = {
    "added": "Added: they can log in now.",
    "changed": "Changed: they have to log in again.",
    "removed": "They can log in no more. What they judged stays, signed by them.",
    "grouped": "Their groups are changed.",
    "restricted": "Restricted: nobody else sees it from now on.",
    "lifted": "Lifted: everybody sees it again.",
    "names": "The setting is changed.",
    "ended": "The token has ended.",
}


@router.get(PAGE, response_class=HTMLResponse)
def people(request: Request, person: Administrator, done: str = "") -> HTMLResponse:
    """Show who may come to the desk, and what only some may see."""
    archive = desk_of(request).archive
    return render(
        request,
        "people.html.jinja",
        title="People",
        users=commands.users_list(archive),
        roles=ROLES,
        restrictions=commands.restrict(archive),
        names=commands.names_shown(archive),
        shown_to=commands.SHOWN_TO,
        tokens=commands.tokens(archive),
        done=DONE.get(done),
    )


@router.post(f"{PAGE}/add")
def add(
    request: Request,
    person: Administrator,
    name: Word,
    password: Word,
    role: Word = "reader",
    groups: Word = "",
) -> RedirectResponse:
    """Add a user."""
    archive = desk_of(request).archive
    of = _split(groups)
    commands.users_add(archive, name, password, role=role, groups=of, by=person.name)
    return _back("added")


@router.post(f"{PAGE}/role")
def role(request: Request, person: Administrator, name: Word, role: Word) -> RedirectResponse:
    """Give a user a role."""
    commands.users_set(desk_of(request).archive, name, role=role, by=person.name)
    return _back("changed")


@router.post(f"{PAGE}/password")
def password(
    request: Request, person: Administrator, name: Word, password: Word
) -> RedirectResponse:
    """Give a user another password."""
    commands.users_set(desk_of(request).archive, name, password=password, by=person.name)
    return _back("changed")


@router.post(f"{PAGE}/active")
def active(
    request: Request, person: Administrator, name: Word, active: Annotated[bool, Form()]
) -> RedirectResponse:
    """Let a user log in, or no more."""
    commands.users_set(desk_of(request).archive, name, active=active, by=person.name)
    return _back("changed" if active else "removed")


@router.post(f"{PAGE}/groups")
def groups(
    request: Request, person: Administrator, name: Word, groups: Word = ""
) -> RedirectResponse:
    """Put a user in these groups and no others."""
    archive, wanted = desk_of(request).archive, set(_split(groups))
    found = [u for u in commands.users_list(archive) if u.name == name]
    old = set(found[0].groups) if found else set()
    told = {"join": sorted(wanted - old), "leave": sorted(old - wanted)}
    commands.users_set(archive, name, by=person.name, **told)  # type: ignore[arg-type]
    return _back("grouped")


@router.post(f"{PAGE}/restrict")
def restrict(
    request: Request,
    person: Administrator,
    kind: Word,
    what: Word,
    groups: Word = "",
    lift: Annotated[bool, Form()] = False,
) -> RedirectResponse:
    """Restrict an incident or a source, or lift that."""
    page = ADDRESS.search(what) if kind == "incident" else None
    of = {"source" if kind == "source" else "incident": page[1] if page else what}
    told = {"groups": _split(groups), "lift": lift, "by": person.name}
    commands.restrict(desk_of(request).archive, **of, **told)  # type: ignore[arg-type]
    return _back("lifted" if lift else "restricted")


@router.post(f"{PAGE}/names")
def names(request: Request, person: Administrator, names: Word) -> RedirectResponse:
    """Set to whom victims' names are shown."""
    commands.restrict(desk_of(request).archive, names=names, by=person.name)
    return _back("names")


@router.post(f"{PAGE}/token")
def token(
    request: Request, person: Administrator, name: Word, token: Annotated[int, Form()]
) -> RedirectResponse:
    """End somebody's token."""
    archive = desk_of(request).archive
    (user,) = [u for u in commands.users_list(archive) if u.name == name]
    commands.token_end(archive, user.row, token, by=person.name)
    return _back("ended")


def _split(groups: str) -> list[str]:
    return [g.strip() for g in groups.split(",") if g.strip()]


def _back(done: str) -> RedirectResponse:
    return RedirectResponse(f"{PAGE}?done={done}", 303)
