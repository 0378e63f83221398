"""Whether two claims tell of one event: both accounts side by side, and what people decide."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.desk.access import Coder
from onrecord.desk.forms import Sent, seen_in, text_of, texts_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.errors import SettingsError

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303
Found = Annotated[str, Query(max_length=200)]
SPLIT = "split"
PAIR = ("same", "different", "part_of")
ADDRESS = re.compile(r"/(?:incident|claim|review)/([0-9a-z]+)", re.IGNORECASE)


@router.get("/pair", response_class=HTMLResponse)
def pair(request: Request, person: Coder, a: str, b: str) -> HTMLResponse:
    """Show two claims' accounts side by side, with what speaks for one event and for two."""
    archive = desk_of(request).archive
    views = [commands.claim(archive, id, sight=person.sight) for id in (a, b)]
    found = commands.explain(archive, a, b, sight=person.sight)
    held = desk_of(request).leases.take(commands.key_of(a, b), person.name)
    page, title = "review_pair.html.jinja", "One event or two?"
    seen = commands.times_changed(archive, found.incidents)
    return render(
        request,
        page,
        title=title,
        found=found,
        views=views,
        a=a,
        b=b,
        held=held,
        seen=seen,
    )


@router.post("/pair")
def judge_pair(request: Request, person: Coder, sent: Sent) -> Response:
    """Decide about two claims."""
    a, b, decision = (text_of(sent, name) for name in ("a", "b", "decision"))
    if decision not in PAIR:
        raise SettingsError(f"there is no decision {decision!r}", f"choose of {', '.join(PAIR)}")
    reason = text_of(sent, "reason") or None
    archive, seen = desk_of(request).archive, seen_in(texts_of(sent, "seen"))
    commands.judge(
        archive, decision, [a, b], by=person.name, reason=reason, sight=person.sight, seen=seen
    )
    return RedirectResponse(f"/pair?a={a}&b={b}", SEE_OTHER)


@router.post("/review/{id}/judge")
def judge(request: Request, person: Coder, id: str, sent: Sent) -> Response:
    """Tell a claim apart from its incident, or join it with another, or hold the two apart."""
    archive, decision = desk_of(request).archive, text_of(sent, "decision")
    reason, seen = text_of(sent, "reason") or None, seen_in(texts_of(sent, "seen"))
    commands.still_as_seen(archive, seen, sight=person.sight)
    view = commands.claim(archive, id, sight=person.sight)
    if decision == SPLIT:
        others = [account.claims[0] for account in view.others if account.claims]
        if not others:
            raise SettingsError("it stands alone already", "there is nothing to split it from")
        decision, ids = "different", [id, *others]
    elif decision in PAIR:
        ids = [id, _other(sent)]
    else:
        what = f"there is no decision {decision!r}"
        raise SettingsError(what, f"choose of {', '.join((SPLIT, *PAIR))}")
    commands.judge(
        archive, decision, ids, by=person.name, reason=reason, sight=person.sight, seen=seen
    )
    return RedirectResponse(f"/review/{id}#belongs", SEE_OTHER)


@router.get("/review/{id}/near", response_class=HTMLResponse)
def near(request: Request, person: Coder, id: str, find: Found = "") -> HTMLResponse:
    """Find incidents that a claim may belong to instead."""
    archive = desk_of(request).archive
    commands.claim(archive, id, sight=person.sight)
    found, more = commands.near(archive, id, find, sight=person.sight)
    return render(request, "_near.html.jinja", found=found, more=more)


def _other(sent: Sent) -> str:
    """The other incident or claim: its id, or the address of its page."""
    given = text_of(sent, "other")
    if not given:
        raise SettingsError("the other incident is not named", "choose one, or give its id")
    found = ADDRESS.search(given)
    return found[1] if found else given
