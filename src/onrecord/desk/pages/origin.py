"""The pages of origins: all of them with counts, and one with what it told first and to whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from onrecord.commands.origin import PAGE, OriginSort
from onrecord.desk.access import Reader
from onrecord.desk.looked import Named, Page, query_with, readable
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of

router = APIRouter(include_in_schema=False)
KINDS = {
    "actor": "an actor of the registry",
    "name": "a name outside the registry",
    "publisher": "a publisher in its own voice",
    "heard": "unnamed, heard by a named carrier",
    "text": "unnamed, known by its text alone",
}
COLUMNS = {
    "name": "Origin",
    "incidents": "Incidents",
    "claims": "Claims",
    "reports": "Tellings",
    "first": "Told first",
    "confirmed": "Confirmed",
    "contradicted": "Contradicted",
}


@router.get("/origins", response_class=HTMLResponse)
def origins(
    request: Request,
    person: Reader,
    sort: Annotated[OriginSort, Query()] = "claims",
    page: Page = 1,
) -> HTMLResponse:
    """List the origins that incidents go back to, fifty a page, in an order."""
    skip = (page - 1) * PAGE
    found = desk_of(request).origins.page(sort=sort, skip=skip, sight=person.sight)
    return render(
        request,
        "origins.html.jinja",
        title="Origins",
        found=found,
        sort=sort,
        columns=COLUMNS,
        kinds=KINDS,
        query=query_with(request),
    )


@router.get("/origin/{key:path}", response_class=HTMLResponse)
def origin(request: Request, person: Reader, key: str) -> HTMLResponse:
    """Show an origin."""
    from onrecord import commands

    view = commands.origin(desk_of(request).archive, readable(key), sight=person.sight)
    return render(request, "origin.html.jinja", title=view.told.name, view=view, kinds=KINDS)


@router.get("/origin", response_class=HTMLResponse)
def named(request: Request, person: Reader, of: Named = "") -> HTMLResponse:
    """Show an origin whose key no path can hold."""
    return origin(request, person, of)


@router.get("/origin-contradicted", response_class=HTMLResponse)
def contradicted(request: Request, person: Reader, of: Named) -> HTMLResponse:
    """List where others differ from an origin: a part of its page."""
    from onrecord import commands

    archive, key = desk_of(request).archive, readable(of)
    found = commands.origin_contradicted(archive, key, sight=person.sight)
    return render(request, "_origin_contradicted.html.jinja", found=found)


@router.get("/origin-words", response_class=HTMLResponse)
def words(request: Request, person: Reader, of: Named) -> HTMLResponse:
    """Show an origin's newest words, and whose word it carried: a part of its page."""
    from onrecord import commands

    archive, key = desk_of(request).archive, readable(of)
    found = commands.origin_words(archive, key, sight=person.sight)
    return render(request, "_origin_words.html.jinja", found=found)
