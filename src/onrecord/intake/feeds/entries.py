"""From what a feed says of one page to an item, or why it is none."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from onrecord.intake.feeds.dates import feed_date
from onrecord.intake.feeds.values import Item

TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
LONGEST = 4_000  # characters of an address; sitemaps.org allows 2,048
LONG_TITLE = 1_000
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]|\Z)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one page, as it says it."""

    url: object = None
    id: object = None
    title: object = None
    published: object = None
    updated: object = None
    language: object = None


def items_and_others(
    entries: Iterable[Entry], base: str, most: int
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items, in order, and why the other entries are none; at most `most` items."""
    items: list[Item] = []
    left_out: list[str] = []
    beyond = 0
    for number, entry in enumerate(entries, start=1):
        url = absolute(entry.url, base)
        if url is None:
            left_out.append(_why(number, entry))
        elif len(items) == most:
            beyond += 1
        else:
            items.append(_item(url, entry))
    if beyond:
        left_out.append(f"{beyond:,} entries after the first {most:,}")
    return tuple(items), tuple(left_out)


def absolute(url: object, base: str) -> str | None:
    """An address made absolute, where it is one of http or https; else None.

    >>> absolute(" ../a.html ", "https://news.example/b/feed.xml")
    'https://news.example/a.html'
    >>> absolute("javascript:alert(1)", "https://news.example/") is None
    True
    """
    if not isinstance(url, str) or not url.strip() or len(url) > LONGEST:
        return None
    try:
        found = urljoin(base, "".join(url.split()))
        parts = urlsplit(found)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return found if known else None


def plain(words: object) -> str | None:
    r"""A title without markup, on one line.

    >>> plain("Army <b>takes</b> town,\n5 &amp; more")
    'Army takes town, 5 & more'
    """
    if not isinstance(words, str):
        return None
    bare = " ".join(html.unescape(TAG.sub("", words[: 4 * LONG_TITLE])).split())
    return bare[:LONG_TITLE] or None


def language(stated: object) -> str | None:
    """The language of a tag ("en-GB"), without its region.

    >>> language("en-GB"), language("english")
    ('en', None)
    """
    found = LANGUAGE.match(stated.strip()) if isinstance(stated, str) else None
    return found[1].lower() if found else None


def _item(url: str, entry: Entry) -> Item:
    return Item(
        url=url,
        id=str(entry.id).strip()[:LONGEST] or None if entry.id is not None else None,
        title=plain(entry.title),
        published=feed_date(entry.published),
        updated=feed_date(entry.updated),
        language=language(entry.language),
    )


def _why(number: int, entry: Entry) -> str:
    what = plain(entry.title) or plain(entry.id)
    name = f"entry {number}" + (f" ({what[:60]})" if what else "")
    stated = entry.url.strip() if isinstance(entry.url, str) else ""
    return f"{name}: {stated[:80]!r} is no address" if stated else f"{name} has no address"
