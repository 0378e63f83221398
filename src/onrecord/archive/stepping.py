"""Claims in steps: a few of many are found without reading, or ordering, all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from onrecord.archive.filters import ClaimFilter
from onrecord.archive.joined_rows import MANY
from onrecord.archive.models import ClaimRow, ReportRow

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

REPORTS, CLAIMS = 50, 200  # of the first step, and of each


def rows(db: Connection, query: Select[Any], asked: ClaimFilter) -> Iterator[Any]:
    """Yield what a query of claims finds, in its order, in steps.

    Where nothing narrows them, report after report; else their numbers are put in order first.
    """
    if replace(asked, after=None, raw=False, superseded=False) == ClaimFilter():
        for some in _reports(db, asked.after):
            yield from db.execute(query.where(ClaimRow.report_id.in_(some)))
        return
    numbers = db.execute(query.with_only_columns(ClaimRow.row)).scalars().all()
    for at in range(0, len(numbers), CLAIMS):
        yield from db.execute(query.where(ClaimRow.row.in_(numbers[at : at + CLAIMS])))


def _reports(db: Connection, after: str | None) -> Iterator[Sequence[str]]:
    """Yield ids of reports in the order of their days, ever more at once; undated ones last."""
    row, most = ReportRow, REPORTS
    last = _report_of(db, after) if after else None
    dated = last is None or last[0] is not None
    while True:
        asked = select(row.published, row.id).limit(most).order_by(row.published, row.id)
        asked = asked.where(row.published.is_not(None) if dated else row.published.is_(None))
        if last is not None and dated:
            later = (row.published > last[0], (row.published == last[0]) & (row.id >= last[1]))
            asked = asked.where(row.published >= last[0], or_(*later))
        elif last is not None:
            asked = asked.where(row.id >= last[1])
        found = db.execute(asked).all()
        more = len(found) == most
        yield [id_ for _, id_ in found[: most - 1 if more else most]]
        if more:
            most, last = min(most * 4, MANY), found[-1]
        elif dated:
            dated, last = False, None
        else:
            return


def _report_of(db: Connection, claim: str) -> Any:
    asked = select(ReportRow.published, ReportRow.id)
    asked = asked.join(ClaimRow, ClaimRow.report_id == ReportRow.id).where(ClaimRow.id == claim)
    return db.execute(asked.order_by(ClaimRow.row.desc()).limit(1)).first()
