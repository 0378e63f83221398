"""What the machine says of a claim, in the answers that coders are asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.coding_fields import NOT_TOLD

if TYPE_CHECKING:
    from onrecord.records import Claim, Event, Participant, Words


def machine_says(claim: Claim, field: str) -> str | None:
    """Tell the machine's answer to a question of a claim; null where it is never asked.

    >>> from types import SimpleNamespace
    >>> machine_says(SimpleNamespace(stance="denied"), "stance")
    'denied'
    """
    if field in ("stance", "modality"):
        return str(getattr(claim, field))
    if field in ("killed", "wounded"):
        return _number(claim, field)
    if field in ("claimant", "claimant_named"):
        return _speaker(claim, field)
    if claim.event is None:
        return {"type": "no event", "grade": None}.get(field, NOT_TOLD)
    asked = EVENT.get(field)
    return asked(claim.event) if asked else None


def _number(claim: Claim, measure: str) -> str | None:
    told = [f for f in claim.figures if f.measure == measure and not f.part_of and not f.additional]
    numbers = [n for f in told if (n := f.stated if f.stated is not None else f.best) is not None]
    return str(max(numbers)) if numbers else None if told else NOT_TOLD


def _speaker(claim: Claim, field: str) -> str:
    who = claim.claimant
    if field == "claimant":
        return who.words.text if who else NOT_TOLD
    return "own voice" if who is None else "named" if who.named else "not named"


def _first(words: Words | None) -> str:
    return words.text if words else NOT_TOLD


def _who(some: tuple[Participant, ...], *roles: str) -> str:
    return _first(next((who.words for who in some if not roles or who.role in roles), None))


def _day(day: date | None) -> str:
    return day.isoformat() if day else NOT_TOLD


def _yes(said: bool) -> str:
    return "yes" if said else "no"


EVENT: dict[str, Callable[[Event], str]] = {
    "type": lambda event: event.type,
    "realised": lambda event: event.realised,
    "negated": lambda event: _yes(event.negated),
    "background": lambda event: _yes(event.background),
    "doer": lambda event: _who(event.actors),
    "victim": lambda event: _who(event.targets, "victim", "object"),
    "place": lambda event: _first(event.places[0].words if event.places else None),
    "first_day": lambda event: _day(event.period.start if event.period else None),
    "last_day": lambda event: _day(event.period.end if event.period else None),
}
