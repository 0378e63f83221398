"""The page of one claim: its words in the report, and what people say of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.commands import Outdated
from onrecord.desk.access import Coder, Person
from onrecord.desk.forms import Sent, text_of
from onrecord.desk.leases import Lease
from onrecord.desk.rendering import render
from onrecord.desk.review_fields import fields_of, legend_of, marks_of
from onrecord.desk.review_sent import value_sent
from onrecord.desk.state import desk_of
from onrecord.desk.undoing import undo_review
from onrecord.desk.wording import runs_of
from onrecord.records import JUDGING, Review

router = APIRouter(prefix="/review", include_in_schema=False)
SEE_OTHER, CONFLICT = 303, 409
Path = Annotated[str, Query(max_length=64)]
Place = Annotated[int | None, Query(ge=0, le=10**9)]


@router.get("/{id}", response_class=HTMLResponse)
def claim(
    request: Request,
    person: Coder,
    id: str,
    field: Path = "",
    start: Place = None,
    end: Place = None,
) -> HTMLResponse:
    """Show a claim to be judged."""
    return _shown(request, person, id, (field, start, end))


@router.get("/{id}/field", response_class=HTMLResponse)
def field(
    request: Request,
    person: Coder,
    id: str,
    field: Path,
    start: Place = None,
    end: Place = None,
) -> HTMLResponse:
    """Show the form that corrects one field, by words of the report where some are chosen."""
    return _shown(request, person, id, (field, start, end), "_field.html.jinja")


@router.post("/{id}")
def say(request: Request, person: Coder, id: str, sent: Sent) -> Response:
    """Record what somebody says of a claim; told apart where somebody else did meanwhile."""
    archive, act = desk_of(request).archive, text_of(sent, "act")
    seen = text_of(sent, "seen")
    if act == "outcome":  # it is about a forecast, which reviewers judge
        person.must("reviewer")
    view = commands.claim(archive, id, sight=person.sight)
    try:
        commands.review(
            archive,
            id,
            act,
            by=person.name,
            seen=int(seen) if seen.isascii() and seen.isdigit() else None,
            field=text_of(sent, "field") or None,
            value=value_sent(sent, act, view),
        )
    except Outdated as outdated:
        return _shown(request, person, id, ("", None, None), told=(outdated.reviews, dict(sent)))
    return RedirectResponse(f"/review/{id}", SEE_OTHER)


@router.post("/{id}/undo")
def undo(request: Request, person: Coder, id: str, sent: Sent) -> Response:
    """Undo a review: a coder their own, a reviewer any."""
    found = undo_review(request, person, text_of(sent, "number"))
    return RedirectResponse(f"/review/{found.claim}", SEE_OTHER)


def _shown(
    request: Request,
    person: Person,
    id: str,
    chosen: tuple[str, int | None, int | None],
    page: str = "review_claim.html.jinja",
    told: tuple[tuple[Review, ...], dict[str, object]] | None = None,
) -> HTMLResponse:
    archive = desk_of(request).archive
    view = commands.claim(archive, id, sight=person.sight)
    said = commands.reviews(archive, id, sight=person.sight)
    held = _opened(request, person, id, said)
    now = commands.corrected(view.claim, view.report, said)
    fields = fields_of(now)
    field, start, end = chosen
    one = next((f for f in fields if f.path == field), None)
    words = one is not None and start is not None and end is not None
    return render(
        request,
        page,
        status=CONFLICT if told else 200,
        title="A claim",
        view=view,
        now=now,
        fields=fields,
        machine={f.path: f.told for f in fields_of(view.claim)},
        legend=legend_of(fields),
        paragraphs=runs_of(view.report.text, marks_of(now)),
        said=said,
        seen=len(said) + sum(1 for r in said if r.withdrawn_at),
        chosen=one,
        start=start,
        end=end,
        offered=_offered(view, field, start, end) if words else [],
        told=told,
        held=held,
        incidents=commands.times_changed(archive, [view.incident] if view.incident else []),
        grades=commands.GRADES,
    )


def _opened(request: Request, person: Person, id: str, said: list[Review]) -> Lease | None:
    """Have a claim open while it waits; who else has, if somebody has."""
    leases, key = desk_of(request).leases, commands.key_of(id)
    if not any(r.act in JUDGING and r.withdrawn_at is None for r in said):
        return leases.take(key, person.name)
    leases.free(key, person.name)
    return None


def _offered(
    view: commands.ClaimView, field: str, start: int | None, end: int | None
) -> list[commands.Proposal]:
    if start is None or end is None or field == "event.period":
        return []
    return commands.propose(view.report, view.claim, field, start, end)
