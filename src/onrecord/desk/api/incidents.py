"""Incidents: a list, one, why two are joined, and what became of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request

from onrecord import commands
from onrecord.commands import IncidentFilter
from onrecord.desk.access import Reader
from onrecord.desk.api.shapes import Incident, Incidents, Rows
from onrecord.desk.given import (
    AsOf,
    From,
    Id,
    Limit,
    RecordedBy,
    Rule,
    cut,
    incidents_asked,
)
from onrecord.desk.state import desk_of

if TYPE_CHECKING:
    from onrecord.commands import Found, IncidentView

router = APIRouter(tags=["incidents"])
Filter = Annotated[IncidentFilter, Depends(incidents_asked)]


@router.get("/incidents", response_model=Incidents)
def incidents(
    request: Request,
    person: Reader,
    asked: Filter,
    rule: Rule = "range",
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    limit: Limit = 25,
    cursor: From = 0,
) -> dict[str, Any]:
    """List incidents by their days, those without days last."""
    if as_of is None and recorded_by is None:
        held, after = commands.incident_page(
            desk_of(request).overview,
            asked,
            first=cursor,
            most=limit,
            rule=rule,
            sight=person.sight,
        )
        return {"incidents": [_line(one) for one in held], "next": after}
    found = commands.incidents(
        desk_of(request).archive,
        asked,
        rule=rule,
        as_of=as_of,
        recorded_by=recorded_by,
        sight=person.sight,
    )
    held, after = cut(found, cursor, limit)
    return {"incidents": [_line(one) for one in held], "next": after}


@router.get("/incidents/{id}", response_model=Incident)
def incident(
    request: Request,
    person: Reader,
    id: Id,
    rule: Rule = "range",
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
) -> dict[str, Any]:
    """Show one incident: its accounts side by side, what is agreed, what is disputed."""
    view = commands.incident(
        desk_of(request).archive,
        id,
        rule=rule,
        as_of=as_of,
        recorded_by=recorded_by,
        sight=person.sight,
    )
    return _whole(view)


@router.get("/incidents/{id}/history", response_model=Rows)
def history(
    request: Request,
    person: Reader,
    id: Id,
    limit: Limit = 50,
    cursor: From = 0,
) -> dict[str, Any]:
    """Tell what happened to an incident: who came and left, and what people decided."""
    told = commands.history(desk_of(request).archive, id, sight=person.sight)
    judges = person.may("coder")  # what people say of claims is for those who judge
    held, after = cut([p for p in told if judges or p.review is None], cursor, limit)
    return {"rows": list(commands.rows_of(held)), "next": after}


@router.get("/disputes", response_model=Rows)
def disputes(
    request: Request,
    person: Reader,
    asked: Filter,
    rule: Rule = "range",
    limit: Limit = 25,
    cursor: From = 0,
) -> dict[str, Any]:
    """List the sides of disputes: a row a side, `limit` incidents a page."""
    held, after = commands.incident_page(
        desk_of(request).overview,
        asked,
        first=cursor,
        most=limit,
        rule=rule,
        disputed=True,
        sight=person.sight,
    )
    return {"rows": list(commands.dispute_rows(held)), "next": after}


def _line(found: Found) -> dict[str, Any]:
    from onrecord.desk.api.shapes import Heading

    told = found.told
    disputed = [str(d.field) for d in told.disputes]
    heading = Heading.model_validate(found.sketch).model_dump()
    return heading | {"rule": told.rule, "disputed": disputed, "share": told.share}


def _whole(view: IncidentView) -> dict[str, Any]:
    from onrecord.exports.plain import answer_of, dispute_of, row_of

    told = view.told
    return {
        "heading": view.sketch,
        "asked": view.asked,
        "rule": told.rule,
        "answers": [answer_of(a) for a in told.answers],
        "disputes": [dispute_of(d) for d in told.disputes],
        "accounts": [row_of(r) for r in told.rows],
        "reports": view.reports,
        "claims": [t.claim.id for t in view.testimonies],
        "part_of": view.part_of,
        "part_why": view.part_why,
        "parts": view.parts,
        "judgements": view.judgements,
        "changes": view.changes,
    }
