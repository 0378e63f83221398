"""The token of forms: what changes something must come from a page of this desk.

It is made of the secret in the person's cookie, so that it is theirs alone and needs not be kept;
on a desk without login it is of the desk's process. Who comes with a token of programs, which no
browser sends by itself, needs none; nor does a program that asks a desk without login.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

from fastapi import Request
from starlette.exceptions import HTTPException

from onrecord.desk.state import desk_of

SAFE = ("GET", "HEAD", "OPTIONS")
FIELD, HEADER = "_token", "x-csrf-token"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
FORBIDDEN = 403
OLD = "this did not come from a page of this desk, or the page is older than your login"


def cookie_name(request: Request) -> str:
    """The name of the cookie of a session: one that a browser binds to this host where it can."""
    return "__Host-onrecord" if request.url.scheme == "https" else "onrecord"


def secret_in(request: Request) -> str | None:
    """The secret in the cookie of a request."""
    return request.cookies.get(cookie_name(request))


def token_for(request: Request) -> str:
    """The token that the forms of a page carry; empty where there is no cookie to make it of."""
    desk, secret = desk_of(request), getattr(request.state, "secret", None) or secret_in(request)
    if not desk.login:
        return desk.token
    return token_of(secret) if secret else ""


def token_of(secret: str) -> str:
    """Make the token of a cookie's secret.

    >>> len(token_of("secret"))
    64
    """
    return sha256(b"form:" + secret.encode("utf-8", "surrogateescape")).hexdigest()


def _is_program(request: Request) -> bool:
    """Whether no browser sent this: one says whose page sends what would change something."""
    by_browser = any(name in request.headers for name in ("origin", "sec-fetch-site", "referer"))
    return request.url.path.startswith("/api/") and not by_browser


async def check_token(request: Request) -> None:
    """Refuse what would change something without the token; raises HTTPException 403."""
    if request.method in SAFE or getattr(request.state, "by_program", False):
        return
    if not desk_of(request).login and _is_program(request):
        return
    given = request.headers.get(HEADER)
    if given is None and request.headers.get("content-type", "").startswith(FORMS):
        form = await request.form()
        given = str(form.get(FIELD, ""))
    wanted = token_for(request)
    if not wanted or not hmac.compare_digest((given or "").encode(), wanted.encode()):
        raise HTTPException(FORBIDDEN, OLD)
