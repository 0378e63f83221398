"""Which claims of a report make one incident of MUC-4."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.evaluation.muc_table import table
from onrecord.records import Claim

TOLD = ("actual", "ongoing", "threatened")


def groups_of(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims of each event; who is only blamed for an event joins the one told before."""
    mentions: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.event and claim.modality in TOLD and not claim.event.negated:
            mentions.setdefault(claim.event.mention, []).append(claim)
    groups: list[list[Claim]] = []
    for group in mentions.values():
        home = _told_before(group, groups)
        if home is None:
            groups.append(group)
        else:
            home += group
    return groups


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
