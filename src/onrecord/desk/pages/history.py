"""Everything that people decided, the newest first, each with its undo."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.commands import UNDO
from onrecord.desk.access import Coder, Person
from onrecord.desk.forms import Sent, text_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of

router = APIRouter(prefix="/history", include_in_schema=False)
FORBIDDEN, SEE_OTHER = 403, 303
DIGITS = 10  # a longer number is none of a review
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
    archive, number = desk_of(request).archive, text_of(sent, "number")
    if text_of(sent, "kind") == "review":
        return _undo_review(request, person, number, text_of(sent, "back"))
    found = commands.judgement(archive, number)
    if found.by != person.name and not person.may("reviewer"):
        raise HTTPException(FORBIDDEN, "this takes the role reviewer: it is another's decision")
    commands.judge(archive, UNDO, [number], by=person.name)
    return RedirectResponse(back(text_of(sent, "back")), SEE_OTHER)


def _undo_review(request: Request, person: Person, number: str, there: str) -> Response:
    archive = desk_of(request).archive
    digits = number.isascii() and number.isdecimal() and len(number) < DIGITS
    found = commands.find_review(archive, int(number) if digits else 0)
    if found.by != person.name and not person.may("reviewer"):
        raise HTTPException(FORBIDDEN, "this takes the role reviewer: it is another's review")
    commands.unreview(archive, found.id, by=person.name)
    return RedirectResponse(back(there), SEE_OTHER)


def back(address: str, otherwise: str = "/history") -> str:
    """The page that a form came from, if it is one of this desk's lists.

    >>> back("/review/ab#belongs"), back("//elsewhere.example"), back("")
    ('/review/ab#belongs', '/history', '/history')
    """
    mine = address.startswith(MINE)
    return address if mine and not set(address) & set("\\\r\n") else otherwise
