"""Everything that people decided, the newest first, each with its undo."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.desk.access import Coder
from onrecord.desk.forms import Sent, text_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.desk.undoing import undo_judgement, undo_review

router = APIRouter(prefix="/history", include_in_schema=False)
SEE_OTHER = 303
MINE = ("/review/", "/review?kind=mine", "/incident/", "/pair?", "/history", "/forecasts")
Page = Annotated[int, Query(ge=1, le=1_000_000)]


@router.get("", response_class=HTMLResponse)
def history(request: Request, person: Coder, page: Page = 1) -> HTMLResponse:
    """List what people decided."""
    archive = desk_of(request).archive
    found, more = commands.deeds(archive, page=page, sight=person.sight)
    return render(request, "history.html.jinja", title="History", deeds=found, more=more, page=page)


@router.post("/undo")
def undo(request: Request, person: Coder, sent: Sent) -> Response:
    """Undo a decision: a coder their own, a reviewer any."""
    number = text_of(sent, "number")
    undone = undo_review if text_of(sent, "kind") == "review" else undo_judgement
    undone(request, person, number)
    return RedirectResponse(back(text_of(sent, "back")), SEE_OTHER)


def back(address: str, otherwise: str = "/history") -> str:
    """The page that a form came from, if it is one of this desk's lists.

    >>> back("/review/ab#belongs"), back("//elsewhere.example"), back("")
    ('/review/ab#belongs', '/history', '/history')
    """
    mine = address.startswith(MINE)
    return address if mine and not set(address) & set("\\\r\n") else otherwise
