"""How far the coders of a sample agree, where they differ, and the table of it all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from onrecord import commands
from onrecord.desk.access import Coder, Person, Reviewer
from onrecord.desk.forms import Sent, text_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.exports.tables import harmless

router = APIRouter(include_in_schema=False)
FORBIDDEN, SEE_OTHER = 403, 303


@router.get("/coding/{number}/agreement", response_class=HTMLResponse)
def agreement(request: Request, person: Coder, number: int) -> HTMLResponse:
    """Show how far coders agree, question by question, and where they differ."""
    allowed(request, person, number)
    archive = desk_of(request).archive
    agreed = commands.coding_agreement(archive, number, by=person.name, sight=person.sight)
    title = f"{agreed.coding.name}: agreement"
    return render(request, "coding_agreement.html.jinja", title=title, agreed=agreed)


@router.post("/coding/{number}/settle")
def settle(request: Request, person: Reviewer, number: int, sent: Sent) -> Response:
    """Choose an answer on which coders differ."""
    allowed(request, person, number)
    claim, field, value = (text_of(sent, name) for name in ("claim", "field", "value"))
    archive = desk_of(request).archive
    commands.claim(archive, claim, sight=person.sight)
    commands.coding_settle(archive, number, claim, field, value, by=person.name)
    return RedirectResponse(f"/coding/{number}/agreement#d-{claim}-{field}", SEE_OTHER)


@router.get("/coding/{number}/codings.csv")
def table(request: Request, person: Coder, number: int) -> Response:
    """Give every value of a sample as a table to evaluate with."""
    allowed(request, person, number)
    archive = desk_of(request).archive
    rows = commands.coding_rows(archive, number, by=person.name, sight=person.sight)
    named = {"content-disposition": f'attachment; filename="coding-{number}.csv"'}
    return StreamingResponse(_lines(rows), media_type="text/csv; charset=utf-8", headers=named)


def allowed(request: Request, person: Person, number: int) -> None:
    """Let in reviewers and those who coded the sample, but nobody who still codes it."""
    found = commands.coding(desk_of(request).archive, number)
    mine = any(p.coder.name == person.name for p in found.coders)
    if found.blind(person.name):
        raise HTTPException(FORBIDDEN, "you still code this sample; hand it in first")
    if not mine and not person.may("reviewer"):
        raise HTTPException(FORBIDDEN, "this takes the role reviewer, or to have coded the sample")


def _lines(rows: Iterator[dict[str, str | int | None]]) -> Iterator[str]:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(commands.CODING_COLUMNS)
    for row in rows:
        writer.writerow([harmless(row[name]) for name in commands.CODING_COLUMNS])
        yield _taken(written)
    yield _taken(written)


def _taken(written: io.StringIO) -> str:
    text = written.getvalue()
    written.seek(0)
    written.truncate()
    return text
