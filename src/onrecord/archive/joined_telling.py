"""Questions about the reports and claims behind incidents, inside one transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from onrecord.archive import asking
from onrecord.archive.continuing import lasting_claims
from onrecord.archive.joined_models import AccountRow, LinkedRow, SignatureRow
from onrecord.archive.joined_rows import begins, rows_of, standing
from onrecord.archive.models import ClaimRow, EngineRow, ReadingRow, ReportRow
from onrecord.archive.review_models import ReviewedRow
from onrecord.archive.reviewed import AS_REVIEWED, STANDS
from onrecord.archive.values import FreshReading
from onrecord.records import Claim, Report, from_published

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

AT_ONCE = 200  # readings that are read together


class Telling:
    """What was read in the reports behind incidents."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def unlinked(self, without: Collection[str] = ()) -> int:
        """Count the readings whose accounts are still to be made, but of publishers `without`."""
        asked = _fresh(func.count(ReadingRow.id))
        if without:
            seen = ReportRow.publisher.is_(None) | ReportRow.publisher.not_in(without)
            asked = asked.join(ReportRow, ReportRow.id == ReadingRow.report_id).where(seen)
        return int(self._db.execute(asked).scalar_one())

    def fresh(self, reports: Collection[str] | None = None) -> Iterator[FreshReading]:
        """Yield the readings whose accounts are still to be made, the first recorded first.

        `reports` narrows to readings of these.
        """
        row = ReadingRow
        asked = _fresh(row.id, row.report_id, row.recorded_at).order_by(row.id)
        yield from self._told(rows_of(self._db, asked, row.report_id, reports))

    def readings(self, ids: Collection[int]) -> Iterator[FreshReading]:
        """Yield readings by their numbers, superseded or not."""
        row = ReadingRow
        asked = select(row.id, row.report_id, row.recorded_at).order_by(row.id)
        yield from self._told(rows_of(self._db, asked, row.id, ids))

    def _told(self, waiting: Sequence[Any]) -> Iterator[FreshReading]:
        for at in range(0, len(waiting), AT_ONCE):
            some = waiting[at : at + AT_ONCE]
            of, told = self.reports({r[1] for r in some}), self._read_in([r[0] for r in some])
            for number, report, recorded in some:
                yield FreshReading(number, recorded.date(), of[report], tuple(told[number]))

    def outdated(self) -> list[str]:
        """List the accounts of readings that were superseded since."""
        row = AccountRow
        asked = select(row.id).join(ReadingRow, ReadingRow.id == row.reading_id)
        asked = asked.where(standing(row, None), ReadingRow.superseded_at.is_not(None))
        return list(self._db.execute(asked.order_by(row.row)).scalars())

    def accounts_in(self, reports: Collection[str]) -> list[str]:
        """List the accounts that stand of some reports."""
        row = AccountRow
        asked = select(row.id).join(ReadingRow, ReadingRow.id == row.reading_id)
        asked = asked.where(standing(row, None)).order_by(row.row)
        return [r[0] for r in rows_of(self._db, asked, ReadingRow.report_id, reports)]

    def claim_ids(self, start: str = "") -> list[str]:
        """List the ids of claims, of any reading, that begin with `start`."""
        row = ClaimRow
        asked = select(row.id).where(*begins(row.id, start))
        return list(self._db.execute(asked.distinct().order_by(row.id)).scalars())

    def mentions(self, claims: Collection[str]) -> dict[str, str]:
        """Map claims to the ids of the accounts they would belong to, by their newest reading.

        A claim that goes on in a page's later text belongs to the account of the later one.
        """
        lasting = lasting_claims(self._db, claims)
        found = self._mentions({lasting.get(claim, claim) for claim in claims})
        own = ((claim, lasting.get(claim, claim)) for claim in claims)
        return {claim: found[last] for claim, last in own if last in found}

    def _mentions(self, claims: Collection[str]) -> dict[str, str]:
        row = ClaimRow
        asked = select(row.id, row.report_id, row.mention).where(row.mention.is_not(None))
        found = rows_of(self._db, asked.order_by(row.reading_id), row.id, claims)
        split = select(AccountRow.split, AccountRow.id).where(standing(AccountRow, None))
        alone = dict(tuple(r) for r in rows_of(self._db, split, AccountRow.split, claims))
        return {claim: f"{report}:{mention}" for claim, report, mention in found} | alone

    def told_in(
        self, accounts: Collection[str], *, at: int | None = None, ever: bool = False
    ) -> list[tuple[str, Report, Claim]]:
        """Find every claim of the mentions of accounts, with the account and the report.

        A claim that was told apart from its mention is its own account's only. `ever` asks for
        accounts that were withdrawn, too.
        """
        row, told, other = AccountRow, ClaimRow, aliased(AccountRow)
        same = and_(told.reading_id == row.reading_id, told.mention == row.mention)
        asked = select(row.id, told.report_id, AS_REVIEWED).join(told, same)
        asked = asked.outerjoin(ReviewedRow, ReviewedRow.claim == told.id).where(STANDS)
        apart = and_(other.made_in == row.made_in, other.reading_id == row.reading_id)
        alone = exists().where(apart, other.split == told.id)
        asked = asked.where(or_(row.split == told.id, and_(row.split.is_(None), ~alone)))
        if not ever:
            asked = asked.where(standing(row, at))
        rows = rows_of(self._db, asked.order_by(row.row, told.position), row.id, accounts)
        reports = self.reports({report for _, report, _ in rows})
        return [(a, reports[r], from_published(json.loads(told))) for a, r, told in rows]

    def reports(self, ids: Collection[str]) -> dict[str, Report]:
        """Find reports by their ids."""
        columns = [getattr(ReportRow, c) for c in asking.REPORT_COLUMNS]
        rows = rows_of(self._db, select(*columns), ReportRow.id, ids)
        return {row[0]: Report(*row) for row in rows}

    def reports_of(self, claims: Collection[str]) -> dict[str, str]:
        """Map claims, of any reading, to the reports that they are of."""
        asked = select(ClaimRow.id, ClaimRow.report_id)
        return dict(tuple(row) for row in rows_of(self._db, asked, ClaimRow.id, claims))

    def published_by(self, publishers: Collection[str]) -> set[str]:
        """List the reports of some publishers."""
        asked = select(ReportRow.id)
        return {row[0] for row in rows_of(self._db, asked, ReportRow.publisher, publishers)}

    def engines(self) -> tuple[str, ...]:
        """List who read what stands, as "name version", sorted."""
        asked = select(EngineRow.name, EngineRow.version)
        asked = asked.join(ReadingRow, ReadingRow.engine_id == EngineRow.id)
        asked = asked.where(ReadingRow.superseded_at.is_(None)).distinct()
        return tuple(sorted(f"{name} {version}" for name, version in self._db.execute(asked)))

    def signatures(self) -> dict[str, bytes]:
        """Map reports to their signatures, the first recorded first."""
        asked = select(SignatureRow.report_id, SignatureRow.signature)
        asked = asked.join(ReportRow, ReportRow.id == SignatureRow.report_id)
        asked = asked.order_by(ReportRow.recorded_at, ReportRow.id)
        return dict(tuple(row) for row in self._db.execute(asked))

    def roots(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """Map reports to the reports that their texts go back to."""
        asked = select(SignatureRow.report_id, SignatureRow.root)
        return dict(tuple(row) for row in rows_of(self._db, asked, SignatureRow.report_id, ids))

    def copies(self, roots: Iterable[str]) -> list[str]:
        """List the reports whose texts go back to some reports, these with them."""
        asked = select(SignatureRow.report_id)
        return [row[0] for row in rows_of(self._db, asked, SignatureRow.root, set(roots))]

    def _read_in(self, readings: Sequence[int]) -> dict[int, list[Claim]]:
        asked = select(ClaimRow.reading_id, AS_REVIEWED)
        asked = asked.outerjoin(ReviewedRow, ReviewedRow.claim == ClaimRow.id).where(STANDS)
        asked = asked.order_by(ClaimRow.reading_id, ClaimRow.position)
        found: dict[int, list[Claim]] = {reading: [] for reading in readings}
        for reading, told in rows_of(self._db, asked, ClaimRow.reading_id, readings):
            found[reading].append(from_published(json.loads(told)))
        return found


def _fresh(*columns: Any) -> Select[Any]:
    asked = select(*columns).outerjoin(LinkedRow, LinkedRow.reading_id == ReadingRow.id)
    return asked.where(ReadingRow.superseded_at.is_(None), LinkedRow.reading_id.is_(None))
