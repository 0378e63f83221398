"""What was kept of an archive, into the tables of another."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from onrecord.archive import asking, writing
from onrecord.archive.joined_models import JudgementRow
from onrecord.archive.keeping import SEEN
from onrecord.archive.models import FailureRow, OriginalRow, ReadingRow, ReportRow
from onrecord.archive.naming import take_ids
from onrecord.archive.page_models import PageRow, ParentRow
from onrecord.archive.review_models import ReviewRow
from onrecord.archive.reviewing import settle
from onrecord.archive.rows import HEAD, prepared
from onrecord.records import (
    Judgement,
    KeptFailure,
    KeptMember,
    KeptReading,
    KeptReport,
    Report,
    Review,
    Sighting,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

DAYS = ("published", "updated")


class Restoring:
    """Records what was kept, inside one transaction: `Archive.restoring()` opens it.

    With `now` all is recorded as of now, without it as of when it was recorded first.
    """

    def __init__(self, db: Connection, now: datetime | None = None) -> None:
        self._db, self._now = db, now

    def others(self, reports: Collection[str]) -> bool:
        """Tell whether the archive holds other reports than these."""
        asked = select(ReportRow.id)
        return any(id_ not in reports for id_ in self._db.execute(asked).scalars())

    def report(self, kept: KeptReport) -> bool:
        """Record a report with its readings; whether anything of it was new.

        What the archive holds of it already stands: a further reading is kept, and superseded.
        """
        there = asking.report(self._db, kept.report.id) is not None
        if not there:
            self._keep_report(kept)
        fresh = [r for r in kept.readings if not self._has(kept.report, r)]
        for reading in fresh:
            self._keep_reading(kept.report, reading, there=there)
        return not there or bool(fresh)

    def parents(self, report: str, parents: Iterable[tuple[str, datetime]]) -> None:
        """Record which reports a kept one is an item of, of those that are there."""
        row = ParentRow
        known = select(row.parent_id).where(row.report_id == report)
        held = set(self._db.execute(known).scalars())
        for parent, at in parents:
            if parent not in held and asking.report(self._db, parent) is not None:
                told = {"report_id": report, "parent_id": parent, "recorded_at": at}
                self._db.execute(insert(row).values(**told))

    def sighting(self, seen: Sighting) -> None:
        """Record what was seen at a page, once; of a report only where that is there."""
        if seen.report is not None and asking.report(self._db, seen.report) is None:
            return
        row = PageRow
        asked = select(row.row).where(row.page == seen.page, row.seen_at == seen.seen_at)
        asked = asked.where(row.out == seen.out, row.report_id.is_not_distinct_from(seen.report))
        if self._db.execute(asked).first() is None:
            told = dict(zip((c.key for c in SEEN), astuple(seen), strict=True))
            recorded = self._now or seen.recorded_at
            self._db.execute(insert(row).values(**told | {"recorded_at": recorded}))

    def judgement(self, judged: Judgement) -> bool:
        """Record a judgement as it was made, once; whether it was new.

        One that is here and was withdrawn there is withdrawn here.
        """
        row = JudgementRow
        told = {f.name: getattr(judged, f.name) for f in fields(judged) if f.name != "id"}
        same = [getattr(row, name) == told[name] for name in ("decision", "a", "b", "by", "at")]
        found = self._db.execute(select(row.id, row.withdrawn_at).where(*same)).first()
        if found is None:
            self._db.execute(insert(row).values(**told))
            return True
        left = {name: told[name] for name in ("withdrawn_at", "withdrawn_by")}
        if found[1] is None and judged.withdrawn_at is not None:
            self._db.execute(update(row).where(row.id == found[0]).values(**left))
        return False

    def review(self, said: Review) -> bool:
        """Record what was said of a claim as it was said, once; whether it was new."""
        row = ReviewRow
        told = {f.name: getattr(said, f.name) for f in fields(said) if f.name != "id"}
        same = [getattr(row, name) == told[name] for name in ("claim", "act", "by", "at")]
        same += [getattr(row, n).is_not_distinct_from(told[n]) for n in ("field", "value")]
        found = self._db.execute(select(row.id, row.withdrawn_at).where(*same)).first()
        if found is None:
            self._db.execute(insert(row).values(**told))
        elif found[1] is None and said.withdrawn_at is not None:
            left = {name: told[name] for name in ("withdrawn_at", "withdrawn_by")}
            self._db.execute(update(row).where(row.id == found[0]).values(**left))
        settle(self._db, [said.claim])
        return found is None

    def failure(self, failure: KeptFailure) -> None:
        """Record a failure that stands, once."""
        row = FailureRow
        asked = select(row.row).where(row.source == failure.source, row.mended_at.is_(None))
        if self._db.execute(asked).first() is None:
            told = {f.name: getattr(failure, f.name) for f in fields(failure)}
            self._db.execute(insert(row).values(**told))

    def members(self, members: Sequence[KeptMember]) -> None:
        """Let the next working give accounts the incidents that they were of, by their ids."""
        take_ids(self._db, members)

    def _keep_report(self, kept: KeptReport) -> None:
        columns = (*writing.HEAD_COLUMNS, *writing.FIXED_COLUMNS)
        told = {column: getattr(kept.report, column) for column in columns}
        recorded = self._now or kept.recorded_at
        self._db.execute(insert(ReportRow).values(**told, recorded_at=recorded))
        original = {
            "report_id": kept.report.id,
            "content": zlib.compress(kept.content),
            "media_type": kept.media_type,
            "source": kept.source,
        }
        self._db.execute(insert(OriginalRow).values(**original))

    def _has(self, report: Report, reading: KeptReading) -> bool:
        row = ReadingRow
        engine = writing.engine_id(self._db, reading.engine)
        asked = select(row.id).where(row.report_id == report.id, row.engine_id == engine)
        return self._db.execute(asked.where(row.head == reading.head)).first() is not None

    def _keep_reading(self, report: Report, reading: KeptReading, *, there: bool) -> None:
        left = reading.superseded_at
        if self._now is not None:
            left = self._now if there or left is not None else None
        number = writing.insert_row(
            self._db,
            ReadingRow,
            report_id=report.id,
            engine_id=writing.engine_id(self._db, reading.engine),
            head=reading.head,
            recorded_at=self._now or reading.recorded_at,
            superseded_at=left,
        )
        made = prepared(under(report, reading.head), reading.claims)
        writing.keep_claims(self._db, [(number, made)])


def under(report: Report, head: str) -> Report:
    """Give a report as it was under an earlier head; behind the head may stand a number."""
    told = json.JSONDecoder().raw_decode(head)[0]
    values = {name: told.get(name) for name in HEAD}
    days = {name: date.fromisoformat(values[name]) for name in DAYS if values[name] is not None}
    return replace(report, **(values | days))
