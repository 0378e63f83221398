"""Decisions undone: a coder may undo their own, a reviewer any; none that they may not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from onrecord import commands
from onrecord.commands import UNDO
from onrecord.desk.access import FORBIDDEN, Person
from onrecord.desk.state import desk_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.records import Judgement, Review

ANOTHERS = "this takes the role reviewer: it is another's"
DIGITS = 10  # a longer number is none of a review


def undo_judgement(request: Request, person: Person, *numbers: str) -> list[Judgement]:
    """Withdraw judgements that are one act; raises HTTPException 403 where one is another's."""
    archive = desk_of(request).archive
    for number in numbers:
        found = commands.judgement(archive, number, sight=person.sight)
        _own(person, found.by, "decision")
    return commands.judge(archive, UNDO, list(numbers), by=person.name, sight=person.sight)


def undo_review(request: Request, person: Person, number: str) -> Review:
    """Withdraw a review; raises HTTPException 403 where it is another's."""
    archive = desk_of(request).archive
    digits = number.isascii() and number.isdecimal() and len(number) < DIGITS
    found = commands.find_review(archive, int(number) if digits else 0, sight=person.sight)
    _own(person, found.by, "review")
    return commands.unreview(archive, found.id, by=person.name, sight=person.sight)


def _own(person: Person, by: str, what: str) -> None:
    if by != person.name and not person.may("reviewer"):
        raise HTTPException(FORBIDDEN, f"{ANOTHERS} {what}")
