"""Which place an item of a page has among the page's items, so that its changes are seen."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from onrecord.archive.addresses import mark_of, page_of
from onrecord.archive.akin import LEAST_OF_ITEMS, flat, share
from onrecord.archive.models import ReportRow
from onrecord.archive.page_models import PageRow
from onrecord.records import Report

OWN = "#~"  # before the id of an item's first text, where the page gives it no mark


def item_page(db: Connection, report: Report, parent: str) -> str | None:
    """Name the place of an item: its page, and its mark or, without one, its first text's id.

    An item without a mark whose text is akin to one that the page no longer holds is that one,
    changed. Null where the page itself has no address.
    """
    page = _page_of_parent(db, parent)
    if page is None:
        return None
    if (mark := mark_of(report.url)) and page_of(report.url) == page:
        return f"{page}#{mark}"
    row = PageRow
    known = select(row.page).where(row.report_id == report.id, row.page.startswith(page + OWN))
    found = db.execute(known).scalar()
    return found or _changed(db, report, parent, page) or f"{page}{OWN}{report.id}"


def _changed(db: Connection, report: Report, parent: str, page: str) -> str | None:
    now = flat(db.execute(select(ReportRow.text).where(ReportRow.id == parent)).scalar_one())
    left = {at: text for at, text in _last(db, page) if _body(text) not in now}
    shares = {at: share(text, report.text) for at, text in left.items()}
    best = max(shares, key=lambda at: shares[at], default=None)
    return best if best is not None and shares[best] >= LEAST_OF_ITEMS else None


def _last(db: Connection, page: str) -> Iterator[tuple[str, str]]:
    row = PageRow
    asked = select(row.page, ReportRow.text).join(ReportRow, ReportRow.id == row.report_id)
    asked = asked.where(row.page.startswith(page + OWN, autoescape=True))
    yield from dict(
        tuple(found) for found in db.execute(asked.order_by(row.out, row.seen_at, row.row))
    ).items()


def _body(text: str) -> str:
    """The last half of an item's words: its beginning may be a title that the page lacks."""
    words = text.split()
    return " ".join(words[len(words) // 2 :])


def _page_of_parent(db: Connection, parent: str) -> str | None:
    found = db.execute(select(PageRow.page).where(PageRow.report_id == parent)).scalar()
    if found is not None:
        return found
    return page_of(db.execute(select(ReportRow.url).where(ReportRow.id == parent)).scalar())
