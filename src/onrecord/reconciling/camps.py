"""Whose interest a claim serves: what befell the claimant's side, its enemy's, or others'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.ontology.types import event_types
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.tables import table
from onrecord.reconciling.telling import verdict
from onrecord.records import Claim, Event

Kind = Literal[
    "own_loss",
    "own_blame",
    "own_gain",
    "enemy_loss",
    "enemy_blame",
    "enemy_gain",
    "own_matter",
    "third_party",
    "own_voice",
    "side_unknown",
]
DOING = ("lead", "joint", "ordered", "holder")
ORDER: tuple[Kind, ...] = (
    "own_loss",
    "own_blame",
    "enemy_loss",
    "enemy_blame",
    "own_gain",
    "enemy_gain",
)


@dataclass(frozen=True, slots=True)
class Interest:
    """What a claim tells of its claimant's side or its enemy, and whether it denies it.

    `third_party` is the word of one who is on no side, `own_voice` the report's, `own_matter` a
    party's word of what is neither side's gain, loss or blame, `side_unknown` that of one of whom
    the words do not tell whose he is ("a commander"). `against` is true where a side
    speaks against itself: it tells its own loss or blame, or denies its gain.
    """

    kind: Kind
    denies: bool
    against: bool
    why: str

    def __str__(self) -> str:
        return f"denies {self.kind}" if self.denies else self.kind


def interest_of(
    claim: Claim,
    sides: Sides | None = None,
    year: int | None = None,
    doers: Sequence[Who] = (),
) -> Interest:
    """Whose interest a claim serves, from its claimant and the sides of its event.

    `doers` are those whom other claims of the incident name, for a claim that names none ("the
    army denied that civilians were killed").
    """
    known = sides or Sides.load()
    denies = verdict(claim) == "no"
    if claim.claimant is None:
        return Interest("own_voice", denies, False, "the report's own voice")
    me = Who(claim.claimant.actor, claim.claimant.kind)
    if not known.is_party(me, year):
        return Interest("third_party", denies, False, "the claimant is on no side")
    if me.actor is None and known.camp(me) is None:
        return Interest("side_unknown", denies, False, "the words do not tell whose side")
    return _of_party(dict(_told(claim.event, me, known, year, doers)), denies)


def _of_party(found: Mapping[Kind, str], denies: bool) -> Interest:
    kind = next((k for k in ORDER if k in found), None)
    if kind is None:
        return Interest("own_matter", denies, False, "a party, of what is no side's gain or loss")
    against = kind in table("interests.yaml")["against"]
    return Interest(kind, denies, against is not denies, found[kind])


def _told(
    event: Event | None, me: Who, sides: Sides, year: int | None, others: Sequence[Who]
) -> Iterator[tuple[Kind, str]]:
    if event is None:
        return
    effect = _effects(event.type)
    doers = [Who(p.actor, p.kind) for p in event.actors if p.role in DOING] or others
    sufferers = [Who(p.actor, p.kind) for p in event.targets if p.role in ("victim", "object")]
    yield from _befell(effect.get("sufferer"), sufferers, me, sides, year)
    if effect.get("doer") == "blame" and sides.fights_only(sufferers):
        return  # to strike those who fight is held against nobody
    yield from _befell(effect.get("doer"), doers, me, sides, year)


def _befell(
    what: str | None, whom: Iterable[Who], me: Who, sides: Sides, year: int | None
) -> Iterator[tuple[Kind, str]]:
    for who in whom:
        side = _side(who, me, sides, year)
        if what and side:
            kind = next(k for k in ORDER if k == f"{side}_{what}")
            yield kind, f"{what} of {who.actor or who.kind}, {side} side of the claimant"


def _side(who: Who, me: Who, sides: Sides, year: int | None) -> str | None:
    if sides.together(me, who, year):
        return "own"
    return "enemy" if sides.against(me, who, year) else None


def _effects(type_: str) -> Mapping[str, str]:
    data = table("interests.yaml")
    found: Mapping[str, str] = data["types"].get(
        type_, data["families"].get(event_types()[type_].family, {})
    )
    return found
