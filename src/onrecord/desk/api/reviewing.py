"""What people say of claims, and what waits for their judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field, JsonValue

from onrecord import commands
from onrecord.desk.access import Coder
from onrecord.desk.api.pace import paced
from onrecord.desk.api.shapes import Moment, Shape
from onrecord.desk.given import GivenId, Id, Words
from onrecord.desk.state import desk_of
from onrecord.desk.undoing import undo_review
from onrecord.records import to_published

if TYPE_CHECKING:
    from onrecord.records import Review

router = APIRouter(tags=["review"])


class Saying(BaseModel):
    """What is said of a claim.

    `field` is the path of what is corrected (`event.places.0`), `value` what stands there instead
    as claims are published; or the grade, or the comment, or what became of a forecast
    (`outcome`: came_true, partly, did_not, unclear). `reason` says why. `seen` is how many changes
    the claim had when it was read (its reviews, and those of them withdrawn): where it has more
    now, the answer is 409.
    """

    act: Literal["accepted", "rejected", "corrected", "graded", "commented", "outcome"]
    field: Words | None = None
    value: JsonValue = None
    reason: Words | None = None
    seen: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


class Said(Shape):
    """One thing that a person said of a claim."""

    id: int
    claim: str
    act: str
    field: str | None
    value: str | None
    by: str
    at: Moment
    withdrawn_at: Moment | None
    withdrawn_by: str | None
    reason: str | None


class Waiting(Shape):
    """Something that waits for judgement, and why; of a dispute the incident's id."""

    kind: str
    claims: list[dict[str, Any]]
    incident: str | None
    why: list[str]


@router.get("/claims/{id}/reviews", response_model=list[Said])
def reviews(request: Request, person: Coder, id: Id) -> list[Review]:
    """List what was said of a claim, also what was withdrawn."""
    _visible(request, person, id)
    return commands.reviews(desk_of(request).archive, id, sight=person.sight)


@router.post(
    "/claims/{id}/reviews", response_model=Said, status_code=201, dependencies=[Depends(paced)]
)
def review(request: Request, person: Coder, id: Id, said: Saying) -> Review:
    """Say something of a claim: accept, reject, correct, grade or comment it; or its outcome.

    The machine's own claim stays as it is. An outcome takes the role reviewer.
    """
    if said.act == "outcome":
        person.must("reviewer")
    _visible(request, person, id)
    told: Any = said.model_dump(include={"act", "field", "value", "reason", "seen"})
    return commands.review(desk_of(request).archive, id, by=person.name, **told)


@router.delete("/reviews/{number}", response_model=Said, dependencies=[Depends(paced)])
def unreview(
    request: Request, person: Coder, number: Annotated[int, Field(ge=1, le=2**31 - 1)]
) -> Review:
    """Withdraw what was said of a claim, a coder their own, a reviewer any's; it is kept."""
    return undo_review(request, person, str(number))


@router.get("/queue", response_model=list[Waiting])
def queue(
    request: Request,
    person: Coder,
    kind: Literal["claims", "joins", "disputes"] = "claims",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> list[dict[str, Any]]:
    """List what waits for judgement, fifty a page, the most doubtful and weightiest first."""
    desk = desk_of(request)
    found = commands.queue(
        desk.archive, kind, page=page, sight=person.sight, overview=desk.overview
    )
    return [
        {
            "kind": one.kind,
            "claims": [to_published(claim, report) for report, claim in one.claims],
            "why": one.why,
            "incident": one.incident.id if one.incident else None,
        }
        for one in found
    ]


def _visible(request: Request, person: Coder, id: GivenId) -> None:
    """Refuse a claim that this person may not see, as one that is not there."""
    from onrecord.commands import ClaimFilter
    from onrecord.errors import ArchiveError

    found = commands.claims(desk_of(request).archive, ClaimFilter(id=id), sight=person.sight)
    if next(iter(found), None) is None:
        raise ArchiveError(f"there is no claim {id}", "list them: /api/v1/claims")
