"""Feeds to the addresses that they name: RSS, Atom, JSON Feed, sitemaps, lists."""

from onrecord.intake.feeds.find import feed_kind, items_of, refuse_feed
from onrecord.intake.feeds.values import Feed, Item

__all__ = ["Feed", "Item", "feed_kind", "items_of", "refuse_feed"]
