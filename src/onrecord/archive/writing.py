"""Reports and claims into the tables."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import cast

from sqlalchemy import ColumnElement, Connection, Table, func, insert, or_, select, update

from onrecord.archive import models, rows, seeing
from onrecord.archive.page_models import PageRow
from onrecord.archive.page_values import Seen
from onrecord.archive.values import GATE, Added, Adding, AlreadyThere
from onrecord.records import Engine, Report

NewReading = tuple[int, rows.Prepared]  # its number, and what it found

HEAD_COLUMNS = (*rows.HEAD, "body_start")
FIXED_COLUMNS = ("id", "text", "text_sha256", "url")


def now() -> datetime:
    """Tell the time in UTC, as all times in an archive are kept, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def reading_of(db: Connection, report: Report, engine: Engine) -> int | None:
    """Find the reading of `report`, under its head, by `engine`."""
    kept, by = models.ReadingRow, models.EngineRow
    asked = select(kept.id).join(by, by.id == kept.engine_id)
    asked = asked.where(kept.report_id == report.id, kept.head == rows.head_of(report))
    return db.execute(asked.where(*_is(engine))).scalar()


def is_read(db: Connection, report: Report, parent: str | None) -> bool:
    """Tell whether an engine read a report, or another text at its page; a gate reads nothing."""
    row, by, seen = models.ReadingRow, models.EngineRow, PageRow
    page = seeing.page_for(db, report, parent)
    there = select(seen.report_id).where(seen.page == page, seen.report_id.is_not(None))
    asked = select(row.id).join(by, by.id == row.engine_id).where(by.name != GATE)
    asked = asked.where(or_(row.report_id == report.id, row.report_id.in_(there)))
    return db.execute(asked.limit(1)).first() is not None


def add(db: Connection, one: Adding, readings: list[NewReading]) -> Added | AlreadyThere:
    """Record one reading but its claims, which wait in `readings` to be kept."""
    report, seen = one.report, Seen(one.parent, one.at)
    mend(db, one.original.source)
    if not returns(db, report, seen) and reading_of(db, report, one.engine) is not None:
        saw(db, report, seen)
        return AlreadyThere(report.id)
    _keep_report(db, one)
    placed = saw(db, report, seen)
    superseded = supersede(db, report.id)
    reading = insert_row(
        db,
        models.ReadingRow,
        report_id=report.id,
        engine_id=(by := engine_id(db, one.engine)),
        head=numbered(db, report, by),
        recorded_at=now(),
        superseded_at=None if placed.current else now(),
    )
    readings.append((reading, as_rows(one)))
    return Added(report.id, len(one.claims), superseded, placed.revises, placed.current)


def returns(db: Connection, report: Report, seen: Seen) -> bool:
    """Tell whether a page shows an earlier text again, which is then to be read again."""
    if seen.at is None or (page := seeing.page_for(db, report, seen.parent)) is None:
        return False
    rows = seeing.seen_at(db, page)
    return seeing.placed(db, page, rows, report, seen.parent, seen.at)[0].returned


def saw(db: Connection, report: Report, seen: Seen) -> seeing.Placed:
    """Record where a kept report was seen; the page's other reports are then superseded."""
    placed = seeing.place(db, report, seen.parent, seen.at, now(), seen.status)
    if placed.page is not None and placed.revises is not None:
        seeing.supersede_others(db, placed.page, report.id, now())
    return placed


def numbered(db: Connection, report: Report, engine: int) -> str:
    """Write the head; with a number where a page went back to a text that was read before."""
    head, row = rows.head_of(report), models.ReadingRow
    asked = select(func.count(row.id)).where(row.report_id == report.id, row.engine_id == engine)
    times = db.execute(asked.where(func.substr(row.head, 1, len(head)) == head)).scalar_one()
    return f"{head} #{times + 1}" if times else head


def fail(db: Connection, source: str, reason: str, do: str) -> None:
    """Keep why `source` was not taken in, once however often it is tried."""
    kept = models.FailureRow
    found = update(kept).where(kept.source == source, kept.mended_at.is_(None))
    told = {"reason": reason, "do": do, "recorded_at": now()}
    if not db.execute(found.values(**told)).rowcount:
        insert_row(db, kept, source=source, **told)


