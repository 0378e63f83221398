"""Jobs for programs: add texts, files and addresses, and see what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, Request

from onrecord.desk.access import Coder, Person
from onrecord.desk.adding_given import Given, Sent, begun, given_in
from onrecord.desk.adding_seen import added_seen
from onrecord.desk.api.pace import paced
from onrecord.desk.api.shapes import Moment, Shape
from onrecord.desk.given import JobId
from onrecord.desk.state import desk_of

if TYPE_CHECKING:
    from onrecord.desk.work import Job

router = APIRouter(tags=["add"])
FILES = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "published": {"type": "string", "format": "date"},
                        "publisher": {"type": "string", "maxLength": 200},
                        "everything": {"type": "boolean"},
                    },
                    "required": ["files"],
                }
            }
        },
    }
}


class AddedReport(Shape):
    """A report that the archive now holds; `new` is false where it held it before.

    `turned_away` tells that it is not about conflict and was not read; `everything` reads it.
    """

    id: str
    title: str | None
    publisher: str | None
    claims: int
    source: str
    new: bool
    notices: list[str]
    turned_away: bool


class MissedSource(Shape):
    """A source that gave no report: why, and what to do."""

    source: str
    reason: str
    do: str


class JobState(Shape):
    """How far a job is.

    `phase` is waiting, starting, reading, joining or summing up, and in the end done, cancelled or
    stopped (`problem` says why). `at` of `sources` are read. `turned_away` counts the reports that
    are kept unread, as not about conflict.
    """

    id: str
    by: str
    made: Moment
    phase: str
    over: bool
    sources: int
    at: int
    reports: list[AddedReport]
    missed: list[MissedSource]
    counts: dict[str, int]
    turned_away: int
    problem: str | None
    seconds: float


@router.post("/jobs", response_model=JobState, status_code=202, dependencies=[Depends(paced)])
def add(request: Request, person: Coder, given: Given) -> dict[str, Any]:
    """Add texts and pages of the web."""
    return _state(request, begun(desk_of(request).works, person, given), person)


@router.post(
    "/jobs/files",
    response_model=JobState,
    status_code=202,
    dependencies=[Depends(paced)],
    openapi_extra=FILES,
)
def add_files(request: Request, person: Coder, form: Sent) -> dict[str, Any]:
    """Add files, sent as a form; `published` and `publisher` are for those that lack them."""
    return _state(request, begun(desk_of(request).works, person, given_in(form), form), person)


@router.get("/jobs", response_model=list[JobState])
def jobs(request: Request, person: Coder) -> list[dict[str, Any]]:
    """List what was added of late, newest first."""
    return [_state(request, job, person) for job in desk_of(request).works.all("add")]


@router.get("/jobs/{id}", response_model=JobState)
def job(request: Request, person: Coder, id: JobId) -> dict[str, Any]:
    """Tell how far a job is."""
    return _state(request, desk_of(request).works.job(id, "add"), person)


@router.post("/jobs/{id}/cancel", response_model=JobState, dependencies=[Depends(paced)])
def cancel(request: Request, person: Coder, id: JobId) -> dict[str, Any]:
    """Stop a job; what is in the archive by then stays."""
    works = desk_of(request).works
    found = works.job(id, "add")
    works.cancel(found)
    return _state(request, works.wait(found, 5), person)


def _state(request: Request, job: Job, person: Person) -> dict[str, Any]:
    seen = list(added_seen(desk_of(request).archive, job.reports, person.sight))
    names = ("id", "by", "made", "phase", "over", "at", "counts", "seconds", "turned_away")
    return {name: getattr(job, name) for name in names} | {
        "sources": len(job.sources),
        "reports": seen,
        "missed": list(job.missed),
        "problem": ": ".join(job.problem) if job.problem else None,
    }
