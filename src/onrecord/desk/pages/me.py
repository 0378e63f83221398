"""One's own page: password and tokens; and the audit trail."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.desk.access import ROLES, Administrator, Person, Reader
from onrecord.desk.door import address_of
from onrecord.desk.looked import query_with
from onrecord.desk.pages.login import with_secret
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.errors import SettingsError

router = APIRouter(include_in_schema=False)
PER_PAGE = 50
Word = Annotated[str, Form()]


@router.get("/me", response_class=HTMLResponse)
def me(request: Request, person: Reader, done: str = "") -> HTMLResponse:
    """Show one's own name, role and tokens."""
    return _page(request, person, done=done)


@router.post("/me/password")
def password(request: Request, person: Reader, old: Word, new: Word, again: Word) -> Response:
    """Change one's own password: everybody else who is logged in by this name is not any more."""
    _somebody(person)
    if new != again:
        raise SettingsError("the two new passwords differ", "type the same one twice")
    archive, address = desk_of(request).archive, address_of(request)
    request.state.secret = commands.repassword(archive, person.name, old, new, address)
    return with_secret(request, RedirectResponse("/me?done=password", 303))


@router.post("/me/token", response_class=HTMLResponse)
def token(
    request: Request,
    person: Reader,
    title: Word,
    role: Word = "reader",
    days: Annotated[int, Form()] = 90,
) -> HTMLResponse:
    """Make a token, and show it this once."""
    _somebody(person)
    archive, name = desk_of(request).archive, person.name
    secret = commands.users_token(archive, name, title, role=role, days=days, by=name)
    return _page(request, person, secret=secret)


@router.post("/me/token/end")
def end(request: Request, person: Reader, token: Annotated[int, Form()]) -> RedirectResponse:
    """End a token of one's own."""
    commands.token_end(desk_of(request).archive, person.user, token, by=person.name)
    return RedirectResponse("/me?done=ended", 303)


@router.get("/audit", response_class=HTMLResponse)
def audit(
    request: Request,
    person: Administrator,
    who: str = "",
    deed: str = "",
    about: Annotated[str, Query(max_length=1000)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Show the audit trail, newest first."""
    start = (page - 1) * PER_PAGE
    asked = {"person": who.strip() or None, "deed": deed or None, "about": about.strip() or None}
    archive, most = desk_of(request).archive, PER_PAGE + 1
    lines = commands.audit(archive, **asked, start=start, most=most)
    return render(
        request,
        "audit.html.jinja",
        title="Audit trail",
        lines=lines[:PER_PAGE],
        query=query_with(request),
        about=about,
        more=len(lines) > PER_PAGE,
        page=page,
        who=who,
        deed=deed,
        deeds=commands.DEEDS,
    )


def _page(
    request: Request, person: Person, *, done: str = "", secret: str | None = None
) -> HTMLResponse:
    roles = [role for role in ROLES if person.may(role)]
    held = commands.tokens(desk_of(request).archive, person.user) if person.user else []
    return render(
        request,
        "me.html.jinja",
        title="Your page",
        done=done,
        secret=secret,
        roles=roles,
        tokens=held,
    )


def _somebody(person: Person) -> None:
    if not person.user:
        raise SettingsError("nobody logs in to this desk", "it has no passwords and no tokens")
