"""Questions about one report, inside one transaction: what it came from, its copies, its parts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from onrecord.archive.joined_models import SignatureRow
from onrecord.archive.joined_rows import begins
from onrecord.archive.models import ClaimRow, OriginalRow, ReadingRow, ReportRow
from onrecord.archive.page_models import PageRow, ParentRow
from onrecord.archive.review_models import ReviewedRow
from onrecord.archive.reviewed import AS_REVIEWED, STANDS
from onrecord.records import Claim, from_published

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class KeptAs:
    """What a report came from, without its bytes: their media type, and the file or address."""

    media_type: str
    source: str


class Reporting:
    """What is known of single reports."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def report_ids(self, start: str) -> list[str]:
        """List the ids of reports that begin with `start`."""
        row = ReportRow
        asked = select(row.id).where(*begins(row.id, start)).order_by(row.id)
        return list(self._db.execute(asked.limit(10)).scalars())

    def claims_in(self, report: str) -> list[Claim]:
        """List the claims of a report as it is read now, in the order of its text."""
        row = ClaimRow
        asked = (
            select(AS_REVIEWED).select_from(row).join(ReadingRow, ReadingRow.id == row.reading_id)
        )
        asked = asked.outerjoin(ReviewedRow, ReviewedRow.claim == row.id).where(STANDS)
        asked = asked.where(row.report_id == report, ReadingRow.superseded_at.is_(None))
        found = self._db.execute(asked.order_by(row.reading_id, row.position)).scalars()
        return [from_published(json.loads(told)) for told in found]

    def kept_as(self, report: str) -> KeptAs | None:
        """Tell what a report came from."""
        row = OriginalRow
        asked = select(row.media_type, row.source).where(row.report_id == report)
        found = self._db.execute(asked).first()
        return KeptAs(*found) if found else None

    def parents_of(self, report: str) -> list[str]:
        """List the reports that a report is an item of."""
        row = ParentRow
        asked = select(row.parent_id).where(row.report_id == report).order_by(row.parent_id)
        return list(self._db.execute(asked).scalars())

    def family(self, report: str) -> tuple[str, list[str]]:
        """Find the report that a text goes back to, and all that go back to it, itself too."""
        row = SignatureRow
        mine = self._db.execute(select(row.root).where(row.report_id == report)).scalar()
        if mine is None:
            return report, [report]
        asked = select(row.report_id).where(row.root == mine).order_by(row.report_id)
        return mine, list(self._db.execute(asked).scalars())

    def changes_seen(self, report: str) -> int:
        """Count how often something else was seen at the page of a report."""
        row = PageRow
        mine = select(row.page).where(row.report_id == report)
        asked = select(func.count(row.row)).where(row.page.in_(mine)).group_by(row.page)
        return max(self._db.execute(asked).scalars(), default=1) - 1
