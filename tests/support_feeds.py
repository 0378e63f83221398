"""Feeds and pages as text, for a site that a test serves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

START = datetime(2024, 3, 4, 12, tzinfo=UTC)
FILLER = (
    "Residents of the valley said that the road to the north had been closed since the morning. "
    "Aid groups asked all sides to let lorries with flour and medicine pass without delay."
)


class Clock:
    """A clock that moves when it is told to, or when somebody sleeps by it."""

    def __init__(self) -> None:
        self.seconds = START.timestamp()
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def later(self, **stretch: float) -> None:
        self.seconds += timedelta(**stretch).total_seconds()


def rss(site: Any, *paths: str, title: str = "Valley News") -> str:
    """An RSS feed that names pages of a site."""
    day = format_datetime(START)
    items = "".join(
        f"<item><title>{p}</title><link>{site.url}{p}</link><pubDate>{day}</pubDate></item>"
        for p in paths
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def story(title: str, first: str, *more: str) -> str:
    """A page with one report."""
    body = "".join(f"<p>{p}</p>" for p in (first, *more, FILLER))
    return (
        f'<html lang="en"><head><title>{title}</title>'
        '<meta property="article:published_time" content="2024-03-04T10:00:00Z"></head>'
        f"<body><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )


def _more(mark: str) -> str:
    """Words of a post that no other post has."""
    return f"Our reporter at the {mark} crossing will tell more of it in the evening programme."


def live(title: str, posts: Sequence[tuple[str, str, str]]) -> str:
    """A live blog; each post has a mark, a time and a text."""
    told = "".join(
        f'<div class="post" id="{mark}"><time datetime="{time}">{time[11:16]}</time>'
        f"<p>{text}</p><p>{_more(mark)}</p></div>"
        for mark, time, text in posts
    )
    return (
        f'<html lang="en"><head><title>{title}</title>'
        '<meta property="article:published_time" content="2024-03-04T06:00:00Z"></head>'
        f"<body><main><article><h1>{title}</h1>{told}</article></main></body></html>"
    )
