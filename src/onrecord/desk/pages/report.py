"""The page of a report: its text with every claim marked, its revisions, its original."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.desk.access import Person, Reader
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.commands import ReportView

router = APIRouter(prefix="/report", include_in_schema=False)
SEE_OTHER = 303
LISTED = 50  # copies, items and changes that are listed
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
Claimed = Annotated[str, Query(max_length=64)]


@router.get("/{id}", response_class=HTMLResponse)
def report(
    request: Request,
    person: Reader,
    id: str,
    stance: Annotated[str, Query(max_length=16)] = "",
    part: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    claim: Claimed = "",
) -> Response:
    """Show a report; the beginning of its id leads to it."""
    from onrecord.desk.incident_values import words_of_pages
    from onrecord.desk.report_values import safe_link, shown, told_of

    view = asked(request, person, id)
    if view.report.id != id:
        return RedirectResponse(f"/report/{view.report.id}", SEE_OTHER)
    return render(
        request,
        "report.html.jinja",
        title=view.report.title or "A report without a title",
        view=view,
        shown=shown(view, stance, part, claim),
        stance=stance,
        told_of=told_of,
        link=safe_link(view.report.url),
        file=file_name(view.kept.source) if view.kept else None,
        most=LISTED,
        **words_of_pages(),
    )


@router.get("/{id}/passage", response_class=HTMLResponse)
def passage(request: Request, person: Reader, id: str, claim: Claimed) -> HTMLResponse:
    """Show the words of a claim in their surroundings."""
    from onrecord.desk.report_values import passage

    view = asked(request, person, id)
    found = next((c for c in view.claims if c.id == claim), None)
    if found is None:
        raise ArchiveError(f"the report has no claim {claim}", "open the report itself")
    marked = list(passage(view, found))
    return render(request, "_passage.html.jinja", view=view, claim=found, paragraphs=marked)


@router.get("/{id}/revisions", response_class=HTMLResponse)
def revisions(request: Request, person: Reader, id: str) -> HTMLResponse:
    """Compare the texts that a report's page held, word by word."""
    from onrecord import commands
    from onrecord.desk.incident_values import words_of_pages

    view = asked(request, person, id)
    found = (
        commands.revisions(desk_of(request).archive, view.report.id, sight=person.sight)
        if view.changes
        else []
    )
    return render(
        request, "_revisions.html.jinja", view=view, revisions=found[:LISTED], **words_of_pages()
    )


@router.get("/{id}/original")
def original(request: Request, person: Reader, id: str) -> Response:
    """Give the bytes that a report came from, to be kept and never to be shown as a page."""
    from onrecord import commands

    view = asked(request, person, id)
    kept = commands.original(desk_of(request).archive, view.report.id, sight=person.sight)
    name = file_name(kept.source)
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in name)
    return Response(
        kept.content,
        media_type="application/octet-stream",
        headers={
            "content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''"
            + quote(name.encode("utf-8", "replace"), safe=""),
            "content-security-policy": SANDBOX,
            "cache-control": "no-store",
        },
    )


def asked(request: Request, person: Person, id: str) -> ReportView:
    """Ask for a report."""
    from onrecord import commands

    return commands.report(desk_of(request).archive, id, sight=person.sight)


def file_name(source: str) -> str:
    """The name of what a report came from, without the folders of whoever added it.

    >>> file_name("/home/me/news/a.html"), file_name("https://news.example/b/")
    ('a.html', 'b')
    """
    parts = PurePosixPath(source.partition("?")[0].replace("\\", "/")).parts
    name = "".join(c for c in (parts[-1] if parts else "") if c.isprintable())
    return name.strip("/")[-120:] or "original"
