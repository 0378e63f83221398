"""The tables of pages and of what is watched, inside one transaction: `Archive.watching()`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from onrecord.archive.addresses import host_of, page_of
from onrecord.archive.page_asking import Paging
from onrecord.archive.page_models import PageRow, WatchedRow
from onrecord.archive.page_values import FEED, PAGE, Named, Watch
from onrecord.archive.writing import now

COLUMNS = tuple(Watch.__dataclass_fields__)


class Watching(Paging):
    """Feeds and pages that are watched, how that went, and what was seen at pages."""

    def watched(
        self, kind: str | None = None, *, due: datetime | None = None, forgotten: bool = False
    ) -> list[Watch]:
        """List what is watched, the first due first; `due` are those due by then."""
        row = WatchedRow
        asked = select(*(getattr(row, c) for c in COLUMNS))
        if kind is not None:
            asked = asked.where(row.kind == kind)
        if due is not None:
            asked = asked.where(row.due_at <= due)
        if not forgotten:
            asked = asked.where(row.forgotten_at.is_(None))
        asked = asked.order_by(row.due_at.is_(None), row.due_at, row.row)
        return [Watch(*found) for found in self._db.execute(asked)]

    def watch_at(self, url: str) -> Watch | None:
        """Find what is watched at an address."""
        row = WatchedRow
        asked = select(*(getattr(row, c) for c in COLUMNS)).where(row.page == _page(url))
        found = self._db.execute(asked).first()
        return Watch(*found) if found else None

    def follow(self, url: str) -> None:
        """Watch a feed from now on; one that was forgotten is taken up where it was left."""
        row, page = WatchedRow, _page(url)
        again = update(row).where(row.page == page)
        told = {"kind": FEED, "via": None, "due_at": now(), "forgotten_at": None}
        known = self.watch_at(url)
        if known is None:
            self._insert(kind=FEED, url=url, page=page)
        elif known.forgotten_at is not None or known.kind != FEED:
            self._db.execute(again.values(url=url, **told))

    def forget(self, url: str) -> bool:
        """Stop watching a feed, with the pages that it named, or a page; what was read stays."""
        row = WatchedRow
        mine = update(row).where(row.forgotten_at.is_(None))
        told = {"forgotten_at": now()}
        found = self._db.execute(mine.where(row.page == _page(url)).values(**told)).rowcount
        self._db.execute(mine.where(row.via == url).values(**told))
        return found > 0

    def name(self, feed: str, pages: Iterable[Named]) -> int:
        """Watch the pages that a feed names; the number of those that are new.

        A page that is known is due at once where its feed says that it was changed since.
        """
        new = 0
        for named in pages:
            known = self.watch_at(named.url)
            if known is None:
                told = {"title": named.title, "published": named.published, "stamp": named.stamp}
                self._insert(kind=PAGE, url=named.url, page=_page(named.url), via=feed, **told)
                new += 1
            elif known.kind == PAGE and _tells_more(known, named):
                back = {"stamp": named.stamp, "due_at": now(), "forgotten_at": None}
                self.note(known.url, **back)
        return new

    def note(self, url: str, **told: Any) -> None:
        """Keep how a visit went: columns of WatchedRow with their values."""
        row = WatchedRow
        self._db.execute(update(row).where(row.page == _page(url)).values(**told))

    def hold(self, host: str, until: datetime) -> None:
        """Leave a host alone until then: nothing of it is due before."""
        row = WatchedRow
        soon = update(row).where(row.host == host, row.due_at < until)
        self._db.execute(soon.values(due_at=until))

    def gone(self, page: str, status: int, at: datetime) -> bool:
        """Record that a page is gone, once; what it told stays on record."""
        rows = self.sightings([page]).get(page, [])
        if rows and rows[-1].report is None:
            return False
        day = max([at.date(), *(s.out for s in rows)])
        told = {"status": status, "out": day, "seen_at": at, "recorded_at": now()}
        self._db.execute(insert(PageRow).values(page=page, report_id=None, **told))
        return True

    def _insert(self, **told: Any) -> None:
        start = {"failures": 0, "missing": 0, "since": now(), "due_at": now()}
        host = host_of(told["url"])
        self._db.execute(insert(WatchedRow).values(host=host, **start, **told))


def _page(url: str) -> str:
    """The comparable address of what is watched: of a front page, its host and path."""
    return page_of(url) or url.partition("://")[2].rstrip("/").lower() or url


def _tells_more(known: Watch, named: Named) -> bool:
    return named.stamp is not None and named.stamp != known.stamp


def first_of(watches: Sequence[Watch]) -> datetime | None:
    """Tell when the first of what is watched is due.

    >>> first_of([]) is None
    True
    """
    return min((w.due_at for w in watches if w.due_at is not None), default=None)
