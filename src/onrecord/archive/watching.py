"""The tables of pages and of what is watched, inside one transaction: `Archive.watching()`."""

from __future__ import annotations

from collections.abc import Iterable
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

    def follow(self, url: str, at: datetime, via: str | None = None) -> None:
        """Watch a feed from now on; one that was forgotten is taken up where it was left.

        `via` is the feed that names it: an index of sitemaps.
        """
        known = self.watch_at(url)
        if known is None:
            self._insert(at, kind=FEED, url=url, page=_page(url), via=via)
        elif via is None and (known.forgotten_at is not None or known.via is not None):
            self.note(known.page, url=url, via=None, due_at=at, forgotten_at=None)

    def forget(self, url: str, at: datetime) -> bool:
        """Stop watching a feed, with the pages that it named, or a page; what was read stays."""
        row = WatchedRow
        mine = update(row).where(row.forgotten_at.is_(None))
        known = self.watch_at(url)
        if known is None or known.forgotten_at is not None:
            return False
        for named in [known, *self._named_by(known.page)]:
            self._db.execute(mine.where(row.page == named.page).values(forgotten_at=at))
        return True

    def _named_by(self, feed: str) -> list[Watch]:
        """What a feed names, and what the feeds that it names name."""
        held = [w for w in self.watched() if w.via == feed]
        return held + [
            w for inner in held if inner.kind == FEED for w in self._named_by(inner.page)
        ]

    def name(self, feed: str, pages: Iterable[Named], at: datetime) -> int:
        """Watch the pages that a feed (by its `page`) names; the number of those that are new.

        A page that is known is due at once where its feed says that it was changed since.
        """
        new = 0
        for named in pages:
            known = self.watch_at(named.url)
            if known is None:
                told = {"title": named.title, "published": named.published, "stamp": named.stamp}
                self._insert(at, kind=PAGE, url=named.url, page=_page(named.url), via=feed, **told)
                new += 1
            elif known.kind == PAGE and _tells_more(known, named):
                self.note(known.page, stamp=named.stamp, due_at=at, forgotten_at=None)
        return new

    def note(self, page: str, **told: Any) -> None:
        """Keep how a visit went: columns of WatchedRow with their values."""
        row = WatchedRow
        self._db.execute(update(row).where(row.page == page).values(**told))

    def hold(self, host: str, until: datetime) -> None:
        """Leave a host alone until then: nothing of it is due before."""
        row = WatchedRow
        soon = update(row).where(row.host == host, row.due_at < until)
        self._db.execute(soon.values(due_at=until))

    def is_gone(self, page: str) -> bool:
        """Tell whether the last that was seen of a page is that it is gone."""
        rows = self.sightings([page]).get(page, [])
        return bool(rows) and rows[-1].report is None

    def gone(self, page: str, status: int, at: datetime) -> bool:
        """Record that a page is gone, once; what it told stays on record."""
        rows = self.sightings([page]).get(page, [])
        if rows and rows[-1].report is None:
            return False
        day = max([at.date(), *(s.out for s in rows)])
        told = {"status": status, "out": day, "seen_at": at, "recorded_at": now()}
        self._db.execute(insert(PageRow).values(page=page, report_id=None, **told))
        return True

    def _insert(self, at: datetime, **told: Any) -> None:
        start = {"failures": 0, "missing": 0, "since": at, "due_at": at}
        host = host_of(told["url"])
        self._db.execute(insert(WatchedRow).values(host=host, **start, **told))


def _page(url: str) -> str:
    """The comparable address of what is watched: of a front page, its host and path."""
    return page_of(url) or url.partition("://")[2].rstrip("/").lower() or url


def _tells_more(known: Watch, named: Named) -> bool:
    return named.stamp is not None and named.stamp != known.stamp
