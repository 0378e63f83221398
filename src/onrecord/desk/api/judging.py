"""What people decide about incidents and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from onrecord import commands
from onrecord.desk.access import Coder
from onrecord.desk.api.pace import paced
from onrecord.desk.api.shapes import Judged
from onrecord.desk.given import GivenId, Words
from onrecord.desk.state import desk_of
from onrecord.desk.undoing import undo_judgement

if TYPE_CHECKING:
    from onrecord.records import Judgement

Count = Annotated[int, Field(ge=0, le=2**31 - 1)]
router = APIRouter(tags=["judgements"], dependencies=[Depends(paced)])


class Verdict(BaseModel):
    """`same`, `different` or `part_of` of incidents or claims, by their ids; see `judge`.

    `seen` maps incidents to the `changes` that they were shown with: where somebody changed one
    since, nothing is recorded, and the answer is 409.
    """

    decision: Literal["same", "different", "part_of"]
    ids: Annotated[list[GivenId], Field(min_length=2, max_length=20)]
    reason: Words | None = None
    seen: Annotated[dict[GivenId, Count] | None, Field(max_length=20)] = None


@router.post("/judgements", response_model=list[Judged], status_code=201)
def judge(request: Request, person: Coder, verdict: Verdict) -> list[Judgement]:
    """Record that incidents or claims are the same, different, or one a part of another."""
    return commands.judge(
        desk_of(request).archive,
        verdict.decision,
        verdict.ids,
        by=person.name,
        reason=verdict.reason,
        sight=person.sight,
        seen=verdict.seen,
    )


@router.delete("/judgements/{number}", response_model=list[Judged])
def undo(
    request: Request, person: Coder, number: Annotated[int, Field(ge=1, le=2**31 - 1)]
) -> list[Judgement]:
    """Withdraw a judgement by its number, a coder one's own, a reviewer any; it is kept."""
    return undo_judgement(request, person, str(number))
