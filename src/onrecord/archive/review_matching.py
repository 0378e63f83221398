"""Whether a claim that people corrected is asked for: its rows of then are the machine's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from onrecord.archive.fold import fold
from onrecord.archive.rows import Row, actor_rows, place_rows

if TYPE_CHECKING:
    from onrecord.archive.filters import ClaimFilter
    from onrecord.records import Claim, Period

SPEAKERS = ("claimant", "voice", "via")
DOERS = ("actors", "targets")


def is_asked(asked: ClaimFilter, claim: Claim) -> bool:
    """Tell whether a corrected claim is what a filter asks for, in what can be corrected."""
    event = claim.event
    same: list[tuple[str | None, str | None]] = [
        (asked.stance, claim.stance),
        (asked.modality, claim.modality),
        (asked.type, event.type if event else None),
    ]
    if any(wanted is not None and wanted != held for wanted, held in same):
        return False
    if asked.speaker and not _someone(asked.speaker, actor_rows(claim), SPEAKERS):
        return False
    if asked.actor and not _someone(asked.actor, actor_rows(claim), DOERS):
        return False
    if asked.place and not is_named(claim, asked.place, asked.place):
        return False
    return _sometime(asked.since, asked.until, event.period if event else None)


def is_named(claim: Claim, id_: str | None, name: str) -> bool:
    """Tell whether a claim names a place: by its id, its country's code, or a part of the name."""
    return any(
        (id_ is not None and id_ in (row["id"], row["country"])) or fold(name) in row["folded"]
        for row in place_rows(claim)
    )


def _someone(who: str, rows: Iterable[Row], parts: tuple[str, ...]) -> bool:
    mine = (row for row in rows if row["part"] in parts)
    return any(row["actor"] == who or fold(who) in row["folded"] for row in mine)


def _sometime(since: date | None, until: date | None, period: Period | None) -> bool:
    if since is None and until is None:
        return True
    start, end = (period.start, period.end) if period else (None, None)
    first = start or end
    if first is None:
        return False
    return (since is None or end is None or end >= since) and (until is None or first <= until)
