"""Origins, who holds a place, forecasts, why two are joined, formats, health."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException

from onrecord import __version__, commands
from onrecord.commands.origin import OriginSort
from onrecord.desk.access import Reader
from onrecord.desk.api.shapes import Form, Health, Rows
from onrecord.desk.given import Asked, AsOf, From, GivenId, Limit, RecordedBy, Words, cut
from onrecord.desk.state import desk_of

router = APIRouter()


@router.get("/origins", response_model=Rows, tags=["origins"])
def origins(
    request: Request,
    person: Reader,
    sort: OriginSort = "claims",
    limit: Limit = 50,
    cursor: From = 0,
) -> dict[str, Any]:
    """List the origins that incidents go back to, as the page does: heard, first, confirmed."""
    from onrecord.exports.plain import jsonable

    kept = desk_of(request).origins
    found = kept.page(sort=sort, skip=cursor, most=limit, sight=person.sight)
    after = cursor + limit if found.count > cursor + limit else None
    return {"rows": [jsonable(one) for one in found.origins], "next": after}


@router.get("/control", response_model=Rows, tags=["places"])
def control(
    request: Request,
    person: Reader,
    place: Annotated[Words, Query(min_length=1, description="A place's id, or its name.")],
    on: date | None = None,
    rule: Literal["origins", "admission"] = "origins",
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
) -> dict[str, Any]:
    """Tell who is said to hold a place over time, and where origins differ: a row a stretch."""
    desk, asked = desk_of(request), {"on": on, "as_of": as_of, "sight": person.sight}
    if recorded_by is None:
        told = desk.ground.control(place, rule=rule, **asked)  # type: ignore[arg-type]
    else:
        told = commands.control(desk.archive, place, rule=rule, recorded_by=recorded_by, **asked)  # type: ignore[arg-type]
    return {"rows": list(commands.rows_of(told)), "next": None}


@router.get("/forecasts", response_model=Rows, tags=["forecasts"])
def forecasts(
    request: Request,
    person: Reader,
    place: Asked = None,
    actor: Asked = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    cursor: From = 0,
) -> dict[str, Any]:
    """List what was planned, predicted or threatened, and what became of it."""
    foretelling = desk_of(request).foretelling
    told = foretelling.ask(place=place, actor=actor, as_of=as_of, sight=person.sight)
    if told is None:
        wait = {"Retry-After": "10"}
        raise HTTPException(503, "what became of the forecasts is being worked out", headers=wait)
    held, after = cut(told.told, cursor, limit)
    foretelling.show([p.forecast for p in held], person.sight)
    some = commands.Forecasts(told.by, tuple((p.forecast, p.outcome) for p in held), ())
    return {"rows": list(commands.rows_of(some)), "next": after}


@router.get("/explain", response_model=dict[str, Any], tags=["incidents"])
def explain(
    request: Request,
    person: Reader,
    a: Annotated[GivenId, Query()],
    b: Annotated[GivenId, Query()],
) -> dict[str, Any]:
    """Explain why two claims or incidents are joined, or why not, feature by feature."""
    from onrecord.exports.plain import jsonable

    told = commands.explain(desk_of(request).archive, a, b, sight=person.sight)
    whole: dict[str, Any] = jsonable(told)
    heads = [{"id": r.id, "title": r.title, "publisher": r.publisher} for r in told.reports]
    return whole | {"reports": heads, "judgements": _plain(told.judgements)}


@router.get("/formats", response_model=list[Form], tags=["export"])
def formats(request: Request, person: Reader) -> list[Any]:
    """List the formats of an export: what each holds, and what it cannot carry."""
    return list(commands.formats().values())


@router.get("/health", response_model=Health, tags=["desk"])
def health(request: Request, person: Reader) -> dict[str, Any]:
    """Tell whether the desk answers, and what the archive holds."""
    archive = desk_of(request).archive
    counts = commands.counts(archive, sight=person.sight)
    told = {"reports": counts.reports, "claims": counts.claims, "failures": counts.failures}
    linked = commands.linked(archive)
    waiting = commands.unlinked(archive, sight=person.sight)
    return told | {"version": __version__, "linked": linked, "unlinked": waiting}


def _plain(judgements: object) -> Any:
    from onrecord.desk.api.shapes import Judged

    return TypeAdapter(list[Judged]).dump_python(
        TypeAdapter(list[Judged]).validate_python(judgements, from_attributes=True), mode="json"
    )
