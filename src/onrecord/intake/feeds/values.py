"""What a feed tells of the pages that it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

RSS, ATOM, JSON_FEED = "rss", "atom", "json"
SITEMAP, SITEMAP_INDEX, LIST = "sitemap", "sitemap index", "list"


@dataclass(frozen=True, slots=True)
class Item:
    """One page that a feed names.

    `url` is absolute, http or https. `id` is the feed's own name for it, else None. `published`
    and `updated` are as the feed states them: aware where a zone is given, else naive; a day
    alone is its midnight, naive. `language` is an ISO 639 code in lower case, without a region.
    """

    url: str
    id: str | None = None
    title: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what kind it is, its title, its items in its order, and further feeds.

    `kind` is rss, atom, json, sitemap, sitemap index or list. `more` are the addresses of the
    sitemaps that an index names; older pages of a feed (RFC 5005, next_url) are not followed.
    An address may come twice, as the feed has it. `left_out` says why entries are no items.
    """

    kind: str
    title: str | None
    items: tuple[Item, ...]
    more: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
