"""The page of an incident: its accounts side by side."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.desk.access import Person, Reader
from onrecord.desk.incident_judged import decided
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of

if TYPE_CHECKING:
    from onrecord.commands import IncidentView

router = APIRouter(prefix="/incident", include_in_schema=False)
RULE = "range"
SEE_OTHER = 303
Numbers = Annotated[str, Query(pattern=r"^[\d,]*$", max_length=8_000)]
Ranks = Annotated[str, Query(max_length=2_000)]  # sources, the most trusted first
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


@router.get("/{id}", response_class=HTMLResponse)
def incident(
    request: Request,
    person: Reader,
    id: str,
    rule: str = RULE,
    as_of: Day = "",
    ranks: Ranks = "",
    judged: Numbers = "",
    undone: Numbers = "",
) -> Response:
    """Show an incident under a rule, as of a day; an absorbed one leads to what took it in."""
    from onrecord import commands
    from onrecord.desk.incident_values import page_of, words_of_pages

    view = asked(request, person, id, rule=rule, as_of=as_of, ranks=ranks)
    if view.sketch.id != id:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/incident/{view.sketch.id}{query}", SEE_OTHER)
    page = page_of(view)
    return render(
        request,
        "incident.html.jinja",
        title=page["title"],
        view=view,
        page=page,
        rule=rule,
        rules=commands.rules(),
        ranks=ranks,
        as_of=as_of,
        decided=decided(request, person, view, judged, undone),
        **words_of_pages(),
    )


def asked(
    request: Request,
    person: Person,
    id: str,
    *,
    rule: str = RULE,
    as_of: str = "",
    ranks: str = "",
) -> IncidentView:
    """Ask for an incident without what takes long."""
    from onrecord import commands

    return commands.incident(
        desk_of(request).archive,
        id,
        rule=rule,
        as_of=day_of(as_of),
        ranks=ranks_of(ranks),
        sight=person.sight,
        explained=False,
    )


def ranks_of(given: str) -> dict[str, int]:
    """Rank sources that a form gives in order, with semicolons between them.

    >>> ranks_of("The Monitor; State Agency")
    {'The Monitor': 1, 'State Agency': 2}
    """
    named = dict.fromkeys(name.strip() for name in given.split(";"))
    return {name: rank for rank, name in enumerate(filter(None, named), start=1)}


def day_of(given: str) -> date | None:
    """A day as a form sends it; raises SettingsError where there is none such."""
    from onrecord.errors import SettingsError

    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise SettingsError(f"there is no day {given}", "give it as 2013-06-05") from None
