"""What people decide on the page of an incident: what belongs together and what does not."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import Field
from starlette.responses import HTMLResponse, RedirectResponse

from onrecord.desk.access import Coder, Person
from onrecord.desk.forms import seen_in
from onrecord.desk.pages.incident import SEE_OTHER, asked
from onrecord.desk.state import desk_of
from onrecord.desk.undoing import undo_judgement
from onrecord.errors import SettingsError

router = APIRouter(prefix="/incident", include_in_schema=False)
MOST = 500  # letters of a reason
ADDRESS = re.compile(r"/(?:incident|claim|review)/([0-9a-z]+)", re.IGNORECASE)
Reason = Annotated[str, Form(max_length=MOST)]
Numbered = Annotated[list[Annotated[int, Field(ge=1)]], Form(min_length=1, max_length=1_000)]
Shown = Annotated[list[str] | None, Form(max_length=20)]  # how often the incident was changed


@router.post("/{id}/split", response_class=HTMLResponse)
def split(
    request: Request,
    person: Coder,
    id: str,
    claim: Annotated[str, Form()],
    reason: Reason = "",
    seen: Shown = None,
) -> RedirectResponse:
    """Split an account off: it and each of the others are two events."""
    from onrecord import commands
    from onrecord.desk.incident_values import others

    archive = desk_of(request).archive
    commands.still_as_seen(archive, seen_in(seen or []), sight=person.sight)
    rest = others(asked(request, person, id), claim)
    if not rest:
        raise SettingsError("there is nothing to split it from", "choose one of several accounts")
    return _judged(request, person, id, "different", [claim, *rest], reason, seen)


@router.post("/{id}/judge", response_class=HTMLResponse)
def judge(
    request: Request,
    person: Coder,
    id: str,
    decision: Annotated[str, Form()],
    other: Annotated[str, Form()],
    reason: Reason = "",
    seen: Shown = None,
) -> RedirectResponse:
    """Decide how an incident and another belong together; `other` is an id or its page."""
    if decision == "undo":
        raise SettingsError("that is no decision about two incidents", "choose one of the three")
    found = ADDRESS.search(other)
    ids = [id, found[1] if found else other.strip()]
    return _judged(request, person, id, decision, ids, reason, seen)


@router.post("/{id}/undo", response_class=HTMLResponse)
def undo(request: Request, person: Coder, id: str, judgement: Numbered) -> RedirectResponse:
    """Withdraw judgements made by one act: a coder their own, a reviewer any."""
    asked(request, person, id)
    numbers = [str(number) for number in judgement]
    undo_judgement(request, person, *numbers)
    return RedirectResponse(f"/incident/{id}?undone={','.join(numbers)}", SEE_OTHER)


def _judged(
    request: Request,
    person: Person,
    id: str,
    decision: str,
    ids: list[str],
    reason: str,
    shown: list[str] | None = None,
) -> RedirectResponse:
    from onrecord import commands

    archive, told = desk_of(request).archive, {"by": person.name, "sight": person.sight}
    why, seen = reason.strip() or None, seen_in(shown or [])
    made = commands.judge(archive, decision, ids, reason=why, seen=seen, **told)  # type: ignore[arg-type]
    numbers = ",".join(str(j.id) for j in made)
    return RedirectResponse(f"/incident/{id}?judged={numbers}", SEE_OTHER)
