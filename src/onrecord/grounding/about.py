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
            act = _condemned(claims, i)
            if act is not None:
                links[i] = (About(act.id, "condemns"),)
        elif claim.stance in BY_STANCE:
            other = _same_event(claims, i)
            if other is not None:
                links[i] = (About(other.id, BY_STANCE[claim.stance]),)
    return links


def _condemned(claims: Sequence[Claim], index: int) -> Claim | None:
    """The act told nearest behind or before a condemnation in its own sentence."""
    here = claims[index]
    span = here.evidence[0].words.span
    acts = [
        c
        for c in claims
        if c is not here
        and c.event
        and c.evidence[0].words.span == span
        and c.event.type != "condemnation"
    ]
    at = here.event.trigger.start if here.event else 0
    return min(
        acts,
        key=lambda c: (
            (c.event.trigger.start < at, abs(c.event.trigger.start - at)) if c.event else (True, 0)
        ),
        default=None,
    )


def _same_event(claims: Sequence[Claim], index: int) -> Claim | None:
    """The first claim of the same event in another voice."""
    here = claims[index]
    number = here.event.mention if here.event else 0
    mine = here.claimant.words.text if here.claimant else None
    return next(
        (
            c
            for c in claims
            if c is not here
            and c.event
            and c.event.mention == number
            and (c.claimant.words.text if c.claimant else None) != mine
        ),
        None,
    )
