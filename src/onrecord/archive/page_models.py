"""The tables of pages: what was seen at an address over time, and what is watched.

Nothing is deleted: a page that changes or is gone gets a further row, a feed that is forgotten
says since when.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from onrecord.archive.models import Table


class PageRow(Table):
    """One thing seen at a page: a report, or (`report_id` null) that it is gone.

    `page` is the address made comparable (`addresses.page_of`), for an item of a page with the
    item's mark behind `#`. The order of a page's rows is that of `out`, `seen_at`, `row`. `out`
    is the day from which it was the page's word, `seen_at` when it was seen there, `recorded_at`
    when this archive learned of it (both UTC). `status` is the host's answer, if one was asked.
    """

    __tablename__ = "pages"

    row: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(Text, index=True)
    report_id: Mapped[str | None] = mapped_column(ForeignKey("reports.id"), index=True)
    status: Mapped[int | None]
    out: Mapped[date]
    seen_at: Mapped[datetime]
    recorded_at: Mapped[datetime]


class ParentRow(Table):
    """A report that is an item of a page's text: a live blog's post, a situation report's part."""

    __tablename__ = "parents"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    parent_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True, index=True)
    recorded_at: Mapped[datetime]


class ContinuedRow(Table):
    """A claim of a page's earlier text, and the claim that tells the same in the later one.

    What people judged of the earlier one holds for the later, and so does the incident's id.
    """

    __tablename__ = "continued"

    earlier: Mapped[str] = mapped_column(String(64), primary_key=True)
    later: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    made_in: Mapped[int] = mapped_column(ForeignKey("workings.id"))


class WatchedRow(Table):
    """A feed or a page that is fetched again and again, and how that went.

    `kind` is feed or page, `via` the `page` of the feed that named it. `url` is what is asked for;
    `page` is that address made comparable, so that it is watched once. `stamp` is when its feed
    says it was changed last, `published` the day the feed gives it. `changed_at` is when something
    new was seen at it last, `due_at` when it is to be fetched again (null: no more). `missing`
    counts 404s in a row, `failures` failures in a row; `error` says the last in words. All times
    are UTC.
    """

    __tablename__ = "watched"

    row: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    url: Mapped[str] = mapped_column(Text)
    page: Mapped[str] = mapped_column(Text, unique=True)
    host: Mapped[str] = mapped_column(Text, index=True)
    via: Mapped[str | None] = mapped_column(Text, index=True)
    title: Mapped[str | None] = mapped_column(Text)
    published: Mapped[date | None]
    stamp: Mapped[str | None] = mapped_column(Text)
    report_id: Mapped[str | None] = mapped_column(ForeignKey("reports.id"))
    etag: Mapped[str | None] = mapped_column(Text)
    last_modified: Mapped[str | None] = mapped_column(Text)
    status: Mapped[int | None]
    failures: Mapped[int]
    missing: Mapped[int]
    error: Mapped[str | None] = mapped_column(Text)
    since: Mapped[datetime]
    visited_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    forgotten_at: Mapped[datetime | None]
