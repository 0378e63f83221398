"""What the page of an incident says right after somebody decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.desk.state import desk_of

if TYPE_CHECKING:
    from fastapi import Request

    from onrecord.commands import IncidentView
    from onrecord.commands.sketching import Sketch
    from onrecord.desk.access import Person
    from onrecord.records import Judgement

WORDS = {
    "same": "Recorded: they are one event.",
    "different": "Recorded: they are two events.",
    "part_of": "Recorded: one is part of the other.",
}
MOST = 5  # other incidents that are named


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: in words, the numbers that undo it, the other incidents it is about."""

    words: str
    numbers: tuple[int, ...] = ()
    others: tuple[Sketch, ...] = ()


def decided(
    request: Request, person: Person, view: IncidentView, judged: str, undone: str
) -> Decided | None:
    """Tell what was just decided, and where what is not of this incident is now; null if nothing.

    One act may be several judgements: an account is told apart from each of the others.
    """
    if undone:
        return Decided("Undone: what belongs together stands as it stood before.")
    given = _standing(request, person, judged)
    here = next((j for j in given if j in view.judgements), None)
    if here is None:
        return None  # an address that somebody made: of another incident, or undone since
    mine = [j for j in given if (j.by, j.decision, j.reason) == _act(here)]
    own = all(j.by == person.name for j in mine) or person.may("reviewer")
    others = _others(request, person, view, mine)
    return Decided(WORDS[mine[0].decision], tuple(j.id for j in mine) if own else (), others)


def _act(told: Judgement) -> tuple[str, str, str | None]:
    return told.by, told.decision, told.reason


def _standing(request: Request, person: Person, judged: str) -> list[Judgement]:
    """Those of some judgements that stand and that this person may see, of this incident or not."""
    from onrecord import commands
    from onrecord.errors import ArchiveError, JudgementError

    found = []
    for number in filter(None, judged.split(",")):
        try:
            archive = desk_of(request).archive
            found.append(commands.judgement(archive, number, sight=person.sight))
        except (ArchiveError, JudgementError):
            continue
    return found


def _others(
    request: Request, person: Person, view: IncidentView, judged: list[Judgement]
) -> tuple[Sketch, ...]:
    from onrecord import commands
    from onrecord.errors import ArchiveError

    here = {t.claim.id for t in view.testimonies} | {c for a in view.accounts for c in a.claims}
    found: dict[str, Sketch] = {}
    for claim in dict.fromkeys(c for j in judged for c in (j.a, j.b) if c not in here):
        try:
            archive, sight = desk_of(request).archive, person.sight
            other = commands.incident(archive, claim, sight=sight, explained=False).sketch
        except ArchiveError:
            continue  # what this person may not see, or what is of no incident any more
        if other.id != view.sketch.id:
            found.setdefault(other.id, other)
        if len(found) == MOST:
            break
    return tuple(found.values())
