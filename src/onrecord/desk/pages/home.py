"""The overview: what the archive holds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onrecord.desk.access import Reader
from onrecord.desk.rendering import render

router = APIRouter()


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
def overview(request: Request, person: Reader) -> HTMLResponse:
    """Show the overview."""
    return render(request, "home.html.jinja", title="Overview")
