"""What is seen at a page, in its order: which report is its word now, and which was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from onrecord.archive import models
from onrecord.archive.addresses import page_of
from onrecord.archive.akin import LEAST, flat, share
from onrecord.archive.items import item_page
from onrecord.archive.page_models import PageRow, ParentRow
from onrecord.archive.page_values import Sighting
from onrecord.records import Report

COLUMNS = tuple(Sighting.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a report stands on its page: `current` if it is its word now, and instead of which."""

    page: str | None
    current: bool = True
    revises: str | None = None
    returned: bool = False


def seen_at(db: Connection, page: str) -> list[Sighting]:
    """List what was seen at a page, in its order."""
    row = PageRow
    columns = [row.page, row.report_id, row.status, row.out, row.seen_at, row.recorded_at]
    asked = select(*columns).where(row.page == page).order_by(row.out, row.seen_at, row.row)
    return [Sighting(*found) for found in db.execute(asked)]


def page_for(db: Connection, report: Report, parent: str | None) -> str | None:
    """Name the page that a report stands at: its address, or its place among a page's items."""
    return page_of(report.url) if parent is None else item_page(db, report, parent)


def place(
    db: Connection,
    report: Report,
    parent: str | None,
    seen: datetime | None,
    now: datetime,
    status: int | None = None,
) -> Placed:
    """Record that a report was seen at its page, where that is new; see `placed`."""
    if parent is not None:
        _keep_parent(db, report.id, parent, now)
    page = page_for(db, report, parent)
    if page is None:
        return Placed(None)
    rows = seen_at(db, page)
    found, day = placed(db, page, rows, report, parent, seen)
    if day is not None:
        told = {"status": status, "out": day, "seen_at": seen or now, "recorded_at": now}
        db.execute(insert(PageRow).values(page=page, report_id=report.id, **told))
    return found


def placed(
    db: Connection,
    page: str,
    rows: Sequence[Sighting],
    report: Report,
    parent: str | None,
    seen: datetime | None,
) -> tuple[Placed, date | None]:
    """Tell where a report stands at a page, and the day from which it does if that is new.

    `seen` is when the page was fetched; without it the report came from a file, and what is
    already known of the page is believed: an older text stays older, and a text that has little
    in common with the last one is another report that bears the same address.
    """
    told = [s for s in rows if s.report]
    last = told[-1] if told else None
    known = [s for s in told if s.report == report.id]
    if last is None:
        return Placed(page), report.published or _day(seen)
    if last.report == report.id:
        back = rows[-1].report is None and seen is not None and seen > rows[-1].seen_at
        return Placed(page), max(_day(seen), rows[-1].out) if back else None
    if known and (seen is None or seen <= last.seen_at):
        return Placed(page, current=False), None
    current = models.ReportRow
    asked = select(current.text, current.title, current.published, current.updated)
    text, title, *days = db.execute(asked.where(current.id == last.report)).one()
    if seen is None and parent is None and not _akin(report, text, title):
        return Placed(None), None
    stated, before = report.updated or report.published, days[1] or days[0]
    if _is_older(stated, before, seen, last):
        return Placed(page, current=False), min(stated or _day(seen), last.out)
    newer = stated if stated and stated > (before or last.out) else None
    day = max(min(newer or _day(seen), _day(seen)), last.out)
    return Placed(page, revises=last.report, returned=bool(known)), day


def _is_older(
    stated: date | None, before: date | None, seen: datetime | None, last: Sighting
) -> bool:
    if seen is not None and last.seen_at != last.recorded_at:  # both were fetched
        return seen < last.seen_at
    if seen is not None:
        return seen.date() < (before or last.out)
    return stated is not None and before is not None and stated < before


def same_text(db: Connection, report: Report, parent: str | None) -> str | None:
    """Find the report of the same page whose text differs from this one's in white space only."""
    page = page_for(db, report, parent)
    if page is None:
        return None
    row = models.ReportRow
    asked = select(row.id, row.text).join(PageRow, PageRow.report_id == row.id)
    asked = asked.where(PageRow.page == page).order_by(PageRow.row.desc())
    mine = flat(report.text)
    return next((id_ for id_, text in db.execute(asked) if flat(text) == mine), None)


def supersede_others(db: Connection, page: str, report_id: str, now: datetime) -> None:
    """Let the readings of every other report of a page be superseded by its word now."""
    others = select(PageRow.report_id).where(
        PageRow.page == page, PageRow.report_id.is_not(None), PageRow.report_id != report_id
    )
    row = models.ReadingRow
    standing = update(row).where(row.report_id.in_(others), row.superseded_at.is_(None))
    db.execute(standing.values(superseded_at=now))


def _keep_parent(db: Connection, report_id: str, parent: str, now: datetime) -> None:
    row = ParentRow
    known = select(row.report_id).where(row.report_id == report_id, row.parent_id == parent)
    if db.execute(known).first() is None:
        told = {"report_id": report_id, "parent_id": parent, "recorded_at": now}
        db.execute(insert(row).values(**told))


def _akin(report: Report, text: str, title: str | None) -> bool:
    return (title is not None and title == report.title) or share(report.text, text) >= LEAST


def _day(seen: datetime | None) -> date:
    from onrecord.archive.writing import now

    return (seen or now()).date()
