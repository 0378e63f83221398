"""The overview: which incidents the archive holds, on a map, over time and in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from onrecord import commands
from onrecord.desk.access import Reader
from onrecord.desk.overview_asked import SORTS, Wanted, wanted
from onrecord.desk.overview_bars import bars_of
from onrecord.desk.overview_values import chips_of, facets_of, pages_of, rows_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of

if TYPE_CHECKING:
    from onrecord.commands import Shown
    from onrecord.desk.access import Person

router = APIRouter()
PAGE = 50  # incidents of a page
PICKED = 50  # incidents of one circle of the map that are listed
MANY = 10_000_000


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
def overview(request: Request, person: Reader) -> HTMLResponse:
    """Show what is asked for: the whole page, or the part of it that changes."""
    asked = wanted(request.query_params)
    shown = desk_of(request).overview.ask(asked.asked, person.sight, asked.page)
    if not shown.counts["incidents"] and not _narrow(asked):
        empty = _why_empty(request, person)
        return render(request, "home.html.jinja", title="Overview", empty=empty)
    part = request.headers.get("hx-request") == "true"
    template = "_overview_found.html.jinja" if part else "home.html.jinja"
    told = _told(asked, shown)
    return render(request, template, title="Overview", empty=None, part=part, asked=asked, **told)


@router.get("/data/points", include_in_schema=False)
def points(request: Request, person: Reader) -> Response:
    """Give the places of incidents in columns, for the map, which filters days itself."""
    asked = wanted(request.query_params)
    found = desk_of(request).overview.points(asked.asked, person.sight)
    mark = f'"{found.version}"'
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers={"etag": mark})
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(found.json, media_type="application/json", headers={"etag": mark})
    headers = {"etag": mark, "content-encoding": "gzip", "vary": "accept-encoding"}
    return Response(found.packed, media_type="application/json", headers=headers)


@router.get("/data/lines", response_class=HTMLResponse, include_in_schema=False)
def lines(
    request: Request,
    person: Reader,
    id: Annotated[list[str], Query(max_length=PICKED)] = [],  # noqa: B006
    n: Annotated[int, Query(ge=0, le=MANY)] = 0,
) -> HTMLResponse:
    """Show some incidents by their ids, as they lie under a circle of the map of `n`."""
    found = rows_of(desk_of(request).overview.lines(id, person.sight))
    total = max(n, len(found))
    return render(request, "_overview_picked.html.jinja", lines=found, total=total)


def _narrow(asked: Wanted) -> bool:
    return asked.address(sort="newest", follow=False) != "/"


def _why_empty(request: Request, person: Person) -> str:
    """Whether nothing was added, nothing is linked, or no report tells of an incident."""
    archive = desk_of(request).archive
    if next(commands.reports(archive, most=1, sight=person.sight), None) is None:
        return "nothing"
    return "none" if commands.linked(archive) else "unlinked"


def _told(asked: Wanted, shown: Shown) -> dict[str, Any]:
    labels = {(kind, v): label for kind, told in shown.facets.items() for v, label, _ in told}
    return {
        "follow": asked.follow,
        "facets": facets_of(shown.facets, asked),
        "bars": bars_of(shown.bins, asked.since, asked.until),
        "chips": chips_of(asked, labels),
        "more": pages_of(asked, labels),
        "counts": shown.counts,
        "lines": rows_of(shown.lines),
        "first": (asked.page - 1) * PAGE + 1,
        "page": asked.page,
        "pages": -(-shown.counts["incidents"] // PAGE),
        "sorts": SORTS,
        "links": _links(asked, shown.counts["incidents"]),
    }


def _links(asked: Wanted, found: int) -> dict[str, str | None]:
    more = asked.page * PAGE < found
    return {
        "before": asked.address(page=asked.page - 1) if asked.page > 1 else None,
        "after": asked.address(page=asked.page + 1) if more else None,
        "without_place": asked.address(without="place", box=None, follow=False),
        "without_day": asked.address(without="day", since=None, until=None),
        "export": asked.address("/export") + ("&shown=1" if _narrow(asked) else ""),
    }
