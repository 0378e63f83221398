"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.feeds.entries import Entry, items_and_others, plain
from onrecord.intake.feeds.text import GIVE
from onrecord.intake.feeds.values import JSON_FEED, Feed
from onrecord.intake.web.limits import Limits

VERSION = "jsonfeed.org/version/"


def json_feed(text: str, url: str, limits: Limits) -> Feed:
    """The items of a JSON Feed; raises IntakeError where the JSON is broken or no feed."""
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        raise IntakeError("the feed's JSON is broken", "try again, or tell its publisher") from None
    if not isinstance(loaded, dict) or VERSION not in str(loaded.get("version"))[:100]:
        raise IntakeError("it is JSON, but no JSON Feed", GIVE)
    if not isinstance(loaded.get("items"), list):
        raise IntakeError("the JSON Feed has no list of items", "tell its publisher")
    items, left_out = items_and_others(_entries(loaded), url, limits.items)
    return Feed(JSON_FEED, plain(loaded.get("title")), items, left_out=left_out)


def _entries(loaded: dict[str, Any]) -> Iterator[Entry]:
    for item in loaded["items"]:
        if not isinstance(item, dict):
            yield Entry()
            continue
        yield Entry(
            url=item.get("url") or item.get("external_url"),
            id=item.get("id"),
            title=item.get("title"),
            published=item.get("date_published"),
            updated=item.get("date_modified"),
            language=item.get("language") or loaded.get("language"),
        )
