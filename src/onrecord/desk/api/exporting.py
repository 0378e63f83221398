"""Exports for programs: one request, one file."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from onrecord.commands import IncidentFilter
from onrecord.desk.access import Reader
from onrecord.desk.door import address_of
from onrecord.desk.exported_files import answer, conditions_of
from onrecord.desk.given import GivenId, Words, incidents_asked
from onrecord.desk.state import desk_of
from onrecord.desk.work.exporting import Finest, order_of
from onrecord.errors import SettingsError

router = APIRouter(tags=["export"])
LONGEST_S, LATER = 300, 503
FILE = {200: {"description": "The file.", "content": {"*/*": {"schema": {"type": "string"}}}}}
Filter = Annotated[IncidentFilter, Depends(incidents_asked)]


@router.get("/export", response_class=FileResponse, responses=FILE)  # type: ignore[arg-type]
def export(  # noqa: PLR0913
    request: Request,
    person: Reader,
    asked: Filter,
    *,
    form: Annotated[Words, Query(description="One of `/api/v1/formats`.")],
    incident: Annotated[list[GivenId], Query(max_length=1000)] = [],  # noqa: B006
    rule: Words | None = None,
    as_of: date | None = None,
    recorded_by: date | None = None,
    precision: Finest = "exact",
    delay: Annotated[int, Query(ge=0, le=36_500)] = 0,
    without_names: bool = False,
    texts: bool = False,
    licence: Words | None = None,
) -> FileResponse:
    """Write an export and give its main file; a folder comes as a zip file."""
    wanted = conditions_of(
        asked,
        form=form,
        ids=incident,
        rule=rule,
        as_of=as_of,
        recorded_by=recorded_by,
        precision=precision,
        delay=delay,
        without_names=without_names,
        texts=texts,
        licence=licence,
    )
    works = desk_of(request).works
    job = works.wait(
        works.export(person.name, order_of(wanted, person.sight, person.name, address_of(request))),
        LONGEST_S,
    )
    if job.problem:
        raise SettingsError(*job.problem)
    if not job.over:
        works.cancel(job)
    if not job.files:
        raise HTTPException(LATER, "the export took too long: narrow it")
    return answer(job, job.files[0])
