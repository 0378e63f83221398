"""The page of an actor: who they are, what is told of them, and what they tell of themselves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.commands.actor import Question
from onrecord.desk.access import Reader
from onrecord.desk.addresses import url_of_actor
from onrecord.desk.looked import Day, Named, day_of, readable
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.errors import ArchiveError

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303


@router.get("/actor/{id:path}", response_class=HTMLResponse)
def actor(request: Request, person: Reader, id: str, as_of: Day = "") -> Response:
    """Show an actor; what is told of them is asked for part by part."""
    from onrecord import commands
    from onrecord.desk.actor_values import PARTS, links_of

    day_of(as_of)
    view = commands.actor(desk_of(request).archive, readable(id), sight=person.sight)
    return render(
        request,
        "actor.html.jinja",
        title=view.name,
        view=view,
        of=id,
        parts=PARTS,
        sources=links_of(view.source),
        as_of=as_of,
        address=url_of_actor(id),
    )


@router.get("/actor", response_class=HTMLResponse)
def named(request: Request, person: Reader, of: Named = "") -> Response:
    """Show the actor of an id that no path can hold, or that somebody looked up."""
    if of in ("", ".", ".."):
        raise ArchiveError(f"nothing names an actor {of!r}", "give a name")
    return RedirectResponse(url_of_actor(of), SEE_OTHER)


@router.get("/actor-part", response_class=HTMLResponse)
def part(
    request: Request,
    person: Reader,
    of: Named,
    question: Annotated[Question, Query()],
    as_of: Day = "",
) -> HTMLResponse:
    """Answer one question about an actor."""
    from onrecord import commands
    from onrecord.desk.actor_values import counted, mark_of, stances_of

    told = commands.actor_part(
        desk_of(request).archive, readable(of), question, as_of=day_of(as_of), sight=person.sight
    )
    return render(
        request,
        "_actor_part.html.jinja",
        told=told,
        counted=counted(told),
        stances=stances_of(told),
        mark_of=mark_of,
    )
