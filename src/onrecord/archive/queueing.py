"""What waits for a person's judgement, the most doubtful first."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, insert, or_, select, tuple_, union
from sqlalchemy.orm import aliased

from onrecord.archive.joined_models import AccountRow, LinkRow, MembershipRow
from onrecord.archive.joined_rows import rows_of
from onrecord.archive.models import ClaimRow, FigureRow, ReadingRow
from onrecord.archive.review_models import ReviewRow, WaitingRow
from onrecord.records import JUDGING

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Connection

HAPPENED = ("actual", "ongoing")
NEAR = 2.0  # log2 odds: between 1 to 4 and 4 to 1
Pair = tuple[str, str]
Doubtful = tuple[str, list[str], int | None]


class Queueing:
    """Claims, joins and incidents that nobody has judged yet."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def doubtful_claims(
        self, skip: int, most: int, *, after: str | None = None, back: bool = False
    ) -> list[Doubtful]:
        """List claims that nobody judged with what is in doubt and how many dead they tell of.

        Those with the most doubts come first, of these those that tell of the most dead, then
        those that were recorded last. `after` asks for those behind a claim, with `back` for
        those before it, the nearest first, also those that were judged.
        """
        row, waits = ClaimRow, WaitingRow
        columns = (waits.doubts, waits.dead, waits.claim_row)
        some = select(waits.claim_row).where(waits.claim_row.not_in(_gone(judged=not back)))
        place = self._place(after) if after else None
        if place:
            here = tuple_(*columns)
            some = some.where(here > place if back else here < place)
        order = [c if back else c.desc() for c in columns]
        some = some.order_by(*order).offset(skip).limit(most)
        flags = [case((told, name), else_="") for name, told in _doubts().items()]
        asked = select(row.id, waits.dead, *flags).join(waits, waits.claim_row == row.row)
        found = self._db.execute(asked.where(waits.claim_row.in_(some)).order_by(*order))
        return [(told[0], [name for name in told[2:] if name], told[1] or None) for told in found]

    def _place(self, claim: str) -> tuple[int, int, int] | None:
        """Where a claim stands in the queue."""
        row = WaitingRow
        asked = select(row.doubts, row.dead, row.claim_row)
        asked = asked.join(ClaimRow, ClaimRow.row == row.claim_row).where(ClaimRow.id == claim)
        found = self._db.execute(asked.order_by(row.claim_row.desc())).first()
        return (found[0], found[1], found[2]) if found else None

    def count_doubtful_claims(self) -> int:
        """Count the claims that nobody judged; what was read anew, and judged, is counted off."""
        every = self._db.execute(select(func.count(WaitingRow.claim_row))).scalar_one()
        asked = select(func.count()).select_from(_gone(judged=True).subquery())
        off = self._db.execute(asked).scalar_one()
        return int(every) - int(off)

    def doubtful_joins(
        self,
        skip: int,
        most: int,
        *,
        without: Collection[Pair] = (),
        after: Pair | None = None,
        back: bool = False,
    ) -> list[tuple[str, str, float]]:
        """List pairs of accounts whose weights are nearest to what joins two, but `without` some.

        `after` asks for those behind a pair, with `back` for those before it, the nearest first.
        """
        asked, near = _joins(), func.abs(LinkRow.weight)
        place = self._place_of_join(after) if after else None
        if place:
            here = tuple_(near, LinkRow.row)
            asked = asked.where(here < place if back else here > place)
        order = (near, LinkRow.row)
        asked = asked.order_by(*(c.desc() if back else c for c in order))
        off = {frozenset(pair) for pair in without}
        found = self._db.execute(asked.limit(skip + most + len(off)))
        left = [(x, y, w) for x, y, w in found if frozenset((x, y)) not in off]
        return left[skip : skip + most]

    def _place_of_join(self, pair: Pair) -> tuple[float, int] | None:
        a, b = aliased(AccountRow), aliased(AccountRow)
        asked = select(func.abs(LinkRow.weight), LinkRow.row).join(a, a.row == LinkRow.a)
        asked = asked.join(b, b.row == LinkRow.b).where(LinkRow.withdrawn_in.is_(None))
        asked = asked.where(a.id.in_(pair), b.id.in_(pair))
        found = self._db.execute(asked).first()
        return (found[0], found[1]) if found else None

    def count_doubtful_joins(self, without: Collection[Pair] = ()) -> int:
        """Count the pairs of accounts in doubt, but `without` some."""
        off = {frozenset(pair) for pair in without}
        link = LinkRow
        asked = select(func.count()).where(link.withdrawn_in.is_(None))
        every = self._db.execute(asked.where(func.abs(link.weight) <= NEAR)).scalar_one()
        a = aliased(AccountRow)
        rows = rows_of(self._db, _joins(a), a.id, {account for pair in off for account in pair})
        return int(every) - sum(1 for x, y, _ in rows if frozenset((x, y)) in off)

    def incidents_judged(self) -> set[str]:
        """Find the incidents of which a claim that gives figures was judged."""
        row, account = ClaimRow, AccountRow
        asked = select(MembershipRow.incident).distinct()
        asked = asked.join(account, account.row == MembershipRow.account)
        told = and_(row.reading_id == account.reading_id, row.mention == account.mention)
        asked = asked.join(row, told).where(MembershipRow.withdrawn_in.is_(None))
        asked = asked.where(row.id.in_(_judging()))
        figures = select(FigureRow.claim_row).where(FigureRow.claim_row == row.row)
        return set(self._db.execute(asked.where(figures.exists())).scalars())


