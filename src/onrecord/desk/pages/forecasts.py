"""The page of forecasts: open, due, come true or not, and how well each forecaster did."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse

from onrecord.desk.access import Reader, Reviewer
from onrecord.desk.forms import Sent, text_of
from onrecord.desk.looked import Day, Named, Page, day_of, query_with
from onrecord.desk.pages.history import back
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.errors import ArchiveError

SEE_OTHER = 303
router = APIRouter(include_in_schema=False)
QUOTED = 10  # claims for or against a forecast
Side = Annotated[Literal["for", "against"], Query()]
GivenId = Annotated[str, Path(pattern=r"^[0-9a-z]{4,64}$")]
Status = Literal["", "open", "due", "came_true", "partly", "failed", "unclear"]


@router.get("/forecasts", response_class=HTMLResponse)
def forecasts(
    request: Request,
    person: Reader,
    place: Named = "",
    actor: Named = "",
    status: Annotated[Status, Query()] = "",
    as_of: Day = "",
    page: Page = 1,
) -> HTMLResponse:
    """List forecasts with what became of them, fifty a page."""
    from onrecord.desk.forecast_values import STATUSES, name_of, shown

    foretelling = desk_of(request).foretelling
    told = foretelling.ask(
        place=place.replace("\x00", "") or None,
        actor=actor.replace("\x00", "") or None,
        as_of=day_of(as_of),
        sight=person.sight,
    )
    listed = shown(told, status, page) if told else None
    foretelling.show([row.forecast for row in listed.rows] if listed else [], person.sight)
    return render(
        request,
        "forecasts.html.jinja",
        title="Forecasts",
        told=told,
        shown=listed,
        statuses=STATUSES,
        name_of=name_of,
        asked={"place": place, "actor": actor, "status": status, "as_of": as_of},
        query=query_with(request),
    )


@router.get("/forecasts/{id}/claims", response_class=HTMLResponse)
def bearing(
    request: Request, person: Reader, id: GivenId, as_of: Day = "", side: Side = "for"
) -> HTMLResponse:
    """Show the claims by which a forecast came true, or those by which it did not."""
    foretelling, day = desk_of(request).foretelling, day_of(as_of)
    told = foretelling.ask(as_of=day, sight=person.sight)
    one = next((p for p in told.told if p.forecast.id == id), None) if told else None
    if one is None:
        raise ArchiveError(f"there is no forecast {id}", "list them: /forecasts")
    ids = one.supporting if side == "for" else one.contradicting
    found = foretelling.claims(ids[:QUOTED], person.sight)
    return render(request, "_forecast_claims.html.jinja", found=found, more=len(ids) - len(found))


@router.post("/forecasts/{id}")
def judge(request: Request, person: Reviewer, id: str, sent: Sent) -> RedirectResponse:
    """Record what a reviewer says became of a forecast."""
    from onrecord import commands

    archive = desk_of(request).archive
    view = commands.claim(archive, id, sight=person.sight)
    value, reason = text_of(sent, "value"), text_of(sent, "reason") or None
    commands.review(archive, id, "outcome", by=person.name, value=value, reason=reason)
    there = back(text_of(sent, "back"), "/forecasts").partition("#")[0]
    return RedirectResponse(f"{there}#f-{view.claim.id}", SEE_OTHER)
