"""Logging in and out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.desk.access import Reader
from onrecord.desk.door import address_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.desk.tokens import check_token, cookie_name, secret_in
from onrecord.errors import LoginError

router = APIRouter(include_in_schema=False)
TOO_MANY, UNKNOWN = 429, 401
LONGEST_S = 7 * 24 * 3600


@router.get("/login", response_class=HTMLResponse)
def login(request: Request, to: str = "/") -> Response:
    """Show the form of the login; its token is made of a cookie that is nobody's session."""
    if not desk_of(request).login or request.state.person is not None:
        return RedirectResponse(own(to), 303)
    request.state.secret = secret_in(request) or commands.new_secret()
    return with_secret(request, _form(request, to))


@router.post("/login", response_class=HTMLResponse, dependencies=[Depends(check_token)])
def come_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "/",
) -> Response:
    """Let somebody in, with a new secret: one that was there before is never made a session."""
    archive, address = desk_of(request).archive, address_of(request)
    try:
        secret = commands.enter(archive, name, password, address)
    except LoginError as error:
        status = TOO_MANY if error.wait else UNKNOWN
        told = _form(request, to, status, error=error, name=name)
        if error.wait:
            told.headers["retry-after"] = str(error.wait)
        return told
    request.state.secret = secret
    return with_secret(request, RedirectResponse(own(to), 303))


@router.post("/logout")
def leave(request: Request, person: Reader) -> Response:
    """End the session, and forget its cookie."""
    commands.leave(desk_of(request).archive, secret_in(request) or "")
    gone = RedirectResponse("/login", 303)
    gone.delete_cookie(cookie_name(request), secure=_is_secure(request), httponly=True)
    gone.headers["clear-site-data"] = '"cache"'
    return gone


def with_secret(request: Request, told: Response) -> Response:
    """Give an answer the cookie of the session.

    It is `lax`, so that a link in a letter opens the page for who is logged in; nothing is
    changed by following a link.
    """
    told.set_cookie(
        cookie_name(request),
        request.state.secret,
        max_age=LONGEST_S,
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="lax",
    )
    return told


def own(to: str) -> str:
    r"""Give the path of a page of this desk back, for all else the overview's.

    >>> [own(t) for t in ("/incident/i1?rule=lowest", "//evil.example", "/\\evil", "javascript:0")]
    ['/incident/i1?rule=lowest', '/', '/', '/']
    """
    split = urlsplit(to) if to.isprintable() else None
    if not split or split.scheme or split.netloc or not to.startswith("/") or "\\" in to:
        return "/"
    return "/" if split.path.startswith("//") or split.path in ("/login", "/logout") else to


def _form(request: Request, to: str, status: int = 200, **told: object) -> HTMLResponse:
    told = {"error": None, "name": ""} | told
    return render(request, "login.html.jinja", status=status, title="Log in", to=own(to), **told)


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"
