"""`deeds`: everything that people decided, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.commands.claims_seen import claims_seen, told_as_seen
from onrecord.commands.seeing import as_seen
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.records import Review

if TYPE_CHECKING:
    from onrecord.records import Claim, Judgement, Report

MANY = 50  # on a page
NAMED = ("graded", "outcome")  # reviews whose value is a word
WORDS = {"same": "one event", "different": "two events", "part_of": "a part of the second's event"}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that somebody decided, in UTC, and whether it was undone.

    `kind` says by which number it is undone; `claims` are those that it is about, with their
    reports; `what` says in words what was decided.
    """

    kind: str
    number: int
    at: datetime
    by: str
    what: str
    reason: str | None
    claims: tuple[tuple[Report, Claim], ...]
    undone_at: datetime | None
    undone_by: str | None


def deeds(
    archive: Where, *, page: int = 1, sight: Sight = EVERYTHING, by: str | None = None
) -> tuple[list[Deed], bool]:
    """List what people, or one, decided, fifty a page, the newest first; whether there is more.

    What is about claims that `sight` withholds is left out.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        with opened.joined() as tables:
            judged = as_seen(tables, sight).judgements(withdrawn=True)
            said = tables.latest_reviews(0, page * MANY + 1, by)
        if by is not None:
            judged = [one for one in judged if one.by == by]
        every: list[Judgement | Review] = [*judged, *said]
        every.sort(key=lambda one: (one.at, one.id), reverse=True)
        some = every[(page - 1) * MANY : page * MANY]
        with opened.coding() as coded:
            told = coded.told({claim for one in some for claim in _claims(one)})
        with opened.joined() as tables:
            seen = claims_seen(tables, {c for one in some for c in _claims(one)}, sight)
            told = told_as_seen(tables, told, sight)
    found = [_deed(one, told) for one in some if seen.issuperset(_claims(one))]
    return found, len(every) > page * MANY


def _claims(one: Judgement | Review) -> tuple[str, ...]:
    return (one.claim,) if isinstance(one, Review) else (one.a, one.b)


def _deed(one: Judgement | Review, told: Mapping[str, tuple[Report, Claim]]) -> Deed:
    return _review(one, told) if isinstance(one, Review) else _judgement(one, told)


def _review(r: Review, told: Mapping[str, tuple[Report, Claim]]) -> Deed:
    return Deed(
        kind="review",
        number=r.id,
        at=r.at,
        by=r.by,
        what=" ".join(filter(None, (r.act, r.field or (r.value if r.act in NAMED else None)))),
        reason=r.value if r.act == "commented" else r.reason,
        claims=(told[r.claim],) if r.claim in told else (),
        undone_at=r.withdrawn_at,
        undone_by=r.withdrawn_by,
    )


def _judgement(j: Judgement, told: Mapping[str, tuple[Report, Claim]]) -> Deed:
    return Deed(
        kind="judgement",
        number=j.id,
        at=j.at,
        by=j.by,
        what=WORDS[j.decision],
        reason=j.reason,
        claims=tuple(told[claim] for claim in (j.a, j.b) if claim in told),
        undone_at=j.withdrawn_at,
        undone_by=j.withdrawn_by,
    )
