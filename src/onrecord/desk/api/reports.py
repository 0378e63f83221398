"""Reports: a list, one with its text, its claims, and how its page changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request

from onrecord import commands
from onrecord.desk.access import Reader
from onrecord.desk.api.shapes import Head, Heads, Rows, Text
from onrecord.desk.given import Asked, Cursor, From, Id, Limit, cut
from onrecord.desk.state import desk_of

if TYPE_CHECKING:
    from onrecord.records import Report

router = APIRouter(tags=["reports"])


@router.get("/reports", response_model=Heads)
def reports(
    request: Request,
    person: Reader,
    publisher: Asked = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> dict[str, Any]:
    """List reports by their ids."""
    some = commands.reports(
        desk_of(request).archive,
        publisher=publisher,
        after=cursor,
        most=limit + 1,
        sight=person.sight,
    )
    held, more = cut(some, 0, limit)
    return {"reports": held, "next": held[-1].id if more else None}


@router.get("/reports/{id}", response_model=Head)
def report(request: Request, person: Reader, id: Id) -> Report:
    """Show the head of a report."""
    return commands.report(desk_of(request).archive, id, sight=person.sight).report


@router.get("/reports/{id}/text", response_model=Text)
def text(request: Request, person: Reader, id: Id) -> Report:
    """Give a report's text, into which the spans of its claims point."""
    return commands.report(desk_of(request).archive, id, sight=person.sight).report


@router.get("/revisions", response_model=Rows)
def revisions(
    request: Request,
    person: Reader,
    of: Annotated[str | None, Query(max_length=2000, pattern=r"^[^\x00-\x1f]+$")] = None,
    limit: Limit = 50,
    cursor: From = 0,
) -> dict[str, Any]:
    """List how pages changed, newest change first: a row a claim, `limit` changes a page."""
    found = commands.revisions(desk_of(request).archive, of, sight=person.sight)
    held, after = cut(found, cursor, limit)
    return {"rows": list(commands.rows_of(held)), "next": after}
