"""The page of one claim: its words marked in the report, and what people decide about it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onrecord import commands
from onrecord.desk.access import Coder
from onrecord.desk.rendering import render
from onrecord.desk.review_fields import fields_of, legend_of, marks_of
from onrecord.desk.state import desk_of
from onrecord.desk.wording import runs_of

router = APIRouter(prefix="/review", include_in_schema=False)


@router.get("/{id}", response_class=HTMLResponse)
def claim(request: Request, person: Coder, id: str) -> HTMLResponse:
    """Show a claim to be judged."""
    archive = desk_of(request).archive
    view = commands.claim(archive, id, sight=person.sight)
    fields = fields_of(view.claim)
    return render(
        request,
        "review_claim.html.jinja",
        title="A claim",
        view=view,
        fields=fields,
        legend=legend_of(fields),
        paragraphs=runs_of(view.report.text, marks_of(view.claim)),
    )
