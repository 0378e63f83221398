"""The ids of incidents that a copy takes over, for the next working to give them again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from onrecord.archive.account_rows import account_row
from onrecord.archive.joined_models import AccountRow, IncidentRow, MembershipRow, WorkingRow
from onrecord.archive.models import ReadingRow
from onrecord.archive.writing import insert_row, now
from onrecord.records import Account, KeptMember

if TYPE_CHECKING:
    from sqlalchemy import Connection

WHY = "ids of incidents taken from a package"
WEIGHTS = "none"  # of no version: the next working makes everything anew


def take_ids(db: Connection, members: Sequence[KeptMember]) -> None:
    """Record a working that gave accounts their incidents and took them back at once.

    Nothing of it stands; `link` asks to which incident an account belonged last. Only where
    nothing was worked out before, and of accounts whose report was read.
    """
    if not members or db.execute(select(WorkingRow.id)).first() is not None:
        return
    working = insert_row(db, WorkingRow, why=WHY, weights=WEIGHTS, made_at=now())
    span = {"made_in": working, "withdrawn_in": working}
    row = ReadingRow
    asked = select(row.report_id, row.id, row.recorded_at).where(row.superseded_at.is_(None))
    readings = {report: (id_, at) for report, id_, at in db.execute(asked)}
    known: set[str] = set()
    for member in members:
        account = _named(member.account)
        if account.report not in readings:
            continue
        number, at = readings[account.report]
        if member.incident not in known:
            known.add(member.incident)
            told = {"id": member.incident, "anchor": member.anchor, "made_in": working}
            db.execute(insert(IncidentRow).values(**told))
        made = account_row(account, at.date()) | {"reading_id": number} | span
        kept = insert_row(db, AccountRow, **made)
        db.execute(insert(MembershipRow).values(account=kept, incident=member.incident, **span))


def _named(account: str) -> Account:
    """An account of which only the name is known."""
    return Account(
        account,
        account.partition(":")[0],
        claims=(),
        types=(),
        start=None,
        end=None,
        precision=None,
        dated=False,
        places=(),
        doers=(),
        victims=(),
        instrument=None,
        tolls=(),
        words=(),
        names=(),
        published=None,
        source=None,
    )
