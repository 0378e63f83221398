"""What waits for one person: what others said since they judged, and what they have open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.commands.queueing import INCIDENT, Queued
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.commands.overview import Overview
    from onrecord.records import Claim, Report, Review

MANY = 50


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim that somebody judged, and the last that another person did about it since."""

    report: Report
    claim: Claim
    review: Review


def answers(archive: Where, by: str, *, sight: Sight = EVERYTHING) -> list[Answered]:
    """List the claims of which others said something since `by` did, the newest first, at most 50.

    Also those where another withdrew what `by` said. What `sight` withholds is left out.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        said = {r.claim: r for r in reversed(tables.answers_to(by, MANY))}
    told = _told(archive, said, sight)
    found = [Answered(*told[claim], review) for claim, review in said.items() if claim in told]
    return found[::-1]


def queued_items(
    archive: Where, keys: Iterable[str], overview: Overview, *, sight: Sight = EVERYTHING
) -> list[Queued]:
    """Find items of the queue by their keys; what is not there, or withheld, is left out."""
    split = [key.split() for key in keys]
    told = _told(archive, {claim for key in split for claim in key if key[0] != INCIDENT}, sight)
    lines = {n.id: n for n in overview.lines([k[1] for k in split if k[0] == INCIDENT], sight)}
    found: list[Queued] = []
    for key in split:
        if key[0] == INCIDENT and key[1] in lines:
            found.append(Queued("dispute", (), (), lines[key[1]]))
        elif all(claim in told for claim in key):
            kind = "claim" if len(key) == 1 else "join"
            found.append(Queued(kind, tuple(told[claim] for claim in key), ()))
    return found


def _told(archive: Where, claims: Iterable[str], sight: Sight) -> dict[str, tuple[Report, Claim]]:
    """Claims by their ids with their reports, as they may be seen."""
    from onrecord.archive import Archive
    from onrecord.commands.withheld import Withheld

    with Archive.open(archive) as opened:
        with opened.coding() as coded:
            told = coded.told(list(claims))
        if sight.open:
            return told
        with opened.joined() as tables:
            gone = Withheld(tables, sight)
            shown = {claim: list(gone.pairs([pair])) for claim, pair in told.items()}
    return {claim: pairs[0] for claim, pairs in shown.items() if pairs}
