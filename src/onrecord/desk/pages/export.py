"""Export: what is on the screen, in the formats of other tools."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.datastructures import QueryParams
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.commands import IncidentFilter
from onrecord.desk.access import Person, Reader
from onrecord.desk.door import address_of
from onrecord.desk.exported_files import answer, conditions_of
from onrecord.desk.given import GivenId, Words, incidents_asked
from onrecord.desk.overview_asked import Wanted, wanted
from onrecord.desk.overview_values import chips_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.desk.work.exporting import FINEST, Conditions, Finest, order_of
from onrecord.errors import ArchiveError, SettingsError

if TYPE_CHECKING:
    from onrecord.desk.work import Job

router = APIRouter(include_in_schema=False)
Filter = Annotated[IncidentFilter, Depends(incidents_asked)]
Ids = Annotated[list[GivenId], Query(alias="incident", max_length=1000)]
NARROWING = ("place", "since", "until", "type", "actor", "least")
SOON_S = 1.5  # a small export is there by then


class Chosen(BaseModel):
    """The form of an export, as it is sent."""

    model_config = ConfigDict(extra="ignore")

    form: Words
    place: Words | None = None
    since: date | None = None
    until: date | None = None
    type: Words | None = None
    actor: Words | None = None
    least: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    incident: list[GivenId] = []
    shown: Annotated[str | None, Field(max_length=20_000)] = None
    rule: Words | None = None
    as_of: date | None = None
    recorded_by: date | None = None
    precision: Finest = "exact"
    delay: Annotated[int, Field(ge=0, le=36_500)] = 0
    without_names: bool = False
    texts: bool = False
    licence: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _sent(cls, given: Any) -> Any:
        """Leave out the fields that were left empty."""
        return {name: value for name, value in dict(given).items() if value != ""}


@router.get("/export", response_class=HTMLResponse)
def export(request: Request, person: Reader, asked: Filter, ids: Ids = []) -> HTMLResponse:  # noqa: B006
    """Show what can be exported, and how; with `shown` it is what the overview shows."""
    shown = _shown(request, person)
    return render(
        request,
        "export.html.jinja",
        title="Export",
        formats=commands.formats(),
        rules=commands.rules(),
        finest=FINEST,
        asked={} if shown else _told(asked),
        shown=shown,
        ids=ids,
        mine=_mine(request, person),
    )


@router.post("/export")
def begin(request: Request, person: Reader, chosen: Annotated[Chosen, Form()]) -> Response:
    """Begin an export, and show it."""
    works, shown = desk_of(request).works, chosen.shown
    if shown:
        chosen.incident = _ids(request, person, wanted(QueryParams(shown)))
    job = works.export(
        person.name, order_of(_conditions(chosen), person.sight, person.name, address_of(request))
    )
    works.wait(job, SOON_S)
    return RedirectResponse(f"/export/{job.id}", status_code=303)


@router.get("/export/{id}", response_class=HTMLResponse)
def written(request: Request, person: Reader, id: str, part: bool = False) -> HTMLResponse:
    """Show how far an export is, and its files."""
    job = mine(request, person, id)
    template = "_exported.html.jinja" if part else "exported.html.jinja"
    form = commands.formats()[job.order["conditions"]["form"]]
    before = desk_of(request).works.before(job)
    return render(request, template, title="Export", job=job, form=form, before=before)


@router.post("/export/{id}/cancel")
def cancel(request: Request, person: Reader, id: str) -> Response:
    """Stop an export."""
    desk_of(request).works.cancel(mine(request, person, id))
    return RedirectResponse(f"/export/{id}", status_code=303)


@router.get("/export/{id}/{name}")
def file(request: Request, person: Reader, id: str, name: str) -> FileResponse:
    """Give a file of an export; a dossier is shown, anything else is saved."""
    job = mine(request, person, id)
    return answer(job, name)


def mine(request: Request, person: Person, id: str) -> Job:
    """Find an export of this person; raises ArchiveError where there is none."""
    job = desk_of(request).works.job(id, "export")
    if job.by != person.name:
        raise ArchiveError(f"there is no export {id}", "it may be over and forgotten")
    return job


def _conditions(chosen: Chosen) -> Conditions:
    told = chosen.model_dump(exclude={"shown"})
    asked = IncidentFilter(**{n: told.pop(n) for n in NARROWING})
    return conditions_of(asked, ids=told.pop("incident"), **told)


def _shown(request: Request, person: Person) -> dict[str, Any] | None:
    """What the overview shows at the address that led here: its conditions and how many."""
    if request.query_params.get("shown") != "1":
        return None
    asked = wanted(request.query_params)
    chips = [words for words, _ in chips_of(asked, {})]
    many = len(_ids(request, person, asked))
    return {"query": asked.address("").lstrip("?"), "conditions": chips, "incidents": many}


def _ids(request: Request, person: Person, asked: Wanted) -> list[str]:
    found = desk_of(request).overview.ids(asked.asked, person.sight)
    if not found:
        raise SettingsError("no incident is shown there", "go back to the overview, ask for more")
    return found


def _mine(request: Request, person: Person) -> list[Job]:
    return [job for job in desk_of(request).works.all("export") if job.by == person.name]


def _told(asked: IncidentFilter) -> dict[str, Any]:
    """The conditions that narrow, by name."""
    plain = IncidentFilter()
    told = {name: getattr(asked, name) for name in plain.__dataclass_fields__}
    return {name: value for name, value in told.items() if value != getattr(plain, name)}
