"""Parts of the page of an incident that are asked for when they are opened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onrecord.desk.access import Reader
from onrecord.desk.pages.incident import Day, asked, day_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of

if TYPE_CHECKING:
    from onrecord.commands.sketching import Sketch

BEFORE, AFTER = 365, 90  # days around an incident whose reports are asked who held its place
router = APIRouter(prefix="/incident", include_in_schema=False)


@router.get("/{id}/why", response_class=HTMLResponse)
def why(request: Request, person: Reader, id: str, as_of: Day = "") -> HTMLResponse:
    """Tell why an incident's accounts are joined, feature by feature."""
    from onrecord import commands

    archive, day = desk_of(request).archive, day_of(as_of)
    view = asked(request, person, id, as_of=as_of)
    links = commands.why_joined(archive, id, as_of=day, sight=person.sight)
    reports = {r.id: r for r in view.reports}
    return render(request, "_incident_why.html.jinja", view=view, links=links, reports=reports)


@router.get("/{id}/history", response_class=HTMLResponse)
def history(request: Request, person: Reader, id: str) -> HTMLResponse:
    """Tell who came to an incident and left it, and what people decided."""
    from onrecord import commands

    passages = commands.history(desk_of(request).archive, id, sight=person.sight)
    if not person.may("coder"):  # what people say of claims is for those who judge
        passages = [p for p in passages if p.review is None]
    undone = {p.judgement.id for p in passages if p.what == "withdrawn" and p.judgement}
    return render(
        request, "_incident_history.html.jinja", id=id, passages=passages[::-1], undone=undone
    )


@router.get("/{id}/map", response_class=HTMLResponse)
def drawn(request: Request, person: Reader, id: str, as_of: Day = "") -> HTMLResponse:
    """Draw where an incident's accounts place it."""
    from onrecord.desk.incident_values import exported
    from onrecord.exports.dossier.map import candidates_of, map_of

    told = exported(asked(request, person, id, as_of=as_of))
    return render(
        request,
        "_incident_map.html.jinja",
        told=told,
        map=map_of(told),
        candidates=candidates_of(told)[:12],
    )


@router.get("/{id}/control", response_class=HTMLResponse)
def control(request: Request, person: Reader, id: str, as_of: Day = "") -> HTMLResponse:
    """Tell who is said to have held the place of an incident, by reports of its time."""
    from onrecord import commands
    from onrecord.errors import ArchiveError
    from onrecord.exports.dossier import words
    from onrecord.exports.dossier.control import control_of, holds_of

    sketch = asked(request, person, id, as_of=as_of).sketch
    key = (sketch.place.id or sketch.place.name) if sketch.place else None
    history, days = None, _time_of(sketch)
    if key:
        try:
            archive, day = desk_of(request).archive, day_of(as_of)
            told = commands.control(archive, key, as_of=day, sight=person.sight, days=days)
            history = told.history
        except ArchiveError:  # no claim names the place that a coded account gives
            history = None
    return render(
        request,
        "_incident_control.html.jinja",
        sketch=sketch,
        when=f" in reports of {words.days(*days)}" if days else "",
        drawing=control_of(history, (sketch.start, sketch.end)) if history else None,
        holds=holds_of(history) if history else [],
    )


def _time_of(sketch: Sketch) -> tuple[date, date] | None:
    """The days whose reports are asked who held the place; null where the incident has no day."""
    known = [day for day in (sketch.start, sketch.end) if day]
    if not known:
        return None
    first = max(min(known).toordinal() - BEFORE, 1)
    last = min(max(known).toordinal() + AFTER, date.max.toordinal())
    return date.fromordinal(first), date.fromordinal(last)
