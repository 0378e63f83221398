"""What waits for judgement, by kind, and what is next; two who judge are not given the same."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.desk.access import Coder, Person
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303
MINE = "mine"
FULL = 50  # items of a page
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Id = Annotated[str, Query(max_length=64)]


@router.get("/review", response_class=HTMLResponse)
def queue(request: Request, person: Coder, kind: str = "claims", page: Page = 1) -> HTMLResponse:
    """Show what waits for judgement."""
    desk, sight = desk_of(request), person.sight
    counts = commands.queue_counts(desk.archive, sight=sight, overview=desk.overview)
    if kind == MINE:
        return _mine(request, person, page, counts)
    found = commands.queue(desk.archive, kind, page=page, sight=sight, overview=desk.overview)
    many = counts[kind]
    more = len(found) == FULL if many is None else page * FULL < many
    return render(
        request,
        "review_queue.html.jinja",
        title="Review",
        queued=found,
        kind=kind,
        page=page,
        more=more,
        counts=counts,
        open=desk.leases.all(),
    )


def _mine(
    request: Request, person: Person, page: int, counts: dict[str, int | None]
) -> HTMLResponse:
    """Show what somebody judged and what waits for them."""
    desk, name = desk_of(request), person.name
    found, more = commands.deeds(desk.archive, page=page, sight=person.sight, by=name)
    keys = [item for item, lease in desk.leases.all().items() if lease.by == name]
    return render(
        request,
        "review_mine.html.jinja",
        title="Review",
        kind=MINE,
        page=page,
        more=more,
        counts=counts,
        queued=commands.queued_items(desk.archive, keys[::-1], desk.overview, sight=person.sight),
        answers=commands.answers(desk.archive, name, sight=person.sight),
        codings=[c for c in commands.codings(desk.archive) if c.blind(name)],
        deeds=found,
    )


@router.get("/review/dispute/{id}")
def dispute(request: Request, person: Coder, id: str) -> Response:
    """Open an incident of the queue."""
    desk_of(request).leases.take(commands.key_of(commands.INCIDENT, id), person.name)
    return RedirectResponse(f"/incident/{id}#disputed", SEE_OTHER)


@router.get("/review/{id}/next")
def following(request: Request, person: Coder, id: str, back: bool = False) -> Response:
    """Go to the next claim of the queue that nobody else has open, or to the one before."""
    return _next(request, person, [id], back)


@router.get("/pair/next")
def following_pair(request: Request, person: Coder, a: Id, b: Id, back: bool = False) -> Response:
    """Go to the next pair of the queue that nobody else has open, or to the one before."""
    return _next(request, person, [a, b], back)


def _next(request: Request, person: Person, claims: list[str], back: bool) -> Response:
    desk, leases = desk_of(request), desk_of(request).leases
    leases.free(commands.key_of(*claims), person.name)
    while True:
        taken = leases.taken(person.name)
        found = commands.following(desk.archive, claims, back=back, taken=taken, sight=person.sight)
        if found is None:
            kind = "claims" if len(claims) == 1 else "joins"
            return RedirectResponse(f"/review?kind={kind}", SEE_OTHER)
        if leases.take(found.key, person.name) is None:
            return RedirectResponse(address_of(found), SEE_OTHER)


def address_of(item: commands.Queued) -> str:
    """The page on which an item of the queue is judged."""
    if item.incident is not None:
        return f"/review/dispute/{item.incident.id}"
    a, *b = (claim.id for _, claim in item.claims)
    return f"/pair?a={a}&b={b[0]}" if b else f"/review/{a}"
