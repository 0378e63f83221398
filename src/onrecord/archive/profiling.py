"""Questions about one place or one actor, inside one transaction: each reads a bounded share."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, distinct, exists, func, or_, select
from sqlalchemy.orm import aliased

from onrecord.archive import asking
from onrecord.archive.fold import fold
from onrecord.archive.joined_models import AccountRow, MembershipRow
from onrecord.archive.joined_rows import standing
from onrecord.archive.models import ActorRow, ClaimRow, PlaceRow, ReadingRow, ReportRow, SpanRow
from onrecord.archive.review_models import ReviewedRow
from onrecord.archive.reviewed import AS_REVIEWED, STANDS
from onrecord.records import Claim, Claimant, Participant, Report, from_published

if TYPE_CHECKING:
    from sqlalchemy import Connection

LIKE = 12  # names of an actor that are told
MOST = 5_000  # claims of one actor that are looked at, the last recorded
Rows = Select[Any] | Collection[int]  # rows of claims: those that a query finds, or some
Pair = tuple[Report, Claim]


@dataclass(frozen=True, slots=True)
class Unseen:
    """What is left out: publishers, incidents, claims by id, and what was out after `known`."""

    sources: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()
    known: date | None = None
    claims: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody of whom claims tell: by the registry's id, else by the name that claims give."""

    id: str | None
    name: str

    def is_it(self, who: Claimant | Participant) -> bool:
        """Whether somebody of a claim is them."""
        return who.actor == self.id if self.id else (who.name or who.words.text) == self.name

    def among(self, row: Any) -> ColumnElement[bool]:
        """Ask for the rows of the table of actors that are of them."""
        if self.id is not None:
            return and_(row.actor == self.id)
        unknown = func.coalesce(row.actor, "") == ""  # so that no index of ids is gone through
        return and_(unknown, row.name == self.name)


def people_in(claim: Claim) -> list[Claimant | Participant]:
    """All who speak, carry, act or suffer in a claim."""
    acting = (*claim.event.actors, *claim.event.targets) if claim.event else ()
    return [*((claim.claimant,) if claim.claimant else ()), *claim.via, *acting]


