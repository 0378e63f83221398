"""Claims about claims: who condemns, denies or confirms what was told."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.grounding.grounded import Grounded
from onrecord.records import About, Claim
from onrecord.records.claim import How

BY_STANCE: dict[str, How] = {"denied": "denies", "confirmed": "confirms", "doubted": "doubts"}


def links_of(
    claims: Sequence[Claim], counted: Sequence[tuple[int, Grounded]]
) -> dict[int, tuple[About, ...]]:
    """For each claim that bears on another one, by its index: the other's id and how."""
    links: dict[int, tuple[About, ...]] = {}
    for i, claim in enumerate(claims):
        event = claim.event
        if event is None:
            continue
        if event.type == "condemnation":
            act = _condemned(claims, counted, i)
            if act is not None:
                links[i] = (About(act.id, "condemns"),)
        elif claim.stance in BY_STANCE:
            other = _same_event(claims, i)
            if other is not None:
                links[i] = (About(other.id, BY_STANCE[claim.stance]),)
    return links


def _condemned(
    claims: Sequence[Claim], counted: Sequence[tuple[int, Grounded]], index: int
) -> Claim | None:
    """The act told in the words of a condemnation: in its sentence, behind it, in its voice."""
    here = claims[index]
    span, at = here.evidence[0].words.span, here.event.trigger.start if here.event else 0
    for other, (_, grounded) in zip(claims, counted, strict=True):
        chain = grounded.draft.voice.chain
        inside = chain and chain[0].manner == "condemn" and other.evidence[0].words.span == span
        if inside and other is not here and other.event and other.event.trigger.start > at:
            return other
    return None


def _same_event(claims: Sequence[Claim], index: int) -> Claim | None:
    """The claim of the same event told last before in another voice, else the first after."""
    here = claims[index]
    number = here.event.mention if here.event else 0
    others = [
        (i < index, -i if i > index else i, c)
        for i, c in enumerate(claims)
        if c is not here and c.event and c.event.mention == number and _voice(c) != _voice(here)
    ]
    return max(others, key=lambda o: o[:2])[2] if others else None


def _voice(claim: Claim) -> str | None:
    if claim.claimant is None:
        return None
    return claim.claimant.name or claim.claimant.words.text
