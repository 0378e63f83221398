"""How errors are told: a page with what went wrong and what to do, or the same in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from onrecord.desk.rendering import render
from onrecord.errors import ArchiveError, OnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_FOUND, WRONG = 404, 422


def tell_errors(app: FastAPI) -> None:
    """Let an application tell every error that a user can mend."""

    @app.exception_handler(OnRecordError)
    async def told(request: Request, error: OnRecordError) -> Response:
        status = NOT_FOUND if isinstance(error, ArchiveError) else WRONG
        return answer(request, status, error.what, error.do)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        do = "go back, or to the overview" if error.status_code == NOT_FOUND else "see above"
        told = answer(request, error.status_code, str(error.detail), do)
        told.headers.update(error.headers or {})
        return told

    @app.exception_handler(RequestValidationError)
    async def unfit(request: Request, error: RequestValidationError) -> Response:
        return answer(request, WRONG, _first(error.errors()), "correct it and send it again")


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
