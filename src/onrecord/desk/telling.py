"""How errors are told: a page with what went wrong and what to do, or the same in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from onrecord.commands import Overtaken
from onrecord.desk.rendering import render
from onrecord.desk.work.lane import TooBusyError
from onrecord.errors import ArchiveError, DatabaseError, JudgementError, OnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_FOUND, CONFLICT, WRONG, TOO_MANY, LATER = 404, 409, 422, 429, 503
DO = {
    NOT_FOUND: "go back, or to the overview",
    401: "log in, then try again",
    403: "ask an administrator, or load the page again where it is an old one",
    405: "go back, and use the page's own buttons",
    413: "send less at once",
    429: "wait a little",
    503: "ask again in a little while",
}
AGAIN = "wait a little; look whether what you sent last is there before you send it again"


def tell_errors(app: FastAPI) -> None:
    """Let an application tell every error that a user can mend."""

    @app.exception_handler(OnRecordError)
    async def told(request: Request, error: OnRecordError) -> Response:
        told = answer(request, status_of(error), error.what, advice_of(error))
        if told.status_code == TOO_MANY:
            told.headers["Retry-After"] = "10"
        return told

    @app.exception_handler(Overtaken)
    async def overtaken(request: Request, error: Overtaken) -> Response:
        if request.url.path.startswith("/api/"):
            return answer(request, CONFLICT, error.what, error.do)
        sent = [(k, v) for k, v in (await request.form()).multi_items() if isinstance(v, str)]
        told = {"now": error.now, "judgements": error.judgements, "what": error.what}
        again = [(k, v) for k, v in sent if k not in ("_token", "seen")]
        return render(
            request,
            "overtaken.html.jinja",
            status=CONFLICT,
            sent=again,
            reason=dict(again).get("reason"),
            **told,
        )

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        do = DO.get(error.status_code, "see above")
        told = answer(request, error.status_code, str(error.detail), do)
        told.headers.update(error.headers or {})
        return told

    @app.exception_handler(RequestValidationError)
    async def unfit(request: Request, error: RequestValidationError) -> Response:
        return answer(request, WRONG, _first(error.errors()), "correct it and send it again")


def status_of(error: OnRecordError) -> int:
    """The status that tells of an error."""
    statuses = (
        (DatabaseError, LATER),
        (ArchiveError, NOT_FOUND),
        (JudgementError, CONFLICT),
        (TooBusyError, TOO_MANY),
    )
    return next((status for kind, status in statuses if isinstance(error, kind)), WRONG)


def advice_of(error: OnRecordError) -> str:
    """What to do: no word of the command line's where a database failed in a page's question."""
    return AGAIN if isinstance(error, DatabaseError) else error.do


def answer(request: Request, status: int, what: str, do: str) -> Response:
    """Tell an error in the form that was asked for."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": what, "do": do}, status)
    return render(request, "error.html.jinja", status=status, what=what, do=do)


def _first(errors: Sequence[object]) -> str:
    told = errors[0] if errors else {}
    if not isinstance(told, dict):
        return "the request cannot be read"
    where = " ".join(str(part) for part in told.get("loc", ())[1:])
    return f"{where}: {told.get('msg', 'cannot be read')}" if where else str(told.get("msg"))
