"""What only some may see, and the settings of the archive, inside one transaction."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, or_, select, update

from onrecord.archive.joined_asking import resolved
from onrecord.archive.joined_models import AccountRow, IncidentRow, MembershipRow, WorkingRow
from onrecord.archive.models import ReportRow
from onrecord.archive.people_models import RestrictionRow, SettingRow
from onrecord.archive.people_values import Restriction
from onrecord.archive.writing import now

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Restricting:
    """Restrictions and settings."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def restrictions(self) -> list[Restriction]:
        """List the restrictions that hold."""
        row = RestrictionRow
        asked = select(row.row, row.kind, row.what, row.group_name, row.by, row.made_at)
        asked = asked.where(row.ended_at.is_(None)).order_by(row.kind, row.what, row.row)
        return [Restriction(*found) for found in self._db.execute(asked)]

    def restrict(self, kind: str, what: str, group: str | None, by: str) -> None:
        """Let only a group see something, besides those who may already."""
        told = {"kind": kind, "what": what, "group_name": group, "by": by, "made_at": now()}
        self._db.execute(insert(RestrictionRow).values(**told))

    def lift(self, kind: str, what: str, group: str | None = None) -> int:
        """End the restrictions of something, or that to one group; gives how many."""
        row = RestrictionRow
        mine = update(row).where(row.kind == kind, row.what == what, row.ended_at.is_(None))
        if group is not None:
            mine = mine.where(row.group_name == group)
        return self._db.execute(mine.values(ended_at=now())).rowcount

    def absorbed(self, incidents: Collection[str]) -> dict[str, str]:
        """Map incidents that were absorbed to those that stand for them now."""
        found: dict[str, str] = {}
        asked, row = set(incidents), IncidentRow
        while asked:
            held = select(row.id, row.redirect).where(row.id.in_(asked), row.redirect.is_not(None))
            told = {i: to for i, to in self._db.execute(held) if to}
            asked = set(told.values()) - found.keys()
            found |= told
        return {i: resolved(i, found) for i in incidents if i in found}

    def split_off(self, incident: str, restriction: Restriction) -> set[str]:
        """List the incidents that now hold what was in an incident when it was restricted."""
        row, left, account = MembershipRow, WorkingRow, AccountRow
        then = select(account.id).join(row, row.account == account.row)
        then = then.outerjoin(left, left.id == row.withdrawn_in)
        still = or_(row.withdrawn_in.is_(None), left.made_at >= restriction.made_at)
        then = then.where(row.incident == incident, still)
        now_in = select(row.incident).join(account, row.account == account.row)
        now_in = now_in.where(account.id.in_(then), row.withdrawn_in.is_(None))
        return set(self._db.execute(now_in.distinct()).scalars())

    def publishers(self, name: str) -> list[str]:
        """List the publishers that are written so, whatever the case."""
        row = ReportRow.publisher
        asked = select(row).where(func.lower(row) == name.lower()).distinct().order_by(row)
        return [str(found) for found in self._db.execute(asked).scalars()]

    def setting(self, name: str) -> str | None:
        """Find the value of a setting, if it was ever set."""
        row = SettingRow
        asked = select(row.value).where(row.name == name).order_by(row.row.desc()).limit(1)
        return self._db.execute(asked).scalar()

    def put(self, name: str, value: str, by: str) -> None:
        """Set a setting."""
        told = {"name": name, "value": value, "by": by, "made_at": now()}
        self._db.execute(insert(SettingRow).values(**told))
