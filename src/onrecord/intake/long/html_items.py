"""Live blogs as HTML: repeated blocks, each with its own time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urldefrag, urljoin

from onrecord.intake.blocks import block_text
from onrecord.intake.dates import parse_date
from onrecord.intake.long.marks import Mark, mark_at
from onrecord.intake.long.order import FEWEST, days_of
from onrecord.intake.options import Item, Parts

HTML = "text/html"
BLOCK_TAGS = frozenset({"article", "div", "section", "li"})
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
# Words in the classes of what readers write, and of what points to other pages.
NOT_NEWS = re.compile(
    r"comment|disqus|respon[ds]|reply|review|related|recommend|teaser|promo|sidebar|widget|popular"
    r"|newsletter|nav|menu|footer",
    re.I,
)
FEWEST_WORDS = 8  # of an item, its heading and links left out
SHARE = 0.5  # of the words of the page's article must stand in its items
MOST_UP = 3  # elements between a time and its block


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its element, its time, the heading's element and words, its text."""

    element: Any
    mark: Mark
    title: str | None
    text: str
    fragment: str | None


def html_items(tree: Any, parts: Parts) -> tuple[Item, ...]:
    """The dated items of a page; none where fewer than three blocks in order hold its text.

    A block is one of several elements alike in one place, with one time each. Blocks whose
    headings lead to other pages are teasers, and those of readers are comments: both are none.
    """
    best: tuple[Item, ...] = ()
    for elements in _alike(tree):
        blocks = [b for e in elements if (b := _block(e, parts))]
        if len(blocks) < max(FEWEST, 0.6 * len(elements)) or not _holds(blocks, parts.body):
            continue
        days = days_of([b.mark for b in blocks], parts.published)
        if days is not None and len(blocks) > len(best):
            best = _items(blocks, days, parts)
    return best


def _alike(tree: Any) -> list[list[Any]]:
    """Groups of elements with one parent, tag and first class, each around a time."""
    groups: dict[tuple[Any, str, str], list[Any]] = defaultdict(list)
    seen: set[Any] = set()
    for time in tree.iter("time"):
        element = time
        for _ in range(MOST_UP):
            element = element.getparent()
            if element is None:
                break
            if element.tag in BLOCK_TAGS and (element.getparent(), element) not in seen:
                seen.add((element.getparent(), element))
                kind = (element.get("class") or "").split()[:1]
                groups[(element.getparent(), element.tag, "".join(kind))].append(element)
    return [g for g in groups.values() if len(g) >= FEWEST and not _is_aside(g[0])]


def _is_aside(element: Any) -> bool:
    """Whether it stands among comments, teasers or menus."""
    while element is not None:
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in ("aside", "nav", "footer") or (
            element.tag not in ("html", "body") and NOT_NEWS.search(named)
        ):
            return True
        element = element.getparent()
    return False


def _block(element: Any, parts: Parts) -> Block | None:
    """A block with one time, text of its own, and no heading that leads away."""
    times = list(element.iter("time"))
    mark = _time(times[0], parts.published) if times else None
    if mark is None or len({t.get("datetime") or t.text_content() for t in times}) > 2:
        return None
    heading = next((e for e in element.iter(*HEADINGS)), None)
    if _leads_away(heading if heading is not None else element, parts.url, heading is not None):
        return None
    left_out = frozenset([*times, *([heading] if heading is not None else [])])
    text = block_text(element, left_out)
    if len(text.split()) < FEWEST_WORDS or not re.search(r"[.!?…]", text):
        return None
    title = " ".join(heading.text_content().split()) if heading is not None else None
    return Block(element, mark, title or None, text, _fragment(element))


def _leads_away(element: Any, url: str | None, is_heading: bool) -> bool:
    """Whether a heading is a link to another page, or a block without one is all link."""
    links = list(element.iter("a"))
    parent = element.getparent()
    if is_heading and parent is not None and parent.tag == "a":
        links.append(parent)
    away = [a for a in links if _is_other(a.get("href") or "", url)]
    if is_heading:
        return bool(away)
    linked = sum(len(a.text_content()) for a in away)
    return linked > 0.5 * len(element.text_content())


def _is_other(href: str, url: str | None) -> bool:
    if not href or href.startswith(("#", "?", "javascript:", "mailto:")):
        return False
    if url is None:
        return "#" not in href
    return (
        urldefrag(urljoin(url, href)).url.partition("?")[0] != urldefrag(url).url.partition("?")[0]
    )


def _time(time: Any, published: date | None) -> Mark | None:
    """The time as its attribute states it, else as its words do."""
    stated = (time.get("datetime") or "").strip()
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        words = " ".join(time.text_content().split())
        return mark_at(words, 0, published) or _dated(parse_date(stated) or parse_date(words))
    timed = len(stated) > len("2014-03-05")
    minute = moment.hour * 60 + moment.minute if timed else None
    return Mark(0, 0, minute, moment.date())


def _dated(day: date | None) -> Mark | None:
    return Mark(0, 0, day=day) if day else None


def _fragment(element: Any) -> str | None:
    """The name by which an address can point to the block."""
    own = element.get("id")
    if own:
        return str(own)
    inner = (a.get("id") or a.get("name") for a in element.iter("a"))
    return next((str(name) for name in inner if name), None)


def _holds(blocks: Sequence[Block], body: str) -> bool:
    """Whether most of the article's words stand in the blocks."""
    within = {line for block in blocks for line in _lines(block.text)}
    words = sum(len(line.split()) for line in _lines(body))
    held = sum(len(line.split()) for line in _lines(body) if line in within)
    return held >= SHARE * words


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _items(blocks: Sequence[Block], days: Sequence[date | None], parts: Parts) -> tuple[Item, ...]:
    from lxml import html

    out = []
    for block, day in zip(blocks, days, strict=True):
        url = (
            f"{urldefrag(parts.url).url}#{block.fragment}" if parts.url and block.fragment else None
        )
        original: bytes = html.tostring(block.element, encoding="utf-8", with_tail=False)
        item = Parts(block.text, title=block.title, published=day, url=url)
        out.append(Item(item, original, HTML))
    return tuple(out)
