"""What people decide about claims: kept, withdrawn, never deleted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert, or_, select, update

from onrecord.archive.account_rows import claims_in
from onrecord.archive.continuing import lasting_claims
from onrecord.archive.joined_models import AccountRow, JudgementRow, MembershipRow
from onrecord.archive.joined_rows import rows_of
from onrecord.archive.writing import now
from onrecord.records import Decision, Judgement

if TYPE_CHECKING:
    from sqlalchemy import Connection

COLUMNS = tuple(Judgement.__dataclass_fields__)


class Judging:
    """The judgements of an archive."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def judgements(
        self, *, withdrawn: bool = False, by: date | None = None, carried: bool = True
    ) -> list[Judgement]:
        """List the judgements that stand, or also the withdrawn ones; or as of the day `by`.

        What was judged of a claim that goes on in a page's later text is told of the later claim;
        without `carried`, of the claim that was judged.
        """
        row = JudgementRow
        asked = select(*(getattr(row, column) for column in COLUMNS)).order_by(row.id)
        if by is not None:
            later = by + timedelta(1)
            asked = asked.where(row.at < later)
            asked = asked.where(or_(row.withdrawn_at.is_(None), row.withdrawn_at >= later))
        elif not withdrawn:
            asked = asked.where(row.withdrawn_at.is_(None))
        found = [Judgement(*told) for told in self._db.execute(asked)]
        return self._carried(found) if carried else found

    def _carried(self, judgements: list[Judgement]) -> list[Judgement]:
        last = lasting_claims(self._db, {claim for j in judgements for claim in (j.a, j.b)})
        return [replace(j, a=last.get(j.a, j.a), b=last.get(j.b, j.b)) for j in judgements]

    def judgement(self, number: int) -> Judgement | None:
        """Find a judgement by its number."""
        row = JudgementRow
        asked = select(*(getattr(row, column) for column in COLUMNS)).where(row.id == number)
        found = self._db.execute(asked).first()
        return Judgement(*found) if found else None

    def judge(self, decision: Decision, a: str, b: str, by: str, reason: str | None) -> Judgement:
        """Record a judgement about two claims; its number and time are given here."""
        at = now()
        told = {"decision": decision, "a": a, "b": b, "by": by, "at": at, "reason": reason}
        key = self._db.execute(insert(JudgementRow).values(**told)).inserted_primary_key
        return Judgement(int(key[0]), decision, a, b, by, at, reason)  # type: ignore[index]

    def judged_of(self, incidents: Collection[str]) -> dict[str, tuple[int, list[Judgement]]]:
        """Map incidents to how often they were changed, and the judgements about their claims.

        Counted are accounts that came or left, and judgements made or withdrawn: the number grows
        with each change, and never goes back.
        """
        member, found = MembershipRow, dict.fromkeys(incidents, 0)
        of: dict[str, set[str]] = {i: set() for i in incidents}
        asked = select(member.incident, member.withdrawn_in, AccountRow.body)
        asked = asked.join(AccountRow, AccountRow.row == member.account)
        for incident, left, body in rows_of(self._db, asked, member.incident, incidents):
            found[incident] += 1 if left is None else 2
            of[incident].update(claims_in(body))
        told = self._about({claim for claims in of.values() for claim in claims})
        mine = {i: [j for j in told if {j.a, j.b} & claims] for i, claims in of.items()}
        return {
            i: (found[i] + sum(2 if j.withdrawn_at else 1 for j in mine[i]), mine[i]) for i in found
        }

    def _about(self, claims: Collection[str]) -> list[Judgement]:
        """List the judgements about some claims, withdrawn ones too, in their order."""
        row = JudgementRow
        asked = select(*(getattr(row, column) for column in COLUMNS))
        ends = (rows_of(self._db, asked, end, claims) for end in (row.a, row.b))
        found = {told[0]: Judgement(*told) for rows in ends for told in rows}
        return [found[number] for number in sorted(found)]

    def withdraw_judgement(self, number: int, by: str) -> None:
        """Withdraw a judgement that stands."""
        row = update(JudgementRow).where(JudgementRow.id == number)
        row = row.where(JudgementRow.withdrawn_at.is_(None))
        self._db.execute(row.values(withdrawn_at=now(), withdrawn_by=by))
