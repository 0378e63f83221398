"""Everything of an archive that cannot be worked out again, out of its tables."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from onrecord.archive import asking
from onrecord.archive.joined_models import AccountRow, IncidentRow, MembershipRow
from onrecord.archive.joined_rows import rows_of, standing
from onrecord.archive.judging import Judging
from onrecord.archive.models import ClaimRow, EngineRow, OriginalRow, ReadingRow, ReportRow
from onrecord.archive.page_models import PageRow, ParentRow
from onrecord.archive.reviewing import Reviewing
from onrecord.records import (
    Engine,
    Kept,
    KeptMember,
    KeptReading,
    KeptReport,
    Sighting,
    from_published,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")
AT_ONCE = 50  # reports that are held together
SEEN = (
    PageRow.page,
    PageRow.report_id,
    PageRow.status,
    PageRow.out,
    PageRow.seen_at,
    PageRow.recorded_at,
)


Opened = Callable[[], AbstractContextManager["Connection"]]


def kept(opened: Opened, ids: Collection[str] | None, by: date | None) -> Kept:
    """Give what a copy is made of; each part opens a transaction of its own when it is asked."""

    def within(ask: Callable[[Connection], Iterator[T]]) -> Callable[[], Iterator[T]]:
        def ask_again() -> Iterator[T]:
            with opened() as db:
                yield from ask(db)

        return ask_again

    return Kept(
        within(lambda db: kept_reports(db, ids, by)),
        within(lambda db: iter(Judging(db).judgements(withdrawn=by is None, by=by))),
        within(
            lambda db: (f for f in asking.failures(db) if ids is None and _by(f.recorded_at, by))
        ),
        within(lambda db: sightings(db, ids, by)),
        within(lambda db: members(db) if ids is None and by is None else iter(())),
        within(lambda db: (r for r in Reviewing(db).reviews() if _by(r.at, by))),
    )


def members(db: Connection) -> Iterator[KeptMember]:
    """Yield which account is of which incident now, by the ids of accounts."""
    row, account, incident = MembershipRow, AccountRow, IncidentRow
    asked = select(account.id, incident.id, incident.anchor).join(row, row.account == account.row)
    asked = asked.join(incident, incident.id == row.incident)
    asked = asked.where(standing(row, None)).order_by(account.id)
    for found in db.execute(asked):
        yield KeptMember(*found)


def kept_reports(
    db: Connection, ids: Collection[str] | None = None, by: date | None = None
) -> Iterator[KeptReport]:
    """Yield reports with their originals and readings, the first recorded first.

    `ids` narrows to some, `by` to what was recorded by the end of a day.
    """
    row = ReportRow
    asked = select(row.id, row.recorded_at)
    if by is not None:
        asked = asked.where(row.recorded_at < by + timedelta(1))
    found = [(at, id_) for id_, at in rows_of(db, asked, row.id, ids)]
    held = sorted(found)
    for at in range(0, len(held), AT_ONCE):
        yield from _some(db, {id_: when for when, id_ in held[at : at + AT_ONCE]}, by)


def _some(db: Connection, ids: dict[str, datetime], by: date | None) -> Iterator[KeptReport]:
    readings, parents = _readings(db, ids, by), _parents(db, ids)
    for id_, recorded in ids.items():
        report, kept = asking.report(db, id_), OriginalRow
        told = select(kept.content, kept.media_type, kept.source).where(kept.report_id == id_)
        content, media_type, source = db.execute(told).one()
        if report is not None:  # it was found a moment ago
            mine = tuple(readings[id_]), tuple(parents[id_])
            yield KeptReport(report, recorded, zlib.decompress(content), media_type, source, *mine)


def _readings(
    db: Connection, reports: Collection[str], by: date | None
) -> dict[str, list[KeptReading]]:
    row, engine = ReadingRow, EngineRow
    asked = select(row.report_id, row.id, row.head, row.recorded_at, row.superseded_at)
    asked = asked.add_columns(engine.name, engine.version, engine.settings)
    asked = asked.join(engine, engine.id == row.engine_id).order_by(row.id)
    found = [r for r in rows_of(db, asked, row.report_id, reports) if _by(r[3], by)]
    claims = _claims(db, [r[1] for r in found])
    held: dict[str, list[KeptReading]] = defaultdict(list)
    for report, number, head, recorded, superseded, *by_whom in found:
        left = superseded if superseded is not None and _by(superseded, by) else None
        mine = tuple(claims[number])
        held[report].append(KeptReading(Engine(*by_whom), head, recorded, left, mine))
    return held


def _by(when: datetime, day: date | None) -> bool:
    return day is None or when.date() <= day


def _claims(db: Connection, readings: Collection[int]) -> dict[int, list[Any]]:
    row = ClaimRow
    asked = select(row.reading_id, row.published).order_by(row.reading_id, row.position)
    held: dict[int, list[Any]] = defaultdict(list)
    for reading, told in rows_of(db, asked, row.reading_id, readings):
        held[reading].append(from_published(json.loads(told)))
    return held


def _parents(db: Connection, reports: Collection[str]) -> dict[str, list[tuple[str, datetime]]]:
    row = ParentRow
    asked = select(row.report_id, row.parent_id, row.recorded_at)
    asked = asked.order_by(row.recorded_at, row.parent_id)
    held: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    for report, parent, at in rows_of(db, asked, row.report_id, reports):
        held[report].append((parent, at))
    return held


def sightings(
    db: Connection, ids: Collection[str] | None = None, by: date | None = None
) -> Iterator[Sighting]:
    """Yield what was seen at pages, in order; `ids` narrows to pages of some reports."""
    row = PageRow
    asked = select(*SEEN).order_by(row.page, row.out, row.seen_at, row.row)
    pages = None
    if ids is not None:
        mine = rows_of(db, select(row.page), row.report_id, ids)
        pages = {page for (page,) in mine}
    for found in rows_of(db, asked, row.page, pages):
        if _by(found[5], by):
            yield Sighting(*found)
