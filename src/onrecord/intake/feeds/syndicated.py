"""RSS and Atom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.feeds.entries import Entry, items_and_others, plain
from onrecord.intake.feeds.values import ATOM, RSS, Feed
from onrecord.intake.feeds.xml import mended
from onrecord.intake.web.limits import Limits


def syndicated(text: str, url: str, limits: Limits) -> Feed:
    """The items of an RSS or Atom feed whose text begins with its first element.

    What is not well-formed is read as far as it goes, and `left_out` says where it broke.
    """
    data, broken = mended(text, limits.marks)
    found = _parsed(data, url)
    kind = ATOM if found.version.startswith("atom") else RSS
    entries = _entries(found, kind)
    items, left_out = items_and_others(entries, url, limits.items)
    return Feed(kind, plain(_of(found.feed, "title")), items, left_out=(*broken, *left_out))


def _parsed(data: bytes, url: str) -> Any:
    import feedparser

    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(
            data,
            response_headers=headers,
            sanitize_html=False,  # of an entry nothing is kept that could be shown as HTML
            resolve_relative_uris=False,
        )
    except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError):
        # what feedparser does not foresee, such as a namespace with a blank in its name
        raise IntakeError("the feed's XML cannot be read", "tell its publisher") from None


def _entries(found: Any, kind: str) -> Iterator[Entry]:
    language = _of(found.feed, "language")
    for entry in found.entries:
        published, updated = _of(entry, "published"), _of(entry, "updated")
        if kind == RSS and not published:  # RSS 1.0 has dc:date, which feedparser calls updated
            published, updated = updated, None
        yield Entry(
            url=_of(entry, "link"),
            id=_of(entry, "id"),
            title=_of(entry, "title"),
            published=published or _of(entry, "created"),
            updated=updated,
            language=(_of(entry, "title_detail") or {}).get("language") or language,
        )


def _of(entry: dict[str, Any], name: str) -> Any:
    """A value of its own; feedparser's own look-up gives one date for another."""
    return dict.get(entry, name)
