"""Sitemaps, news sitemaps and indexes of sitemaps (sitemaps.org, Google News)."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.intake.feeds.entries import Entry, absolute, items_and_others
from onrecord.intake.feeds.values import SITEMAP, SITEMAP_INDEX, Feed
from onrecord.intake.feeds.xml import elements
from onrecord.intake.web.limits import Limits


def sitemap(text: str, url: str, limits: Limits) -> Feed:
    """The pages of a sitemap; `title` and `published` where it is one for news."""
    broken: list[str] = []
    items, left_out = items_and_others(_pages(text, broken), url, limits.items)
    return Feed(SITEMAP, None, items, left_out=(*broken, *left_out))


def sitemap_index(text: str, url: str, limits: Limits) -> Feed:
    """The sitemaps that an index names, as `more`."""
    broken: list[str] = []
    found = [absolute(e.get("loc"), url) for e in elements(text, ("sitemap",), broken)]
    more = [address for address in found if address]
    left_out = [f"{len(found) - len(more)} sitemaps without an address"]
    return Feed(
        SITEMAP_INDEX,
        None,
        (),
        tuple(dict.fromkeys(more[: limits.items])),
        (*broken, *(left_out if len(more) < len(found) else ())),
    )


def _pages(text: str, broken: list[str]) -> Iterator[Entry]:
    for page in elements(text, ("url",), broken):
        yield Entry(
            url=page.get("loc"),
            title=page.get("title"),
            published=page.get("publication_date"),
            updated=page.get("lastmod"),
            language=page.get("language"),
        )
