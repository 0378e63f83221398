"""Add: files, texts and addresses into the archive, with what comes of them as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.commands import ClaimFilter, phrases
from onrecord.desk import adding_given
from onrecord.desk.access import Coder, Person
from onrecord.desk.adding_given import Sent, begun, given_in
from onrecord.desk.adding_seen import added_seen
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.desk.work import Added

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303
JOBS, REPORTS, CLAIMS = 20, 25, 4  # how many are shown: jobs, reports at once, claims of each


@router.get("/add", response_class=HTMLResponse)
def add(request: Request, person: Coder) -> HTMLResponse:
    """Show what can be added, and what was of late."""
    desk = desk_of(request)
    return render(
        request,
        "add.html.jinja",
        title="Add",
        jobs=desk.works.all("add")[:JOBS],
        unlinked=commands.unlinked(desk.archive, sight=person.sight),
        limits=adding_given,
    )


@router.post("/add")
def begin(request: Request, person: Coder, form: Sent) -> Response:
    """Begin to add what is sent, and show it."""
    job = begun(desk_of(request).works, person, given_in(form), form)
    return RedirectResponse(f"/add/{job.id}", SEE_OTHER)


@router.post("/add/join")
def join(request: Request, person: Coder) -> Response:
    """Join reports that are in the archive and not yet in its incidents."""
    job = desk_of(request).works.add(person.name, [], [], {})
    return RedirectResponse(f"/add/{job.id}", SEE_OTHER)


@router.get("/add/{id}", response_class=HTMLResponse)
def adding(request: Request, person: Coder, id: str) -> HTMLResponse:
    """Show what comes of what was added."""
    return _shown(request, person, id, "adding.html.jinja", 0)


@router.get("/add/{id}/state", response_class=HTMLResponse)
def state(
    request: Request, person: Coder, id: str, shown: Annotated[int, Query(ge=0)] = 0
) -> HTMLResponse:
    """Show how far it is, and the reports that came since."""
    return _shown(request, person, id, "_added.html.jinja", shown)


@router.post("/add/{id}/cancel")
def cancel(request: Request, person: Coder, id: str) -> Response:
    """Stop; what is in the archive stays there."""
    works = desk_of(request).works
    works.cancel(works.job(id, "add"))
    return RedirectResponse(f"/add/{id}", SEE_OTHER)


@router.post("/add/{id}/again")
def again(request: Request, person: Coder, id: str) -> Response:
    """Try again what failed."""
    works = desk_of(request).works
    job = works.again(works.job(id, "add"), person.name)
    return RedirectResponse(f"/add/{job.id}", SEE_OTHER)


def _shown(request: Request, person: Person, id: str, template: str, shown: int) -> HTMLResponse:
    from onrecord.desk.report_values import told_of

    works = desk_of(request).works
    job = works.job(id, "add")
    some = job.reports[shown : shown + REPORTS]
    return render(
        request,
        template,
        title="Adding",
        told_of=told_of,
        job=job,
        before=works.before(job),
        reports=list(_with_claims(request, person, some)),
        shown=shown + len(some),
        part=template.startswith("_"),
    )


def _with_claims(
    request: Request, person: Person, some: list[Added]
) -> Iterator[tuple[Added, list[tuple[Any, str]]]]:
    """The reports that this person may see, each with its first claims and who speaks."""
    from itertools import islice

    archive, sight = desk_of(request).archive, person.sight
    for one in added_seen(archive, some, sight):
        told = commands.claims(archive, ClaimFilter(report=one.id), sight=sight)
        yield one, [(claim, phrases.speaker(claim, r)) for r, claim in islice(told, CLAIMS)]
