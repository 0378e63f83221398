"""What is refused of a request before it is asked who sent it: wrong names, origins and sizes.

A page elsewhere may point a name of its own at the loopback address and so read this desk through
the browser of who sits at it; so the name in the address must be one of the desk's own.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException

from onrecord.desk.state import MIB, desk_of
from onrecord.desk.tokens import SAFE

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Message, Receive

LOOPBACK = frozenset(("127.0.0.1", "localhost", "[::1]"))
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
FORM, LOGIN = 2 * MIB, 16 * 1024  # the most bytes of a form, and of that of the login
PAUSE_S = 30  # the longest pause between two parts of what is sent
BAD, FORBIDDEN, TOO_LARGE, SLOW = 400, 403, 413, 408


class RefusedError(Exception):
    """A request that is not answered: its status, what is wrong, what to do."""

    def __init__(self, status: int, what: str, do: str) -> None:
        super().__init__(what)
        self.status, self.what, self.do = status, what, do


def checked(request: Request) -> None:
    """Let a request pass that may be the desk's; raises RefusedError."""
    _check_name(request)
    if not desk_of(request).login and any(name in request.headers for name in FORWARDED):
        what = "this desk has no login and was reached through another server"
        raise RefusedError(
            FORBIDDEN, what, "start it with --behind-proxy and that server's address"
        )
    if request.method not in SAFE:
        _check_origin(request)
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > most(request):
        raise _too_large(request)


def most(request: Request) -> int:
    """How many bytes a request may bring."""
    if request.url.path == "/login":
        return LOGIN
    form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    return FORM if form else desk_of(request).door.uploads


def bounded(request: Request, receive: Receive) -> Receive:
    """Take in what a request brings, up to its limit, and no slower than may be."""
    left, done = most(request), False

    async def received() -> Message:
        nonlocal left, done
        if done:
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), PAUSE_S)
        except TimeoutError:
            raise HTTPException(SLOW, "the rest of what was sent did not come") from None
        left -= len(message.get("body", b""))
        done = not message.get("more_body", False)
        if left < 0:
            no = _too_large(request)
            raise HTTPException(no.status, no.what)
        return message

    return received


def _check_name(request: Request) -> None:
    door = desk_of(request).door
    name = _without_port(request.headers.get("host", "").casefold())
    if name in LOOPBACK or name in door.names or (door.login and _is_address(name)):
        return
    what = f"this desk is not known by the name {name!r}"
    raise RefusedError(BAD, what, "use its own address, or start it with --name and this one")


def _check_origin(request: Request) -> None:
    """Refuse what another site's page sends: browsers say whose page it is."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    elsewhere = site not in (None, "same-origin", "none")
    if origin == "null":
        elsewhere |= site != "same-origin"
    elif origin is not None:
        elsewhere |= urlsplit(origin).netloc.casefold() != request.headers["host"].casefold()
    if elsewhere:
        raise RefusedError(
            FORBIDDEN, "this came from another site's page", "do it on the desk itself"
        )


def _without_port(host: str) -> str:
    """The name in a Host header.

    >>> [_without_port(h) for h in ("localhost:8020", "[::1]:8020", "[::1]", "desk.example")]
    ['localhost', '[::1]', '[::1]', 'desk.example']
    """
    name, colon, port = host.rpartition(":")
    return name if colon and (port.isdigit() or not port) else host


def _is_address(name: str) -> bool:
    """Whether a name is an address itself, which nobody can point elsewhere."""
    from ipaddress import ip_address

    try:
        return bool(ip_address(name.strip("[]")))
    except ValueError:
        return False


def _too_large(request: Request) -> RefusedError:
    what = f"more than {most(request) / MIB:g} MB was sent"
    return RefusedError(TOO_LARGE, what, "send less at once, or start the desk with --uploads")
