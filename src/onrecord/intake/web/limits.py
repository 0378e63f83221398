"""Every limit of fetching and polling, in one table."""

from __future__ import annotations

from dataclasses import dataclass

MINUTE, DAY = 60.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch, one host and one feed may take; bytes and seconds, an argument everywhere.

    The size of a page and the timeout of a step are `IntakeOptions.max_bytes` and `.timeout`;
    the head of an answer may have 100 KB (httpcore's limit). Of one fetch: `redirects` is how
    many are followed, `whole` how many timeouts all of it may take, names looked up, redirects,
    TLS and head included, `overhead` what an answer may send beside its content,
    `etag` the characters of an ETag or Last-Modified that are kept.

    Of a host: `robots_bytes` is how much of robots.txt is read (RFC 9309, 2.5: at least
    500 KiB), `robots_kept` how long it is believed (2.4: at most a day), `robots_again` how soon
    one that failed is asked for again; `delay` is the pause between two visits, `longest_wait`
    what a run waits for one host before it goes on without it. After a failure in a row of n the
    host is left alone for `back_off` times 2 to the n - 1, at most `most_back_off`; what the host
    asks for (Retry-After, Crawl-delay) is obeyed up to `most_obeyed`.

    Of a feed: `feed_bytes` of RSS, Atom, JSON or a list, `sitemap_bytes` and `items` (both as
    sitemaps.org states them) after unpacking; `marks` are <, & and = in a
    feed that is not well-formed.
    """

    redirects: int = 5
    whole: float = 3.0
    overhead: int = 1_000_000
    robots_bytes: int = 512_000
    robots_kept: float = DAY
    robots_again: float = 10 * MINUTE
    delay: float = 2.0
    longest_wait: float = MINUTE
    back_off: float = MINUTE
    most_back_off: float = DAY
    most_obeyed: float = DAY
    feed_bytes: int = 10_000_000
    sitemap_bytes: int = 52_428_800
    items: int = 50_000
    marks: int = 200_000
    etag: int = 1_000
