"""What people say of claims: kept, withdrawn, never deleted."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from onrecord.archive.joined_rows import rows_of
from onrecord.archive.models import ClaimRow
from onrecord.archive.review_models import ReviewedRow, ReviewRow
from onrecord.archive.writing import now
from onrecord.records import Act, Review

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

    def latest_reviews(self, skip: int, most: int) -> list[Review]:
        """List the last reviews, the newest first."""
        asked = select(*(getattr(ReviewRow, c) for c in COLUMNS)).order_by(ReviewRow.id.desc())
        return [Review(*row) for row in self._db.execute(asked.offset(skip).limit(most))]

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

    def say(self, claim: str, act: Act, field: str | None, value: str | None, by: str) -> Review:
        """Record what somebody says of a claim."""
        at = now()
        told = {"claim": claim, "act": act, "field": field, "value": value, "by": by, "at": at}
        key = self._db.execute(insert(ReviewRow).values(**told)).inserted_primary_key
        return Review(int(key[0]), claim, act, field, value, by, at)  # type: ignore[index]

    def withdraw_review(self, number: int, by: str) -> None:
        """Withdraw a review that stands."""
        row = update(ReviewRow).where(ReviewRow.id == number, ReviewRow.withdrawn_at.is_(None))
        self._db.execute(row.values(withdrawn_at=now(), withdrawn_by=by))

    def keep_reviewed(
        self, claim: str, published: Mapping[str, Any] | None, *, rejected: bool
    ) -> None:
        """Record how a claim stands by its reviews."""
        text = json.dumps(published, ensure_ascii=False) if published else None
        told = {"published": text, "rejected": rejected, "changes": self.changes(claim)}
        mine = ReviewedRow.claim == claim
        if self._db.execute(select(ReviewedRow.claim).where(mine)).first():
            self._db.execute(update(ReviewedRow).where(mine).values(**told))
        else:
            self._db.execute(insert(ReviewedRow).values(claim=claim, **told))
