"""Claims: a list, and one, as the contract publishes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from onrecord import commands
from onrecord.commands import ClaimFilter
from onrecord.desk.access import Reader
from onrecord.desk.api.shapes import Claims
from onrecord.desk.given import Cursor, Id, Limit, claims_asked, cut
from onrecord.desk.state import desk_of
from onrecord.errors import ArchiveError
from onrecord.records import to_published

router = APIRouter(tags=["claims"])
Filter = Annotated[ClaimFilter, Depends(claims_asked)]


@router.get("/claims", response_model=Claims)
def claims(
    request: Request, person: Reader, asked: Filter, limit: Limit = 50, cursor: Cursor = None
) -> dict[str, Any]:
    """List claims, those of the oldest report first."""
    found = commands.claims(
        desk_of(request).archive, replace(asked, after=cursor), sight=person.sight, stepwise=True
    )
    held, more = cut(found, 0, limit)
    last = held[-1][1].id if more else None
    said = commands.reviewed(desk_of(request).archive, {claim.id for _, claim in held})
    told = [to_published(claim, report, said.get(claim.id)) for report, claim in held]
    return {"claims": told, "next": last}


@router.get("/claims/{id}")
def claim(request: Request, person: Reader, id: Id) -> dict[str, Any]:
    """Show one claim, by its whole id."""
    found = commands.claims(desk_of(request).archive, ClaimFilter(id=id), sight=person.sight)
    for report, told in found:
        return to_published(told, report, commands.reviewed(desk_of(request).archive, [id]).get(id))
    raise ArchiveError(f"there is no claim {id}", "list them: /api/v1/claims")
