"""Questions to the tables of incidents, inside one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from onrecord.archive.account_rows import Heading, accounts_from, headings_from
from onrecord.archive.joined_models import (
    AccountRow,
    IncidentRow,
    LinkRow,
    MembershipRow,
    WorkingRow,
)
from onrecord.archive.joined_rows import begins, rows_of, standing
from onrecord.archive.values import Membership, Working
from onrecord.records import Account, Link

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Asking:
    """What the tables of incidents hold; `at` asks for how they stood after that working."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def working(self, *, by: date | None = None, since: datetime | None = None) -> Working | None:
        """Find the last working, or the last until the end of a day, or the first since a time."""
        row = WorkingRow
        asked = select(row.id, row.why, row.weights, row.made_at).order_by(row.id.desc())
        if by is not None:
            asked = asked.where(row.made_at < by + timedelta(1))
        if since is not None:
            asked = asked.where(row.made_at >= since).order_by(None).order_by(row.id)
        found = self._db.execute(asked.limit(1)).first()
        return Working(*found) if found else None

    def accounts(
        self,
        ids: Collection[str] | None = None,
        *,
        at: int | None = None,
        known: date | None = None,
        days: tuple[date, date] | None = None,
        longest: int | None = None,
    ) -> dict[str, Account]:
        """Find accounts by id, or all; `known` are those whose report was out by that day.

        `days` are those whose own days may overlap these; without any day they overlap none.
        `longest` leaves those out that last more days, which spares reading all of earlier years.
        """
        row = AccountRow
        asked = select(row.body).where(standing(row, at)).order_by(row.row)
        if known is not None:
            asked = asked.where(row.known_from <= known)
        if days is not None:
            asked = asked.where(row.first_day <= days[1], row.last_day >= days[0])
            if longest is not None:
                first = max(days[0].toordinal() - longest, 1)
                asked = asked.where(row.first_day >= date.fromordinal(first))
        return {
            a.id: a for a in accounts_from([r[0] for r in rows_of(self._db, asked, row.id, ids)])
        }

    def account_headings(self, days: tuple[date, date]) -> list[Heading]:
        """List what accounts are found by whose own days may overlap these."""
        row = AccountRow
        asked = select(row.body).where(standing(row, None), row.first_day <= days[1])
        return headings_from(self._db.execute(asked.where(row.last_day >= days[0])).scalars())

    def links(self, ids: Collection[str] | None = None, *, at: int | None = None) -> list[Link]:
        """Find the links of which at least one end is among `ids`, or all."""
        first, second = aliased(AccountRow), aliased(AccountRow)
        asked = select(LinkRow.row, first.id, second.id, LinkRow.weight)
        asked = asked.join(first, first.row == LinkRow.a).join(second, second.row == LinkRow.b)
        asked = asked.where(standing(LinkRow, at))
        if ids is None:
            return [Link(a, b, weight) for _, a, b, weight in self._db.execute(asked)]
        found: dict[int, Link] = {}
        for end in (first.id, second.id):
            found |= {row[0]: Link(*row[1:]) for row in rows_of(self._db, asked, end, ids)}
        return [found[number] for number in sorted(found)]

    def links_among(self, ids: Collection[str], *, at: int | None = None) -> list[Link]:
        """Find the links between accounts that are both among `ids`."""
        return [k for k in self.links(ids, at=at) if k.a in ids and k.b in ids]

    def incidents_of(
        self, ids: Collection[str] | None = None, *, at: int | None = None
    ) -> dict[str, str]:
        """Map accounts, or all, to the incidents that they belong to."""
        asked = select(AccountRow.id, MembershipRow.incident)
        asked = asked.join(MembershipRow, MembershipRow.account == AccountRow.row)
        asked = asked.where(standing(MembershipRow, at)).order_by(AccountRow.row)
        return dict(tuple(row) for row in rows_of(self._db, asked, AccountRow.id, ids))

    def incidents_before(self, ids: Collection[str]) -> dict[str, str]:
        """Map accounts to the incidents that they belong to, or, read anew, belonged to last."""
        asked = select(AccountRow.id, MembershipRow.incident)
        asked = asked.join(MembershipRow, MembershipRow.account == AccountRow.row)
        rows = rows_of(self._db, asked.order_by(MembershipRow.row), AccountRow.id, ids)
        last = dict(tuple(row) for row in rows)
        absorbed = self.redirects()
        return {account: resolved(incident, absorbed) for account, incident in last.items()}

    def members(
        self, incidents: Collection[str] | None = None, *, at: int | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Map incidents, or all, to their accounts, sorted."""
        asked = select(MembershipRow.incident, AccountRow.id)
        asked = asked.join(AccountRow, MembershipRow.account == AccountRow.row)
        asked = asked.where(standing(MembershipRow, at))
        held: dict[str, list[str]] = defaultdict(list)
        for incident, account in rows_of(self._db, asked, MembershipRow.incident, incidents):
            held[incident].append(account)
        return {incident: tuple(sorted(accounts)) for incident, accounts in held.items()}

    def living(self, incidents: Collection[str] | None = None) -> set[str]:
        """List the incidents, or those of some, that have accounts now."""
        row = MembershipRow
        asked = select(row.incident).where(standing(row, None)).distinct()
        return {r[0] for r in rows_of(self._db, asked, row.incident, incidents)}

    def count_incidents(self) -> int:
        """Count the incidents that have accounts now."""
        row = MembershipRow
        asked = select(func.count(row.incident.distinct())).where(standing(row, None))
        return int(self._db.execute(asked).scalar_one())

    def redirects(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """Map absorbed incidents to those that took them in."""
        asked = select(IncidentRow.id, IncidentRow.redirect)
        asked = asked.where(IncidentRow.redirect.is_not(None))
        return dict(tuple(row) for row in rows_of(self._db, asked, IncidentRow.id, ids))

    def larger(self, ids: Collection[str] | None = None) -> dict[str, tuple[str, str]]:
        """Map incidents to the larger ones that they are part of, with the reason."""
        row = IncidentRow
        asked = select(row.id, row.part_of, row.part_why).where(row.part_of.is_not(None))
        return {i: (of, why) for i, of, why in rows_of(self._db, asked, row.id, ids)}

    def parts_of(self, incident: str) -> list[str]:
        """List the incidents that are part of one."""
        row = IncidentRow
        asked = select(row.id).where(row.part_of == incident).order_by(row.id)
        return list(self._db.execute(asked).scalars())

    def incident_ids(self, start: str = "") -> list[str]:
        """List the ids of incidents that begin with `start`, absorbed ones too."""
        row = IncidentRow
        asked = select(row.id).where(*begins(row.id, start)).order_by(row.id)
        return list(self._db.execute(asked).scalars())

    def passages(self, incidents: Collection[str]) -> list[Membership]:
        """List who came to incidents and left them, in the order in which it happened."""
        came, left = aliased(WorkingRow), aliased(WorkingRow)
        row = MembershipRow
        workings = [getattr(w, c) for w in (came, left) for c in Working.__dataclass_fields__]
        asked = select(AccountRow.id, row.incident, *workings)
        asked = asked.join(AccountRow, row.account == AccountRow.row)
        asked = asked.join(came, came.id == row.made_in)
        asked = asked.outerjoin(left, left.id == row.withdrawn_in).order_by(row.row)
        return [_membership(found) for found in rows_of(self._db, asked, row.incident, incidents)]


def resolved(incident: str, redirects: Mapping[str, str]) -> str:
    """Follow an absorbed incident to the one that stands for it now."""
    seen = {incident}
    while incident in redirects and redirects[incident] not in seen:
        incident = redirects[incident]
        seen.add(incident)
    return incident


def _membership(row: Sequence[Any]) -> Membership:
    left = Working(*row[6:10]) if row[6] is not None else None
    return Membership(row[0], row[1], Working(*row[2:6]), left)
