"""The page of forecasts: open, due, come true or not, and how well each forecaster did."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from onrecord.desk.access import Reader
from onrecord.desk.looked import Day, Named, Page, day_of, query_with
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of

router = APIRouter(include_in_schema=False)
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
    from onrecord import commands
    from onrecord.desk.forecast_values import STATUSES, name_of, shown

    told = commands.forecasts(
        desk_of(request).archive,
        place=place.replace("\x00", "") or None,
        actor=actor.replace("\x00", "") or None,
        as_of=day_of(as_of),
        sight=person.sight,
    )
    return render(
        request,
        "forecasts.html.jinja",
        title="Forecasts",
        told=told,
        shown=shown(told, status, page),
        statuses=STATUSES,
        name_of=name_of,
        asked={"place": place, "actor": actor, "status": status, "as_of": as_of},
        query=query_with(request),
    )
