"""Feeds to the addresses that they name: RSS, Atom, JSON Feed, sitemaps, lists."""

from onrecord.intake.feeds.find import is_feed, items_of
from onrecord.intake.feeds.values import Feed, Item

__all__ = ["Feed", "Item", "is_feed", "items_of"]