def mend(db: Connection, source: str) -> None:
    """Take a failure off the list: its source was taken in after all."""
    kept = models.FailureRow
    found = update(kept).where(kept.source == source, kept.mended_at.is_(None))
    db.execute(found.values(mended_at=now()))


def _is(engine: Engine) -> tuple[ColumnElement[bool], ...]:
    row = models.EngineRow
    return (
        row.name == engine.name,
        row.version == engine.version,
        row.settings == engine.settings,
    )


def engine_id(db: Connection, engine: Engine) -> int:
    """Number an engine, one that is new as well."""
    found = db.execute(select(models.EngineRow.id).where(*_is(engine))).scalar()
    if found is not None:
        return int(found)
    told = {"name": engine.name, "version": engine.version, "settings": engine.settings}
    return insert_row(db, models.EngineRow, **told)


def insert_row(db: Connection, table: type[models.Table], **values: object) -> int:
    """Put a row into a table; its number."""
    key = db.execute(insert(table).values(**values)).inserted_primary_key
    return int(key[0])  # type: ignore[index]


def _keep_report(db: Connection, one: Adding) -> None:
    report = one.report
    head = {f: getattr(report, f) for f in HEAD_COLUMNS}
    known = update(models.ReportRow).where(models.ReportRow.id == report.id)
    if db.execute(known.values(**head)).rowcount:
        return
    fixed = {f: getattr(report, f) for f in FIXED_COLUMNS}
    db.execute(insert(models.ReportRow).values(**head, **fixed, recorded_at=now()))
    db.execute(insert(models.OriginalRow).values(**original_row(one)))


def original_row(one: Adding) -> rows.Row:
    """Make the row of what a report came from."""
    return {
        "report_id": one.report.id,
        "content": zlib.compress(one.original.content),
        "media_type": one.original.media_type,
        "source": one.original.source,
    }


def supersede(db: Connection, report_id: str) -> bool:
    """Let the reading of a report that stands stand no longer; whether there was one."""
    kept = models.ReadingRow
    current = update(kept).where(kept.report_id == report_id, kept.superseded_at.is_(None))
    return db.execute(current.values(superseded_at=now())).rowcount > 0


def as_rows(one: Adding) -> rows.Prepared:
    """The claims of a report as rows."""
    told = one.claims
    return told if isinstance(told, rows.Prepared) else rows.prepared(one.report, told)


def keep_claims(db: Connection, readings: Sequence[NewReading]) -> None:
    """Record the claims of readings, with the rows by which they are found."""
    values = [row | {"reading_id": number} for number, made in readings for row in made.claims]
    if not values:
        return
    inserted = insert(models.ClaimRow).returning(models.ClaimRow.row, sort_by_parameter_order=True)
    keys = list(db.execute(inserted, values).scalars())
    for table in rows.PARTS:
        _keep_parts(db, table, readings, keys)
    from onrecord.archive.queueing import wait
    from onrecord.archive.reviewing import settle

    wait(db, [reading for reading, _ in readings])
    settle(db, [row["id"] for row in values])  # what people said of them holds


def _keep_parts(
    db: Connection, table: str, readings: Sequence[NewReading], keys: Sequence[int]
) -> None:
    held, first = [], 0
    for _, made in readings:
        held += [(keys[first + at], *row) for at, *row in made.parts[table]]
        first += len(made)
    if held:  # they are many, of plain values: the database's own way is twice as fast
        db.exec_driver_sql(_inserting(table, db.dialect.paramstyle), held)


@cache
def _inserting(table: str, style: str) -> str:
    """The statement that puts rows of `rows.PARTS` into a table, with a driver's placeholders."""
    columns = ("claim_row", *rows.PARTS[table])
    named = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(["?" if style == "qmark" else "%s"] * len(columns))
    return f'INSERT INTO "{table}" ({named}) VALUES ({values})'


def insert_rows(db: Connection, table: type[models.Table], values: Iterable[rows.Row]) -> None:
    """Put rows into a table."""
    if held := list(values):
        db.execute(insert(cast("Table", table.__table__)), held)
