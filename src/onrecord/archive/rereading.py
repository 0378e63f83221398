"""Reports read again by another engine: which, what was found before, and the new reading."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from onrecord.archive import asking, models, rows, writing
from onrecord.archive.joined_models import JudgementRow
from onrecord.archive.joined_rows import rows_of
from onrecord.archive.page_models import ParentRow
from onrecord.archive.review_models import ReviewRow
from onrecord.archive.summaries import Summarising
from onrecord.archive.values import GATE
from onrecord.records import Claim, from_published

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.records import Engine, Report


class Rereading:
    """What re-reading asks and keeps, inside one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def waiting(self, engine: Engine, *, every: bool = False) -> list[str]:
        """List the reports whose reading stands and is not by this engine; or all that were read.

        Long pages that are kept in items have no claims of their own, and what a gate turned away
        was not read: neither is listed.
        """
        reading, by = models.ReadingRow, models.EngineRow
        asked = select(reading.report_id).join(by, by.id == reading.engine_id)
        asked = asked.where(reading.superseded_at.is_(None), by.name != GATE)
        asked = asked.where(~exists().where(ParentRow.parent_id == reading.report_id))
        if not every:
            mine = (by.name == engine.name) & (by.version == engine.version)
            asked = asked.where(~(mine & (by.settings == engine.settings)))
        return list(self._db.execute(asked.distinct().order_by(reading.report_id)).scalars())

    def report(self, id: str) -> Report | None:
        """Find a report."""
        return asking.report(self._db, id)

    def found_before(self, report: str) -> list[Claim]:
        """List the claims of the reading that stands, as the engine had them."""
        row, reading = models.ClaimRow, models.ReadingRow
        asked = select(row.published).join(reading, reading.id == row.reading_id)
        asked = asked.where(row.report_id == report, reading.superseded_at.is_(None))
        told = self._db.execute(asked.order_by(row.position)).scalars()
        return [from_published(json.loads(one)) for one in told]

    def decided(self, claims: Collection[str]) -> set[str]:
        """Give those of some claims of which people said or decided something that stands."""
        review, judged = ReviewRow, JudgementRow
        said = select(review.claim).where(review.withdrawn_at.is_(None))
        found = {row[0] for row in rows_of(self._db, said, review.claim, claims)}
        for end in (judged.a, judged.b):
            asked = select(end).where(judged.withdrawn_at.is_(None))
            found |= {row[0] for row in rows_of(self._db, asked, end, claims)}
        return found

    def replace(self, report: Report, claims: Collection[Claim], engine: Engine) -> None:
        """Record a reading in the place of the one that stands, which is kept."""
        writing.supersede(self._db, report.id)
        by = writing.engine_id(self._db, engine)
        number = writing.insert_row(
            self._db,
            models.ReadingRow,
            report_id=report.id,
            engine_id=by,
            head=writing.numbered(self._db, report, by),
            recorded_at=writing.now(),
            superseded_at=None,
        )
        writing.keep_claims(self._db, [(number, rows.prepared(report, list(claims)))])
        Summarising(self._db).touch_reports([report.id])
