"""The door: who a request is from is found before anything of it is read, and nobody is let by.

A page without a role is closed as well: only `OPEN` is shown to who did not log in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import commands
from onrecord.desk.access import Person
from onrecord.desk.guarding import RefusedError, bounded, checked
from onrecord.desk.state import desk_of
from onrecord.desk.telling import advice_of, answer
from onrecord.desk.tokens import secret_in
from onrecord.errors import DatabaseError, OnRecordError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from onrecord.commands import Present

OPEN = ("/login",)
STATIC = "/static/"
EXPORTED = (".csv", "/original")  # what is taken away; exports of the works are noted there
UNKNOWN, FAILED = 401, 503


class AtTheDoor:
    """Finds who asks, turns away who may not come in, notes what restricted is shown."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or turn it away."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._let_in(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        scope.setdefault("state", {})
        try:
            checked(request)
            if not request.url.path.startswith(STATIC):
                await run_in_threadpool(_known, request)
        except RefusedError as no:
            await answer(request, no.status, no.what, no.do)(scope, receive, send)
            return
        except OnRecordError as error:
            await answer(request, FAILED, error.what, advice_of(error))(scope, receive, send)
            return
        turned = _turned_away(request)
        if turned is not None:
            await turned(scope, receive, send)
            return
        await self._app(scope, bounded(request, receive), _noting(request, send))
        await _touched(request)


def _known(request: Request) -> None:
    """Find who asks and keep it in the request's state."""
    desk, state = desk_of(request), request.state
    given = request.headers.get("authorization", "")
    if request.url.path.startswith("/api/") and given:
        kind, _, secret = given.partition(" ")
        found = commands.bearer(desk.archive, secret.strip()) if kind.lower() == "bearer" else None
        state.by_program = True
    elif not desk.login:
        found = commands.alone(desk.archive)
        state.by_program = request.url.path.startswith("/api/") and not _is_browser(request)
    else:
        secret = secret_in(request) or ""
        found = commands.stay(desk.archive, secret) if secret else None
    state.present = found
    state.person = Person(found.name, found.role, found.sight, found.user) if found else None


def _is_browser(request: Request) -> bool:
    """Whether a browser sent it: with what changes something each of them says from where."""
    return "origin" in request.headers or "sec-fetch-site" in request.headers


def _turned_away(request: Request) -> Response | None:
    path = request.url.path
    if path.startswith(STATIC) or path in OPEN or request.state.person is not None:
        return None
    if path.startswith("/api/"):
        told = answer(request, UNKNOWN, "this takes a token", "send it as `Authorization: Bearer`")
        told.headers["www-authenticate"] = "Bearer"
        return told
    if request.headers.get("hx-request"):
        shown = URL(request.headers.get("hx-current-url", "/"))
        leads = str(_login(URL(path=shown.path, query=shown.query)))
        return Response(status_code=UNKNOWN, headers={"hx-redirect": leads})
    if request.method in ("GET", "HEAD"):
        wanted = URL(path=path, query=request.url.query)
        return RedirectResponse(_login(wanted), 303)
    return answer(request, UNKNOWN, "you are not logged in", "log in, then do it again")


def _login(wanted: URL) -> URL:
    """The page to log in at, which leads back to what was wanted."""
    login = URL(path=OPEN[0])
    return login if wanted.path in ("", "/") else login.include_query_params(to=str(wanted))


def _noting(request: Request, send: Send) -> Send:
    """Write down what restricted things an answer shows before any of it is sent."""

    async def noted(message: Message) -> None:
        person: Person | None = getattr(request.state, "person", None)
        if person is not None and person.sight.shown:
            whats = [f"{kind} {what}" for kind, what in sorted(person.sight.shown)]
            person.sight.shown.clear()
            await run_in_threadpool(_note, request, person, whats)
        await send(message)

    return noted


def _note(request: Request, person: Person, whats: list[str]) -> None:
    path = request.url.path
    deed = "exported" if path.endswith(EXPORTED) else "saw"
    told = [f"{what} at {path}" for what in whats]
    commands.note(desk_of(request).archive, person.name, deed, told, address_of(request))


async def _touched(request: Request) -> None:
    """Keep that a session is used, now and then, once the answer is sent.

    One request at a time does, and what a busy database does not take is kept by a later one.
    """
    present: Present | None = getattr(request.state, "present", None)
    desk = desk_of(request)
    if present is None or present.untouched is None or desk.touching:
        return
    desk.touching.add(present.untouched)
    try:
        await run_in_threadpool(commands.touch, desk.archive, present.untouched)
    except DatabaseError:
        pass
    finally:
        desk.touching.clear()


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""