def _judging() -> Any:
    """The claims of which a judgement stands."""
    row = ReviewRow
    return select(row.claim).where(row.withdrawn_at.is_(None), row.act.in_(JUDGING))


def _gone(*, judged: bool) -> Any:
    """The rows of claims that wait no more: read anew, or judged."""
    row = ClaimRow
    here = select(WaitingRow.claim_row).join(row, row.row == WaitingRow.claim_row)
    left = select(ReadingRow.id).where(ReadingRow.superseded_at.is_not(None))
    old = here.where(row.reading_id.in_(left))
    return union(old, here.where(row.id.in_(_judging()))) if judged else old


def _joins(first: Any = None) -> Any:
    """The pairs of accounts in doubt."""
    a, b = first or aliased(AccountRow), aliased(AccountRow)
    asked = select(a.id, b.id, LinkRow.weight).join(a, a.row == LinkRow.a)
    asked = asked.join(b, b.row == LinkRow.b)
    return asked.where(LinkRow.withdrawn_in.is_(None), func.abs(LinkRow.weight) <= NEAR)


def _doubts() -> dict[str, ColumnElement[bool]]:
    row = ClaimRow
    return {
        "the place is not settled": and_(row.place_name.is_not(None), row.place_id.is_(None)),
        "no days are told": and_(row.period_start.is_(None), row.period_end.is_(None)),
        "the speaker has no name": row.claimant_kind == "unnamed",
        "it is denied or doubted": or_(row.stance == "denied", row.stance == "doubted"),
    }


def wait(db: Connection, readings: Collection[int]) -> None:
    """Put the claims of readings into the queue."""
    row, figure = ClaimRow, FigureRow
    first, *others = (case((told, 1), else_=0) for told in _doubts().values())
    number = func.max(func.coalesce(figure.best, figure.low, figure.high))
    killed = select(number).where(figure.claim_row == row.row, figure.measure == "killed")
    dead = func.coalesce(killed.scalar_subquery(), 0)
    asked = select(row.row, reduce(add, others, first), dead).where(row.reading_id.in_(readings))
    asked = asked.where(row.modality.in_(HAPPENED), row.background.is_(False))
    db.execute(insert(WaitingRow).from_select(["claim_row", "doubts", "dead"], asked))
