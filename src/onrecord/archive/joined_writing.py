"""What is worked out, into the tables of incidents, inside one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from onrecord.archive.account_rows import account_row
from onrecord.archive.joined_models import (
    AccountRow,
    IncidentRow,
    LinkedRow,
    LinkRow,
    MembershipRow,
    SignatureRow,
    WorkingRow,
)
from onrecord.archive.joined_rows import Dated, rows_of, standing
from onrecord.archive.models import ReadingRow, Table
from onrecord.archive.summaries import Summarising
from onrecord.archive.values import FreshReading
from onrecord.archive.writing import now
from onrecord.records import Account, Link

if TYPE_CHECKING:
    from sqlalchemy import Connection

LEAST = 500  # rows that are changed by one statement


class Writing(Summarising):
    """Keeps what a working makes, and withdraws what it makes invalid."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def begin(self, why: str, weights: str) -> int:
        """Open a working and give its number; all that it makes and withdraws bears it."""
        made = insert(WorkingRow).values(why=why, weights=weights, made_at=now())
        key = self._db.execute(made).inserted_primary_key
        return int(key[0])  # type: ignore[index]

    def keep_readings(
        self, working: int, made: Sequence[tuple[FreshReading, Sequence[Account]]]
    ) -> None:
        """Record the accounts of readings, be there any or none."""
        readings = ({"reading_id": r.id, "made_in": working} for r, _ in made)
        self._insert(LinkedRow, readings)
        self._insert(
            AccountRow,
            (
                account_row(a, r.recorded) | {"reading_id": r.id, "made_in": working}
                for r, accounts in made
                for a in accounts
            ),
        )

    def withdraw(self, working: int, accounts: Collection[str]) -> None:
        """Withdraw accounts with their links and memberships."""
        rows = list(self._rows_of(accounts).values())
        self.touch(set(self._incidents_at(rows).values()))
        self._leave(working, MembershipRow, MembershipRow.account, rows)
        self._leave(working, LinkRow, LinkRow.a, rows)
        self._leave(working, LinkRow, LinkRow.b, rows)
        self._leave(working, AccountRow, AccountRow.row, rows)

    def reopen(self, reports: Collection[str]) -> None:
        """Let the accounts of some reports be made anew by the next working."""
        readings = select(ReadingRow.id).where(ReadingRow.report_id.in_(sorted(reports)))
        self._db.execute(delete(LinkedRow).where(LinkedRow.reading_id.in_(readings)))

    def withdraw_all(self, working: int) -> None:
        """Withdraw every account, link and membership, to work them out anew."""
        tables: tuple[type[Dated], ...] = (MembershipRow, LinkRow, AccountRow)
        for table in tables:
            left = update(table).where(standing(table, None))
            self._db.execute(left.values(withdrawn_in=working))
        self._db.execute(delete(LinkedRow))
        self.touch_all()

    def keep_links(self, working: int, links: Sequence[Link]) -> None:
        """Record links between accounts that stand now."""
        rows = self._rows_of({end for link in links for end in (link.a, link.b)})
        told = (
            {"a": rows[k.a], "b": rows[k.b], "weight": k.weight, "made_in": working} for k in links
        )
        self._insert(LinkRow, told)

    def keep_groups(
        self,
        working: int,
        incidents: Mapping[str, str],
        anchors: Mapping[str, str],
        redirects: Mapping[str, str],
    ) -> None:
        """Record to which incident each of some accounts belongs from now on.

        `anchors` are the claims after which incidents are named, `redirects` the absorbed ones.
        """
        rows = self._rows_of(incidents)
        before = self._incidents_at(rows.values())
        moved = {a: i for a, i in incidents.items() if before.get(rows[a]) != i}
        self._leave(working, MembershipRow, MembershipRow.account, [rows[a] for a in moved])
        self._keep_incidents(working, set(moved.values()), anchors)
        made = ({"account": rows[a], "incident": i, "made_in": working} for a, i in moved.items())
        self._insert(MembershipRow, made)
        left = {before[rows[a]] for a in moved if rows[a] in before}
        self.touch({*moved.values(), *left, *redirects})
        for old, new in redirects.items():
            self._redirect(working, old, new)

    def keep_larger(self, larger: Mapping[str, tuple[str, str] | None]) -> None:
        """Record of which larger incident some incidents are part, and why; or of none."""
        row = IncidentRow
        for incident, found in larger.items():
            part_of, why = found or (None, None)
            kept = update(row).where(row.id == incident)
            self._db.execute(kept.values(part_of=part_of, part_why=why))
        self.touch(larger.keys())

    def keep_signatures(self, signatures: Mapping[str, bytes], roots: Mapping[str, str]) -> None:
        """Record the signatures of new reports, and the report that the text of any goes back to.

        `roots` may hold reports whose signature is there already.
        """
        told = signatures.items()
        made = ({"report_id": r, "signature": s, "root": roots.get(r, r)} for r, s in told)
        self._insert(SignatureRow, made)
        self.touch_reports(roots.keys() - signatures.keys())
        for report in sorted(roots.keys() - signatures.keys()):
            row = update(SignatureRow).where(SignatureRow.report_id == report)
            self._db.execute(row.values(root=roots[report]))

    def forget_signatures(self) -> list[str]:
        """Take every signature away, to be made anew; the reports that had one."""
        reports = list(self._db.execute(select(SignatureRow.report_id)).scalars())
        self._db.execute(delete(SignatureRow))
        self.touch_all()
        return reports

    def _rows_of(self, accounts: Collection[str] | Mapping[str, str]) -> dict[str, int]:
        asked = select(AccountRow.id, AccountRow.row).where(standing(AccountRow, None))
        return dict(tuple(r) for r in rows_of(self._db, asked, AccountRow.id, list(accounts)))

    def _incidents_at(self, accounts: Iterable[int]) -> dict[int, str]:
        row = MembershipRow
        asked = select(row.account, row.incident).where(standing(row, None))
        return dict(tuple(r) for r in rows_of(self._db, asked, row.account, list(accounts)))

    def _keep_incidents(
        self, working: int, incidents: set[str], anchors: Mapping[str, str]
    ) -> None:
        known = {r[0] for r in rows_of(self._db, select(IncidentRow.id), IncidentRow.id, incidents)}
        fresh = sorted(incidents - known)
        told = ({"id": i, "anchor": anchors[i], "made_in": working} for i in fresh)
        self._insert(IncidentRow, told)
        for back in known:  # one that was absorbed once may come back, after a judgement
            row = update(IncidentRow).where(IncidentRow.id == back)
            row = row.where(IncidentRow.redirect.is_not(None))
            self._db.execute(row.values(redirect=None, redirected_in=None))

    def _redirect(self, working: int, old: str, new: str) -> None:
        row = update(IncidentRow).where(IncidentRow.id == old)
        self._db.execute(
            row.values(redirect=new, redirected_in=working, part_of=None, part_why=None)
        )

    def _leave(self, working: int, table: type[Dated], column: Any, rows: Sequence[int]) -> None:
        for at in range(0, len(rows), LEAST):
            some = update(table).where(standing(table, None), column.in_(rows[at : at + LEAST]))
            self._db.execute(some.values(withdrawn_in=working))

    def _insert(self, table: type[Table], rows: Iterable[dict[str, Any]]) -> None:
        if held := list(rows):
            self._db.execute(insert(table), held)
