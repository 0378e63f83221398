"""What people say of claims: kept, withdrawn, never deleted."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from onrecord.archive import asking
from onrecord.archive.joined_models import AccountRow
from onrecord.archive.joined_rows import rows_of
from onrecord.archive.models import ClaimRow, ReadingRow
from onrecord.archive.review_models import ReviewedRow, ReviewRow
from onrecord.archive.writing import now
from onrecord.records import Act, Claim, Report, Review, from_published, to_published
from onrecord.records.correcting import corrected, is_rejected

if TYPE_CHECKING:
    from sqlalchemy import Connection

COLUMNS = tuple(Review.__dataclass_fields__)


class Reviewing:
    """The reviews of an archive."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def reviews(self, claims: Collection[str] | None = None) -> list[Review]:
        """List what was said of claims, or of all, also what was withdrawn, in its order."""
        asked = select(*(getattr(ReviewRow, c) for c in COLUMNS)).order_by(ReviewRow.id)
        found = [Review(*row) for row in rows_of(self._db, asked, ReviewRow.claim, claims)]
        return sorted(found, key=lambda r: r.id)

    def reviews_told(self, accounts: Collection[str]) -> list[Review]:
        """List what was ever said of claims of accounts, also of those that were rejected."""
        row, account, told = ReviewRow, AccountRow, ClaimRow
        same = and_(told.reading_id == account.reading_id, told.mention == account.mention)
        asked = select(*(getattr(row, c) for c in COLUMNS)).join(told, told.id == row.claim)
        rows = rows_of(self._db, asked.join(account, same), account.id, accounts)
        return sorted(
            {r.id: r for r in (Review(*row) for row in rows)}.values(), key=lambda r: r.id
        )

    def latest_reviews(self, skip: int, most: int, by: str | None = None) -> list[Review]:
        """List the last reviews, or those of one person, the newest first."""
        asked = select(*(getattr(ReviewRow, c) for c in COLUMNS)).order_by(ReviewRow.id.desc())
        if by is not None:
            asked = asked.where(ReviewRow.by == by)
        return [Review(*row) for row in self._db.execute(asked.offset(skip).limit(most))]

    def answers_to(self, by: str, most: int) -> list[Review]:
        """List what others said, or withdrew, of claims since somebody said their last of them.

        The newest first.
        """
        row, mine = ReviewRow, aliased(ReviewRow)
        last = select(mine.claim, func.max(mine.id).label("id")).where(mine.by == by)
        own = last.group_by(mine.claim).subquery()
        later = and_(row.id > own.c.id, row.by != by, row.withdrawn_at.is_(None))
        undone = and_(row.id == own.c.id, row.withdrawn_by != by)
        asked = select(*(getattr(row, c) for c in COLUMNS)).join(own, own.c.claim == row.claim)
        asked = asked.where(or_(later, undone)).order_by(row.id.desc()).limit(most)
        return [Review(*told) for told in self._db.execute(asked)]

    def outcome_reviews(self) -> list[Review]:
        """List what people said became of forecasts, also what was withdrawn, in its order."""
        asked = select(*(getattr(ReviewRow, c) for c in COLUMNS)).where(ReviewRow.act == "outcome")
        return [Review(*row) for row in self._db.execute(asked.order_by(ReviewRow.id))]

    def review(self, number: int) -> Review | None:
        """Find a review by its number."""
        asked = select(*(getattr(ReviewRow, c) for c in COLUMNS)).where(ReviewRow.id == number)
        row = self._db.execute(asked).first()
        return Review(*row) if row else None

    def changes(self, claim: str, *, lock: bool = False) -> int:
        """Count what was ever said of a claim, or withdrawn; with `lock` nobody else adds to it."""
        if lock:
            mine = select(ClaimRow.row).where(ClaimRow.id == claim).with_for_update()
            self._db.execute(mine).all()
        row = ReviewRow
        asked = select(func.count(row.id) + func.count(row.withdrawn_at)).where(row.claim == claim)
        return int(self._db.execute(asked).scalar_one())

    def say(
        self,
        claim: str,
        act: Act,
        field: str | None,
        value: str | None,
        by: str,
        *,
        reason: str | None = None,
        text_sha256: str | None = None,
    ) -> Review:
        """Record what somebody says of a claim."""
        told: dict[str, Any] = {"claim": claim, "act": act, "field": field, "value": value}
        told |= {"by": by, "at": now(), "reason": reason, "text_sha256": text_sha256}
        key = self._db.execute(insert(ReviewRow).values(**told)).inserted_primary_key
        return Review(id=int(key[0]), **told)  # type: ignore[index]

    def withdraw_review(self, number: int, by: str) -> bool:
        """Withdraw a review that stands; whether it stood."""
        row = update(ReviewRow).where(ReviewRow.id == number, ReviewRow.withdrawn_at.is_(None))
        left = self._db.execute(row.values(withdrawn_at=now(), withdrawn_by=by))
        return left.rowcount > 0

    def machines(self, claims: Collection[str]) -> dict[str, tuple[Report, Claim]]:
        """Find claims by their ids, with their reports, as a machine read them last."""
        return dict(_machines(self._db, claims))

    def stands(self, claim: str) -> tuple[str | None, bool]:
        """Tell how a claim stands: as published where it was corrected, and whether rejected."""
        row = ReviewedRow
        asked = select(row.published, row.rejected).where(row.claim == claim)
        found = self._db.execute(asked).first()
        return (found[0], found[1]) if found else (None, False)

    def settle(self, claims: Collection[str]) -> None:
        """Work out anew how claims stand by what was said of them."""
        settle(self._db, claims)


def settle(db: Connection, claims: Collection[str]) -> None:
    """Work out anew how claims stand by what was said of them; of others nothing is recorded."""
    said: dict[str, list[Review]] = {}
    for review in Reviewing(db).reviews(claims):
        said.setdefault(review.claim, []).append(review)
    for claim, (report, told) in _machines(db, said):
        _keep(db, claim, report, told, said[claim])


def _machines(
    db: Connection, claims: Collection[str]
) -> Iterator[tuple[str, tuple[Report, Claim]]]:
    row = ClaimRow
    asked = select(row.id, row.report_id, row.published)
    asked = asked.join(ReadingRow, ReadingRow.id == row.reading_id).order_by(ReadingRow.id)
    last = {found[0]: found[1:] for found in rows_of(db, asked, row.id, claims)}
    for claim, (report_id, told) in last.items():
        report = asking.report(db, report_id)
        if report is not None:  # a foreign key holds that it is there
            yield claim, (report, from_published(json.loads(told)))


def _keep(db: Connection, claim: str, report: Report, told: Claim, said: list[Review]) -> None:
    stand = [r for r in said if r.withdrawn_at is None]
    text = None
    if any(r.act == "corrected" for r in stand):
        made = to_published(corrected(told, report, stand), report)
        text = json.dumps(made, ensure_ascii=False)
    changes = len(said) + sum(1 for r in said if r.withdrawn_at)
    values = {"published": text, "rejected": is_rejected(stand), "changes": changes}
    mine = ReviewedRow.claim == claim
    if not db.execute(update(ReviewedRow).where(mine).values(**values)).rowcount:
        db.execute(insert(ReviewedRow).values(claim=claim, **values))
