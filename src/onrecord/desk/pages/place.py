"""The page of a place: who is said to hold it, the incidents there, places like it and in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.desk.access import Person, Reader
from onrecord.desk.addresses import url_of_place
from onrecord.desk.looked import Day, Named, Page, day_of, query_of, query_with, readable
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from datetime import date

    from onrecord.commands import Control

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303
Rule = Annotated[str, Query(pattern="^(origins|admission)$")]


@router.get("/place/{id:path}", response_class=HTMLResponse)
def place(
    request: Request,
    person: Reader,
    id: str,
    on: Day = "",
    rule: Rule = "origins",
    as_of: Day = "",
    page: Page = 1,
) -> Response:
    """Show a place under a rule, as of a day; a name leads to the place that is meant."""
    from onrecord import commands
    from onrecord.desk.place_values import drawing_of, page_words, stretches_of
    from onrecord.exports.dossier.map import map_of_spot

    archive, known, day = desk_of(request).archive, day_of(as_of), day_of(on)
    view = commands.place(archive, readable(id), as_of=known, page=page, sight=person.sight)
    if view.place.id and view.place.id != id:
        return RedirectResponse(url_of_place(view.place.id) + query_of(request), SEE_OTHER)
    told = _control(request, person, id, on=day, rule=rule, as_of=known)
    return render(
        request,
        "place.html.jinja",
        title=view.place.name,
        view=view,
        told=told,
        drawing=drawing_of(told.history, day) if told else None,
        stretches=stretches_of(told.history) if told else [],
        map=map_of_spot(view.spot),
        asked={"on": on, "rule": rule, "as_of": as_of},
        address=url_of_place(view.place.id or id),
        query=query_with(request),
        **page_words(),
    )


def _control(
    request: Request, person: Person, id: str, *, on: date | None, rule: str, as_of: date | None
) -> Control | None:
    try:
        return desk_of(request).ground.control(
            id, on=on, rule=rule, as_of=as_of, sight=person.sight
        )
    except ArchiveError:  # the gazetteer knows the place, but no claim names it
        return None


@router.get("/place", response_class=HTMLResponse)
def named(request: Request, person: Reader, of: Named = "") -> Response:
    """Show the place of an id that no path can hold, or that somebody looked up."""
    if of in ("", ".", ".."):
        raise ArchiveError(f"no claim of the archive names a place {of!r}", "give its name")
    return RedirectResponse(url_of_place(of), SEE_OTHER)


@router.get("/places-around", response_class=HTMLResponse)
def around(request: Request, person: Reader, of: Named) -> HTMLResponse:
    """List places of a like name, and places in one."""
    from onrecord import commands

    found = commands.places_around(desk_of(request).archive, readable(of), sight=person.sight)
    return render(request, "_places_around.html.jinja", found=found)
