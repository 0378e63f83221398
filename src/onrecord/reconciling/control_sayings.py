"""All that is said of who holds a place: sayings with sides, placed on their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.reconciling.control_claims import Told, told_of
from onrecord.reconciling.control_place import Asked
from onrecord.reconciling.control_sides import Camps
from onrecord.reconciling.control_values import ControlSaying, Holder
from onrecord.reconciling.sides import Sides
from onrecord.records import Participant, Testimony

DAY = timedelta(days=1)
LOOSE = 1


def sayings_of(
    testimonies: Sequence[Testimony], asked: Asked, sides: Sides
) -> tuple[ControlSaying, ...]:
    """What the claims say of who holds the place, in order of the days that they speak of."""
    told = [s for t in testimonies for s in told_of(t, asked, sides)]
    camps = Camps(told, sides, _around(testimonies, asked))
    said = [_saying(t, camps) for t in told]
    return tuple(sorted(_before_changes(said), key=_order))


def _around(testimonies: Iterable[Testimony], asked: Asked) -> Iterator[Participant]:
    """Everyone who acts or suffers in an event at the place."""
    for testimony in testimonies:
        event = testimony.claim.event
        if event and any(asked.is_place(p) for p in event.places):
            yield from (*event.actors, *event.targets)


def _saying(told: Told, camps: Camps) -> ControlSaying:
    days, who, speaker = told.days, told.who, told.testimony.claim.claimant
    side = camps.side_of(told)
    if told.says == "unchanged":
        side = camps.of_speaker(speaker)  # who denies a fall says that his side stands
    return ControlSaying(
        testimony=told.testimony,
        says=told.says,
        side=side,
        holder=Holder(who.actor, who.name or who.words.text, who.kind) if who else None,
        extent=told.extent,
        earliest=days.earliest,
        first=days.first,
        last=days.last,
        change=told.change,
        loose=days.loose,
        by=camps.by(speaker, side),
        why=told.why,
    )


def _order(s: ControlSaying) -> tuple[object, ...]:
    name = s.holder.name if s.holder else ""
    claim = s.testimony.claim
    return (s.first, s.last, s.testimony.report.id, at(s), claim.id, s.says, name)


def at(s: ControlSaying) -> int:
    """Where its words stand in its report."""
    event = s.testimony.claim.event
    return event.trigger.start if event else 0


def _before_changes(said: Sequence[ControlSaying]) -> list[ControlSaying]:
    """The sayings, with those that end where a change is told moved to before that change.

    "Rebels had held the town" in the report of its capture is told of the days before; so is a
    state or a change without a time word, on the very day for which another report tells of a
    change to another side with a time.
    """
    near: dict[object, list[ControlSaying]] = {}
    for s in said:
        if s.change and s.says in ("holds", "left"):
            for key in (s.testimony.report.id, s.first):
                near.setdefault(key, []).append(s)
    return [_moved(s, _near(s, near)) if s.says in ("holds", "left") else s for s in said]


def _near(s: ControlSaying, near: Mapping[object, list[ControlSaying]]) -> Iterator[ControlSaying]:
    """The changes told in the same report, and those of its last day."""
    yield from near.get(s.testimony.report.id, ())
    yield from near.get(s.last, ())


def _moved(s: ControlSaying, changes: Iterable[ControlSaying]) -> ControlSaying:
    over = [c for c in changes if _ends(c, s)]
    if not over:
        return s
    change = min(over, key=lambda c: c.first)
    last = (change.earliest or change.first) - DAY
    why = f"{s.why}, before the change that {_where(change, s)} tells of"
    return replace(s, first=min(s.first, last), last=last, why=why)


def _where(change: ControlSaying, s: ControlSaying) -> str:
    same = change.testimony.report.id == s.testimony.report.id
    return "the same report" if same else "a report of that day"


def _ends(change: ControlSaying, s: ControlSaying) -> bool:
    """Whether a change comes after what a saying tells of, rather than contradicting it."""
    same = change.testimony.report.id == s.testimony.report.id
    if not _is_over(change, s) or s.testimony.claim.modality == "ongoing":
        return False
    if not _firmer(change, s, same):
        return False
    if same and not s.change:
        return s.first <= change.first <= s.last or (s.loose and change.first <= s.last)
    return change.first == s.last


def _is_over(change: ControlSaying, s: ControlSaying) -> bool:
    """Whether after the change it is no longer so."""
    if s.says == "left":
        return change.says == "holds" and change.side == s.side
    return change.side == s.side if change.says == "left" else change.side != s.side


def _firmer(change: ControlSaying, s: ControlSaying, same: bool) -> bool:
    """Whether a change stands more firmly on its day; in one report, the first told is the news."""
    one, other = _rank(change), _rank(s)
    return one > other or (same and one == other == LOOSE and at(change) < at(s))


def _rank(s: ControlSaying) -> int:
    """How firmly a saying stands on its day: a change with a time, one without, a state."""
    event = s.testimony.claim.event
    if not s.change or event is None or (event.background and s.loose):
        return 0
    return LOOSE if s.loose else LOOSE + 1