class Profiling:
    """What claims tell of a place, and of an actor."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def place_by_id(self, id: str) -> tuple[str, str | None, int] | None:
        """Find a place's name, country, and how many claims name it, by its id."""
        row = PlaceRow
        asked = select(
            func.max(row.name), func.max(row.country), func.count(distinct(row.claim_row))
        )
        name, country, claims = self._db.execute(asked.where(row.id == id)).one()
        return (name or id, country, claims) if claims else None

    def place_words(self, id: str) -> list[str]:
        """List the words by which claims call a place that they name first."""
        named = select(PlaceRow.claim_row).where(PlaceRow.id == id)
        words = select(SpanRow.text).join(ClaimRow, ClaimRow.row == SpanRow.claim_row)
        words = words.where(ClaimRow.row.in_(named), ClaimRow.place_id == id)
        words = words.where(SpanRow.field == "event.places.0").distinct()
        return sorted(self._db.execute(words).scalars())

    def places_in(self, country: str, but: Unseen) -> list[tuple[str, str, int]]:
        """List the places of a country that claims name: id, name, claims; most told first."""
        row = PlaceRow
        count = func.count(distinct(row.claim_row))
        asked = select(row.id, func.max(row.name), count).where(row.country == country)
        if but.sources or but.claims:
            asked = asked.join(ClaimRow, ClaimRow.row == row.claim_row)
            asked = _seen(asked.join(ReportRow, ReportRow.id == ClaimRow.report_id), but)
        asked = asked.where(row.id.is_not(None)).group_by(row.id).order_by(count.desc(), row.id)
        return [(id_, name, claims) for id_, name, claims in self._db.execute(asked)]

    def spot_of(self, id: str) -> tuple[float | None, float | None]:
        """Find where a place lies, as its claims have it."""
        row = PlaceRow
        asked = select(row.latitude, row.longitude).where(row.id == id).limit(1)
        found = self._db.execute(asked).first()
        return (found[0], found[1]) if found else (None, None)

    def claims_naming(self, id: str | None, name: str) -> Select[Any]:
        """The rows of claims that name a place: by its id, else by its name as it is not known."""
        row = PlaceRow
        if id is not None:
            return select(row.claim_row).where(row.id == id)
        return select(row.claim_row).where(
            row.id.is_(None), row.folded.contains(fold(name), autoescape=True)
        )

    def claims_of(
        self, who: Whom, parts: Collection[str], but: Collection[str] = (), also: bool = False
    ) -> list[int]:
        """The rows of the last `MOST` claims in which somebody takes one of some parts.

        With `but` those in which the same one takes no such part beside it, or, with `also`,
        those in which they do.
        """
        row, other = ActorRow, aliased(ActorRow)
        asked = select(row.claim_row).where(who.among(row), row.part.in_(parts))
        if but:
            same = (other.claim_row == row.claim_row, other.part.in_(but), who.among(other))
            twice = exists().where(*same)
            asked = asked.where(twice if also else ~twice)
        return list(self._db.execute(asked.order_by(row.row.desc()).limit(MOST)).scalars())

    def bears(self, id: str) -> bool:
        """Whether some claim bears an actor of this id."""
        asked = select(ActorRow.row).where(ActorRow.actor == id).limit(1)
        return self._db.execute(asked).first() is not None

    def newest(self, rows: Rows, but: Unseen, most: int) -> tuple[int, list[Pair]]:
        """Count the claims that stand among some, and find the newest with their reports."""
        out = (ReportRow.published.is_(None), ReportRow.published.desc(), ClaimRow.row.desc())
        some = _standing(rows, but).add_columns(func.count().over()).order_by(*out).limit(most)
        found = self._db.execute(some).all()
        columns = [getattr(ReportRow, c) for c in asking.REPORT_COLUMNS]
        told = select(AS_REVIEWED, *columns).select_from(ClaimRow)
        told = told.outerjoin(ReviewedRow, ReviewedRow.claim == ClaimRow.id)
        told = told.join(ReportRow, ReportRow.id == ClaimRow.report_id).order_by(*out)
        pairs = self._db.execute(told.where(ClaimRow.row.in_([row[0] for row in found])))
        made = [(Report(*row[1:]), from_published(json.loads(row[0]))) for row in pairs]
        return (found[0][1] if found else 0), made

    def incidents_with(
        self, rows: Rows, but: Unseen, most: int, skip: int = 0
    ) -> tuple[int, list[str]]:
        """Count the incidents that some claims tell of, and list some, the last day first."""
        last = func.max(AccountRow.last_day)
        held = _incidents(rows, but).add_columns(func.count().over())
        some = held.order_by(last.is_(None), last.desc(), MembershipRow.incident)
        found = self._db.execute(some.limit(most).offset(skip)).all()
        return (found[0][1] if found else 0), [row[0] for row in found]

    def named_most(self, who: Whom) -> list[tuple[str, str | None, int]]:
        """List the names and kinds by which somebody is told, most told first."""
        row = ActorRow
        asked = (
            select(row.name, row.kind, func.count())
            .where(who.among(row))
            .group_by(row.name, row.kind)
        )
        rows = self._db.execute(asked.order_by(func.count().desc(), row.name).limit(LIKE)).all()
        return [(name, kind, count) for name, kind, count in rows if name]


def _standing(rows: Rows, but: Unseen) -> Select[Any]:
    asked = select(ClaimRow.row).join(ReadingRow, ReadingRow.id == ClaimRow.reading_id)
    asked = asked.join(ReportRow, ReportRow.id == ClaimRow.report_id)
    asked = asked.outerjoin(ReviewedRow, ReviewedRow.claim == ClaimRow.id).where(STANDS)
    asked = asked.where(ReadingRow.superseded_at.is_(None), ClaimRow.row.in_(rows))
    return _seen(asked, but)


def _seen(asked: Select[Any], but: Unseen) -> Select[Any]:
    if but.claims:
        asked = asked.where(ClaimRow.id.not_in(but.claims))
    if but.sources:
        named = ReportRow.publisher
        asked = asked.where(or_(named.is_(None), named.not_in(but.sources)))
    return asked.where(ReportRow.published <= but.known) if but.known else asked


def _incidents(rows: Rows, but: Unseen) -> Select[Any]:
    same = and_(
        ClaimRow.reading_id == AccountRow.reading_id, ClaimRow.mention == AccountRow.mention
    )
    mine = or_(AccountRow.split.is_(None), AccountRow.split == ClaimRow.id)
    asked = select(MembershipRow.incident).select_from(ClaimRow)
    asked = asked.join(AccountRow, and_(same, mine))
    asked = asked.join(MembershipRow, MembershipRow.account == AccountRow.row)
    asked = asked.where(standing(MembershipRow, None), ClaimRow.row.in_(rows))
    if but.sources or but.claims:
        asked = _seen(asked.join(ReportRow, ReportRow.id == ClaimRow.report_id), but)
    if but.known:
        asked = asked.where(AccountRow.known_from <= but.known)
    if but.incidents:
        asked = asked.where(MembershipRow.incident.not_in(but.incidents))
    return asked.group_by(MembershipRow.incident)
