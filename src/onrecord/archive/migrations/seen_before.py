"""Reports that an archive held before it knew of pages, as what was seen at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from onrecord.archive.addresses import page_of
from onrecord.archive.akin import LEAST, share
from onrecord.archive.writing import now

REPORTS = sa.table(
    "reports",
    *(sa.column(name) for name in ("id", "url", "text", "title")),
    sa.column("published", sa.Date()),
    sa.column("updated", sa.Date()),
    sa.column("recorded_at", sa.DateTime()),
)
READINGS = sa.table("readings", sa.column("report_id"), sa.column("superseded_at", sa.DateTime()))
Row = dict[str, Any]


def sightings(db: sa.Connection) -> list[Row]:
    """Make the rows of pages: for each address its reports, in the order in which they were out."""
    c = REPORTS.c
    asked = sa.select(c.id, c.url, c.published, c.updated, c.recorded_at)
    held: dict[str, list[Any]] = defaultdict(list)
    for report in db.execute(asked.where(c.url.is_not(None))):
        if page := page_of(report.url):
            held[page].append(report)
    return [row for page, reports in held.items() for row in _rows(db, page, reports)]


def taken_place(db: sa.Connection, rows: Sequence[Row]) -> None:
    """Let every report but the last of each page be superseded, from now on."""
    last = {row["page"]: row["report_id"] for row in rows}
    for row in rows:
        if row["report_id"] != last[row["page"]]:
            mine = READINGS.c.report_id == row["report_id"]
            left = READINGS.update().where(mine, READINGS.c.superseded_at.is_(None))
            db.execute(left.values(superseded_at=now()))


def _rows(db: sa.Connection, page: str, reports: Sequence[Any]) -> list[Row]:
    ordered = sorted(reports, key=_order)
    texts = _texts(db, [r.id for r in ordered]) if len(ordered) > 1 else {}
    rows: list[Row] = []
    for report in ordered:
        if rows and not _akin(texts[rows[-1]["report_id"]], texts[report.id]):
            continue  # another report that bears the same address
        day = _out(report) if not rows else max(_out(report), rows[-1]["out"])
        seen = {"seen_at": report.recorded_at, "recorded_at": report.recorded_at}
        rows.append({"page": page, "report_id": report.id, "status": None, "out": day} | seen)
    return rows


def _order(report: Any) -> tuple[date, datetime, str]:
    day = report.updated or report.published or report.recorded_at.date()
    return day, report.recorded_at, report.id


def _out(report: Any) -> date:
    day: date = report.published or report.recorded_at.date()
    return day


def _texts(db: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    c = REPORTS.c
    return {
        r[0]: (r[1], r[2])
        for r in db.execute(sa.select(c.id, c.text, c.title).where(c.id.in_(ids)))
    }


def _akin(a: tuple[str, str | None], b: tuple[str, str | None]) -> bool:
    return (a[1] is not None and a[1] == b[1]) or share(a[0], b[0]) >= LEAST
