"""What kind of feed some bytes are, and its items."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.errors import IntakeError
from onrecord.intake.feeds.addresses import address_list, is_list
from onrecord.intake.feeds.entries import absolute
from onrecord.intake.feeds.jsonfeed import VERSION, json_feed
from onrecord.intake.feeds.sitemap import sitemap, sitemap_index
from onrecord.intake.feeds.syndicated import syndicated
from onrecord.intake.feeds.text import GIVE, after_space, check_size, root_of, text_of
from onrecord.intake.feeds.values import (
    ATOM,
    JSON_FEED,
    LIST,
    RSS,
    SITEMAP,
    SITEMAP_INDEX,
    Feed,
)
from onrecord.intake.web.limits import Limits

ROOTS = {
    "rss": RSS,
    "rdf": RSS,
    "feed": ATOM,
    "urlset": SITEMAP,
    "sitemapindex": SITEMAP_INDEX,
}
READERS: dict[str, Callable[[str, str, Limits], Feed]] = {
    RSS: syndicated,
    ATOM: syndicated,
    JSON_FEED: json_feed,
    SITEMAP: sitemap,
    SITEMAP_INDEX: sitemap_index,
    LIST: address_list,
}
NAMES = {RSS: "RSS", ATOM: "Atom", JSON_FEED: "JSON Feed", LIST: "a list of addresses"}
HEAD = 65_536  # bytes or characters looked at to tell what it is
LINK = re.compile(r"<link\s[^>]{0,1000}>", re.I)
HREF = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]{1,1000})", re.I)
FEED_TYPE = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)", re.I)


def items_of(
    data: bytes, url: str, content_type: str | None = None, limits: Limits | None = None
) -> Feed:
    """The items of a feed that was found at `url`; what it is, its first bytes say.

    RSS, Atom, JSON Feed 1.0 and 1.1, sitemaps and their indexes (also packed with gzip) and
    plain lists of addresses (one a line, `#` begins a comment). Of the `content_type` only the
    charset counts. Raises IntakeError for what is no feed, is broken, too large, or defines
    entities.

    >>> feed = items_of(b"<rss><channel><item><link>/a</link></item></channel></rss>",
    ...     "https://news.example/rss")
    >>> feed.kind, [item.url for item in feed.items]
    ('rss', ['https://news.example/a'])
    """
    limits = limits or Limits()
    text = text_of(data, content_type, limits.sitemap_bytes)
    kind, start = kind_at(text)
    if kind is None:
        raise _no_feed(text, url)
    if kind not in (SITEMAP, SITEMAP_INDEX):
        check_size(len(text), limits.feed_bytes)
    return READERS[kind](text[start:], url, limits)


def feed_kind(data: bytes, content_type: str | None = None) -> str | None:
    """What kind of feed some bytes begin like, or None.

    >>> feed_kind(b"<?xml version='1.0'?><urlset>"), feed_kind(b"<html>")
    ('sitemap', None)
    """
    try:
        return kind_at(text_of(data[:HEAD], content_type, HEAD))[0]
    except IntakeError:
        return None


def refuse_feed(data: bytes, content_type: str | None = None) -> None:
    """Raise IntakeError where a report was asked for and a feed came.

    Its items are not fetched instead: many pages of one host are a matter of `watch`, which
    asks robots.txt, waits between visits and knows what it has already.
    """
    if kind := feed_kind(data, content_type):
        raise IntakeError(
            f"it is a feed ({NAMES.get(kind, kind)}), no report",
            "follow it with onrecord watch ARCHIVE ADDRESS, or give the addresses of its pages",
        )


def kind_at(text: str) -> tuple[str | None, int]:
    """The kind of feed that a text is, and where its first element begins."""
    name, at = root_of(text)
    if name:
        return ROOTS.get(name), at
    start = text[after_space(text, 0) :][:HEAD]
    if start.startswith("{"):
        return (JSON_FEED if VERSION in start.replace("\\/", "/") else None), 0
    return (LIST if is_list(text) else None), 0


def _no_feed(text: str, url: str) -> IntakeError:
    name, _ = root_of(text)
    if name != "html" and "<html" not in text[:HEAD].lower():
        return IntakeError("it is no feed", GIVE)
    for link in LINK.findall(text[:HEAD]):
        href = HREF.search(link)
        if FEED_TYPE.search(link) and href and (address := absolute(href[1], url)):
            return IntakeError("it is a web page, no feed", f"give its feed, {address}")
    return IntakeError("it is a web page, no feed", GIVE)
