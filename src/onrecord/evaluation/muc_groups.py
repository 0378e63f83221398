"""Which claims of a report make one incident of MUC-4."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.evaluation.muc_key import plain
from onrecord.evaluation.muc_table import table
from onrecord.grounding.place_geometry import distance_km
from onrecord.records import Claim, Place

FINE = ("point", "neighbourhood", "settlement", "area", "admin2", "admin1")
NEAR_KM, WIDE_KM = 5.0, 150.0  # two names nearer than this may be one place, or one in the other
TOLD = ("actual", "ongoing", "threatened")


def groups_of(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims of each event in each town; mere blame for an event joins the one before."""
    mentions: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.event and _is_told(claim):
            mentions.setdefault(claim.event.mention, []).append(claim)
    groups: list[list[Claim]] = []
    for group in mentions.values():
        home = _told_before(group, groups)
        if home is None:
            groups.append(group)
        else:
            home += group
    return [part for group in groups for part in _by_place(group)]


def _is_told(claim: Claim) -> bool:
    """Whether a claim says that something happened, is going on or is threatened."""
    event = claim.event
    if event is None or event.negated or claim.modality not in TOLD:
        return False
    return not re.search(table()["no_act"], event.trigger.text.lower())


def _by_place(group: Sequence[Claim]) -> list[list[Claim]]:
    """One event in several towns is one for each, told in this order; the rest goes to the last."""
    parts: list[list[Claim]] = []
    for claim in sorted(group, key=_where):
        here = _own_places(claim)
        fits = (p for p in reversed(parts) if not _are_apart(here, _own_places(*p)))
        part = next(fits, None)
        if part is None:
            parts.append([claim])
        else:
            part.append(claim)
    return parts


def _where(claim: Claim) -> int:
    return claim.event.trigger.start if claim.event else 0


def _own_places(*claims: Claim) -> list[Place]:
    """The places finer than a country that the claims' own words give."""
    return [
        p
        for c in claims
        for p in (c.event.places if c.event else ())
        if p.relation in ("in", "near") and not p.inferred and p.precision in FINE
    ]


def _are_apart(some: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether no place of one side may be, or lie in, one of the other."""
    return bool(some and others) and all(_is_elsewhere(p, q) for p in some for q in others)


def _is_elsewhere(one: Place, other: Place) -> bool:
    if one.id == other.id or plain(one.words.text) == plain(other.words.text):
        return False
    points = [(p.latitude, p.longitude) for p in (one, other)]
    (a, b), (c, d) = points
    if a is None or b is None or c is None or d is None:
        return False
    wide = {one.precision, other.precision} & {"admin1", "admin2", "area"}
    return distance_km((a, b), (c, d)) >= (WIDE_KM if wide else NEAR_KM)


def _told_before(group: Sequence[Claim], groups: Sequence[list[Claim]]) -> list[Claim] | None:
    """The last event of a type before one that is nothing but blame."""
    if not all(_is_blame(c) for c in group):
        return None
    types = table()["types"]
    mine = {types.get(c.event.type) for c in group if c.event}
    same = (g for g in reversed(groups) if mine & {types.get(c.event.type) for c in g if c.event})
    return next(same, None)


def _is_blame(claim: Claim) -> bool:
    """Whether a claim only says whose deed it was: by its trigger, and without a target."""
    event = claim.event
    return (
        event is not None
        and not event.targets
        and not claim.figures
        and bool(re.search(table()["blame"], event.trigger.text.lower()))
    )
