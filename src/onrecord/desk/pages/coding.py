"""Samples that people code blind: drawn, joined, looked at."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord import commands
from onrecord.commands import ClaimFilter, Sample
from onrecord.desk.access import Coder, Person, Reviewer
from onrecord.desk.forms import Sent, text_of, texts_of
from onrecord.desk.rendering import render
from onrecord.desk.state import desk_of
from onrecord.errors import SettingsError

router = APIRouter(include_in_schema=False)
SEE_OTHER = 303
NARROWED = ("type", "stance", "modality", "place", "actor", "speaker", "search")


@router.get("/coding", response_class=HTMLResponse)
def samples(request: Request, person: Coder) -> HTMLResponse:
    """List the samples, and offer to draw one."""
    found = commands.codings(desk_of(request).archive)
    mine = found if person.may("reviewer") else [c for c in found if _invited(c, person)]
    fields = commands.coded_fields()
    return render(request, "coding.html.jinja", title="Coding", codings=mine, fields=fields)


@router.post("/coding")
def draw(request: Request, person: Reviewer, sent: Sent) -> Response:
    """Draw a sample."""
    asked = {name: text_of(sent, name) or None for name in NARROWED}
    sample = Sample(
        name=text_of(sent, "name"),
        size=_number(sent, "size"),
        seed=_number(sent, "seed"),
        fields=tuple(texts_of(sent, "fields")),
        coders=tuple(text_of(sent, "coders").replace(",", "\n").splitlines()),
        asked=ClaimFilter(**asked),  # type: ignore[arg-type]
    )
    archive = desk_of(request).archive
    made = commands.coding_draw(archive, sample, by=person.name, sight=person.sight)
    return RedirectResponse(f"/coding/{made.coding.id}", SEE_OTHER)


@router.get("/coding/{number}", response_class=HTMLResponse)
def sample(request: Request, person: Coder, number: int) -> HTMLResponse:
    """Show a sample: how it was drawn, who codes it, how far each is."""
    found = commands.coding(desk_of(request).archive, number)
    asked = commands.fields_named(found.coding.fields)
    mine, name = _invited(found, person), found.coding.name
    page = "coding_one.html.jinja"
    return render(request, page, title=name, found=found, fields=asked, mine=mine)


@router.post("/coding/{number}/invite")
def invite(request: Request, person: Reviewer, number: int, sent: Sent) -> Response:
    """Invite coders to a sample."""
    names = text_of(sent, "coders").replace(",", "\n").splitlines()
    commands.coding_invite(desk_of(request).archive, number, names, by=person.name)
    return RedirectResponse(f"/coding/{number}", SEE_OTHER)


def _invited(found: commands.CodingView, person: Person) -> bool:
    return any(p.coder.name == person.name for p in found.coders)


def _number(sent: Sent, name: str) -> int:
    told = text_of(sent, name)
    if not (told.isascii() and told.isdigit() and len(told) < 16):
        raise SettingsError(f"the {name} {told!r} is no number", "give it in digits")
    return int(told)
