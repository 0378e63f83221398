"""A coder's page: one claim at a time, blind to the machine and to the other coders."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.commands import CodedField
from onrecord.desk.access import Coder
from onrecord.desk.forms import Sent, text_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.desk.wording import Marked, Run, runs_of
from onrecord.errors import SettingsError

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303
GIVEN, CANNOT = "given", "cannot tell"  # the answer stands in the field beside; there is none


@router.get("/coding/{number}/code", response_class=HTMLResponse)
def code(request: Request, person: Coder, number: int, at: int | None = None) -> HTMLResponse:
    """Show a claim of a sample to be coded, by its words in the report alone."""
    archive = desk_of(request).archive
    unit = commands.coding_unit(archive, number, person.name, at, sight=person.sight)
    return render(
        request,
        "coding_code.html.jinja",
        title=f"{unit.coding.name}, claim {unit.position}",
        unit=unit,
        fields=commands.fields_named(unit.coding.fields),
        paragraphs=_paragraphs(unit),
    )


@router.post("/coding/{number}/code")
def give(request: Request, person: Coder, number: int, sent: Sent) -> Response:
    """Record what the coder says of a claim, and go on to the next."""
    archive, claim = desk_of(request).archive, text_of(sent, "claim")
    asked = commands.fields_named(commands.coding(archive, number).coding.fields)
    told = {field.name: _answer(sent, field) for field in asked}
    commands.coding_give(archive, number, person.name, claim, told, sight=person.sight)
    return RedirectResponse(f"/coding/{number}/code{_next(sent)}", SEE_OTHER)


@router.post("/coding/{number}/done")
def done(request: Request, person: Coder, number: int) -> Response:
    """Hand a coding in."""
    archive = desk_of(request).archive
    commands.coding_hand_in(archive, number, person.name, sight=person.sight)
    return RedirectResponse(f"/coding/{number}/agreement", SEE_OTHER)


def _answer(sent: Sent, field: CodedField) -> str:
    """The answer to a question, empty for "cannot tell"; nothing at all is no answer."""
    if field.name not in sent:
        raise SettingsError(f"{field.label} has no answer", "choose one, or “cannot tell”")
    told = text_of(sent, field.name)
    if told != GIVEN:
        return "" if told == CANNOT else told
    words = text_of(sent, f"{field.name}_given")
    if not words:
        raise SettingsError(f"{field.label} is empty", "fill it in, or choose “not told”")
    return words


def _next(sent: Sent) -> str:
    at = text_of(sent, "next")
    return f"?at={at}" if at.isascii() and at.isdigit() else ""


def _paragraphs(unit: commands.Unit) -> list[list[Run]]:
    if unit.report is None:
        return []
    marked = [Marked(*words.span, "said") for words in unit.evidence]
    if unit.trigger is not None:
        marked.append(Marked(*unit.trigger.span, "trigger"))
    return runs_of(unit.report.text, marked)
