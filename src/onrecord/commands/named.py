"""Which of the pages that a feed names are fetched."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive import Named
    from onrecord.intake.feeds import Feed, Item

MOST_SITEMAPS = 50  # of an index; news sitemaps have one or a few
OLD = "older than the {days:g} days of --again, not fetched"


def named_by(
    feed: Feed, today: date, again: float
) -> tuple[list[Named], tuple[str, ...], tuple[str, ...]]:
    """Tell the pages and the further feeds that a feed names, and what of it was left out.

    A sitemap may list all that a site ever published: pages that it dates before the last `again`
    days are left. Of an index of sitemaps the first ones are followed.
    """
    from onrecord.intake.feeds.values import SITEMAP

    notes = list(feed.left_out)
    items = list({item.url: item for item in feed.items}.values())
    if feed.kind == SITEMAP:
        old = today - timedelta(days=again)
        fresh = [item for item in items if (day := _day(item)) is None or day >= old]
        if len(fresh) < len(items):
            notes.append(f"{len(items) - len(fresh):,} pages {OLD.format(days=again)}")
        items = fresh
    if len(feed.more) > MOST_SITEMAPS:
        notes.append(f"{len(feed.more) - MOST_SITEMAPS:,} further sitemaps not followed")
    return [_named(item) for item in items], feed.more[:MOST_SITEMAPS], tuple(notes)


def _named(item: Item) -> Named:
    from onrecord.archive import Named

    stamp = item.updated or item.published
    day = item.published.date() if item.published else None
    return Named(item.url, item.title, day, stamp.isoformat() if stamp else None)


def _day(item: Item) -> date | None:
    told = item.updated or item.published
    return told.date() if told else None
