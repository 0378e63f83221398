"""What waits for a person's judgement, the most doubtful first."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, insert, or_, select
from sqlalchemy.orm import aliased

from onrecord.archive.joined_models import AccountRow, LinkRow
from onrecord.archive.models import ClaimRow, FigureRow, ReadingRow
from onrecord.archive.review_models import ReviewedRow, WaitingRow

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

HAPPENED = ("actual", "ongoing")


class Queueing:
    """Claims and joins that nobody has judged yet."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def doubtful_claims(self, skip: int, most: int) -> list[tuple[str, list[str], int | None]]:
        """List claims that nobody reviewed with what is in doubt and how many dead they tell of.

        Those with the most doubts come first, of these those that tell of the most dead, then
        those that were recorded last.
        """
        row, waits = ClaimRow, WaitingRow
        flags = [case((told, name), else_="") for name, told in _doubts().items()]
        asked = select(row.id, waits.dead, *flags).join(waits, waits.claim_row == row.row)
        asked = asked.join(ReadingRow, ReadingRow.id == row.reading_id)
        asked = asked.outerjoin(ReviewedRow, ReviewedRow.claim == row.id)
        asked = asked.where(ReadingRow.superseded_at.is_(None), ReviewedRow.claim.is_(None))
        asked = asked.order_by(waits.doubts.desc(), waits.dead.desc(), waits.claim_row.desc())
        found = self._db.execute(asked.offset(skip).limit(most))
        return [(told[0], [name for name in told[2:] if name], told[1] or None) for told in found]

    def doubtful_joins(self, skip: int, most: int) -> list[tuple[str, str, float]]:
        """List pairs of accounts whose weights are nearest to what joins two."""
        a, b, near = aliased(AccountRow), aliased(AccountRow), func.abs(LinkRow.weight)
        first = select(LinkRow.row).where(LinkRow.withdrawn_in.is_(None))
        first = first.order_by(near, LinkRow.row).offset(skip).limit(most)
        asked = select(a.id, b.id, LinkRow.weight).join(a, a.row == LinkRow.a)
        asked = asked.join(b, b.row == LinkRow.b).where(LinkRow.row.in_(first))
        return [(x, y, w) for x, y, w in self._db.execute(asked.order_by(near, LinkRow.row))]


def _doubts() -> dict[str, ColumnElement[bool]]:
    row = ClaimRow
    return {
        "the place is not settled": and_(row.place_name.is_not(None), row.place_id.is_(None)),
        "no days are told": and_(row.period_start.is_(None), row.period_end.is_(None)),
        "the speaker has no name": row.claimant_kind == "unnamed",
        "it is denied or doubted": or_(row.stance == "denied", row.stance == "doubted"),
    }


def wait(db: Connection, reading: int) -> None:
    """Put the claims of a reading into the queue."""
    row, figure = ClaimRow, FigureRow
    first, *others = (case((told, 1), else_=0) for told in _doubts().values())
    number = func.max(func.coalesce(figure.best, figure.low, figure.high))
    killed = select(number).where(figure.claim_row == row.row, figure.measure == "killed")
    dead = func.coalesce(killed.scalar_subquery(), 0)
    asked = select(row.row, reduce(add, others, first), dead).where(row.reading_id == reading)
    asked = asked.where(row.modality.in_(HAPPENED), row.background.is_(False))
    db.execute(insert(WaitingRow).from_select(["claim_row", "doubts", "dead"], asked))
