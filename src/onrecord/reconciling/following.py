"""A claim followed through its repetitions: the same origin's word in later reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import OnRecordError
from onrecord.reconciling.counts import figure_sayings
from onrecord.reconciling.plain import plain_sayings
from onrecord.reconciling.sides import Sides
from onrecord.reconciling.telling import deed, place_of
from onrecord.reconciling.values import Said
from onrecord.reconciling.views import views_of
from onrecord.records import Claim, Testimony


@dataclass(frozen=True, slots=True)
class Repetition:
    """One report's telling of a claim; `changed` are the fields whose values are new in it.

    `stance` is given where it is not that of the telling before.
    """

    testimony: Testimony
    changed: tuple[Said, ...]
    stance: str | None


def followed(
    testimonies: Sequence[Testimony], claim_id: str, sides: Sides | None = None
) -> tuple[Repetition, ...]:
    """A claim and its repetitions by its origin, in order of publication, with what changed.

    Raises OnRecordError where no testimony has the claim.
    """
    known = sides or Sides.load()
    first = next((t for t in testimonies if t.claim.id == claim_id), None)
    if first is None:
        raise OnRecordError(f"no testimony has the claim {claim_id}", "give one of this incident")
    same = (t for t in testimonies if t.origin == first.origin and _same(t.claim, first.claim))
    found: list[Repetition] = []
    before: dict[object, object] = {}
    stance: str | None = None
    for testimony in sorted(same, key=place_of):
        said = _said(testimony, known)
        changed = tuple(s for s in said if before.get(s.field) != s.values)
        before.update({s.field: s.values for s in said})
        now = testimony.claim.stance
        found.append(Repetition(testimony, changed, now if now != stance else None))
        stance = now
    return tuple(found)


def _same(a: Claim, b: Claim) -> bool:
    if a.event is None or b.event is None:
        return a.id == b.id
    return deed(a.event.type) == deed(b.event.type)


def _said(testimony: Testimony, sides: Sides) -> tuple[Said, ...]:
    figures, _ = figure_sayings([testimony], sides)
    views = views_of([*plain_sayings([testimony], sides), *figures])
    return tuple(Said(field, told[0].values) for field, told in views.items())
