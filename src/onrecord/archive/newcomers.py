"""Reports that an archive has never seen, at pages that it does not know: recorded together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, exists, insert, literal, or_, select, update

from onrecord.archive import models, rows, writing
from onrecord.archive.addresses import page_of
from onrecord.archive.joined_rows import rows_of
from onrecord.archive.page_models import PageRow
from onrecord.archive.values import Added, Adding, AlreadyThere

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from onrecord.archive.writing import NewReading
    from onrecord.records import Report


def is_new(db: Connection, report: Report) -> bool:
    """Whether neither a report is there nor anything at its address."""
    told = {"report": report.id, "page": page_of(report.url)}
    return not db.execute(_known(), told).scalar()


@cache
def _known() -> Select[tuple[bool]]:
    there = exists().where(models.ReportRow.id == bindparam("report"))
    return select(or_(there, exists().where(PageRow.page == bindparam("page")), literal(False)))


def add_all(db: Connection, adding: Sequence[Adding]) -> list[Added | AlreadyThere]:
    """Record readings, inside the caller's transaction: the newcomers together, others in turn."""
    readings: list[NewReading] = []
    new = _newcomers(db, adding)
    held = [one for one in adding if one.report.id in new]
    _keep(db, held, readings)
    told = [
        Added(one.report.id, len(one.claims), superseded=False)
        if one.report.id in new
        else writing.add(db, one, readings)
        for one in adding
    ]
    writing.keep_claims(db, readings)
    return told


def _newcomers(db: Connection, adding: Sequence[Adding]) -> set[str]:
    """Find the reports of which nothing is known, by their ids; no two are of one page."""
    pages = {one.report.id: page_of(one.report.url) for one in adding if one.parent is None}
    times = Counter(one.report.id for one in adding)
    at = Counter(page_of(one.report.url) for one in adding)
    alone = {
        id_: page
        for id_, page in pages.items()
        if times[id_] == 1 and (page is None or at[page] == 1)
    }
    if len(alone) < 2:
        return set()
    report, page = models.ReportRow.id, PageRow.page
    there = {row[0] for row in rows_of(db, select(report), report, alone)}
    known = {row[0] for row in rows_of(db, select(page), page, {p for p in alone.values() if p})}
    return {id_ for id_, page in alone.items() if id_ not in there and page not in known}


def _keep(db: Connection, adding: Sequence[Adding], readings: list[NewReading]) -> None:
    """Record newcomers but for their claims, which wait in `readings`."""
    if not adding:
        return
    now = writing.now()
    kept = models.FailureRow
    found = update(kept).where(kept.source.in_({one.original.source for one in adding}))
    db.execute(found.where(kept.mended_at.is_(None)).values(mended_at=now))
    writing.insert_rows(db, models.ReportRow, (_report(one, now) for one in adding))
    writing.insert_rows(db, models.OriginalRow, (writing.original_row(one) for one in adding))
    writing.insert_rows(db, PageRow, (page for one in adding if (page := _page(one, now))))
    made = insert(models.ReadingRow).returning(models.ReadingRow.id, sort_by_parameter_order=True)
    engines = {by: writing.engine_id(db, by) for by in {one.engine for one in adding}}
    values = [_reading(one, engines[one.engine], now) for one in adding]
    keys = db.execute(made, values).scalars()
    readings += [(key, writing.as_rows(one)) for key, one in zip(keys, adding, strict=True)]


def _report(one: Adding, now: datetime) -> rows.Row:
    names = (*writing.HEAD_COLUMNS, *writing.FIXED_COLUMNS)
    return {f: getattr(one.report, f) for f in names} | {"recorded_at": now}


def _page(one: Adding, now: datetime) -> rows.Row | None:
    page = page_of(one.report.url)
    if page is None:
        return None
    seen = one.at or now
    day = one.report.published or seen.date()
    told = {"page": page, "report_id": one.report.id, "status": None}
    return told | {"out": day, "seen_at": seen, "recorded_at": now}


def _reading(one: Adding, engine: int, now: datetime) -> rows.Row:
    head = {"report_id": one.report.id, "engine_id": engine, "head": rows.head_of(one.report)}
    return head | {"recorded_at": now, "superseded_at": None}
