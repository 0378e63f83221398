"""What is known of pages and of what is watched, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.records.kept import Sighting as Sighting

FEED: Literal["feed"] = "feed"
PAGE: Literal["page"] = "page"


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a report comes from: the page it is an item of, and when its page was fetched (UTC).

    `at` is null for what comes from a file, of which nobody knows when it stood at its address.
    """

    parent: str | None = None
    at: datetime | None = None
    status: int | None = None


SEEN_IN_A_FILE = Seen()


@dataclass(frozen=True, slots=True)
class Watch:
    """A feed or a page that is watched, and how that went; see WatchedRow."""

    kind: str
    url: str
    page: str
    host: str
    via: str | None
    title: str | None
    published: date | None
    stamp: str | None
    report_id: str | None
    etag: str | None
    last_modified: str | None
    status: int | None
    failures: int
    missing: int
    error: str | None
    since: datetime
    visited_at: datetime | None
    changed_at: datetime | None
    due_at: datetime | None
    forgotten_at: datetime | None


@dataclass(frozen=True, slots=True)
class Named:
    """A page that a feed names: its address, its title, and what the feed says of its days."""

    url: str
    title: str | None = None
    published: date | None = None
    stamp: str | None = None
