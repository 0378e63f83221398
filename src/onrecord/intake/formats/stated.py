"""What a page states of itself: its days, its site and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from onrecord.intake.dates import parse_date
from onrecord.intake.formats.days import Moment, address_day, moment_of
from onrecord.intake.formats.site import site_of
from onrecord.intake.lists import load
from onrecord.intake.long.json_ld import nodes, types_of, words

MOST = 1_000  # elements of a kind that are looked at


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says of itself; null for what it does not say."""

    published: date | None
    updated: date | None
    publisher: str | None
    url: str | None


def stated_by(page: str, tree: Any, address: str | None) -> Stated:
    """Read JSON-LD, then the metadata, then the times that show.

    A day is that of the place where it is written; where the metadata gives a moment in UTC and
    the page's address or the time that it shows a day beside it, that is the day. A change at
    the moment of publication is none.
    """
    node = _article(page)
    metas = _metas(tree)
    url = _canonical(tree, metas)
    first = _moment(node, metas, "published", ("datePublished", "dateCreated"))
    last = _moment(node, metas, "updated", ("dateModified",))
    shown = list(_shown(tree))
    if first is None and len(shown) == 1:
        first = shown[0]
    published = _local(first, shown, address or url) if first else None
    site = site_of(words(node.get("publisher")), metas, tree, address or url)
    return Stated(published, _change(first, last, published), site, url)


def _moment(
    node: Mapping[str, Any], metas: Mapping[str, str], kind: str, keys: tuple[str, ...]
) -> Moment | None:
    found = (words(node.get(key)) for key in keys)
    stated = (metas.get(name) for name in _lists()[kind])
    return next((m for value in (*found, *stated) if value and (m := moment_of(value))), None)


def _local(first: Moment, shown: list[Moment], address: str | None) -> date:
    """The day of a moment in UTC as the page itself writes it, if that is the day beside it."""
    if not first.utc:
        return first.day
    near = [m.shown for m in shown if m.shown and m.near(first)]
    day = address_day(address)
    beside = [d for d in (day, *near) if d and abs(d - first.day) == timedelta(days=1)]
    return beside[0] if beside else first.day


def _change(first: Moment | None, last: Moment | None, published: date | None) -> date | None:
    """The day of the last change, where it is after that of publication."""
    if last is None or (first and last.same(first)):
        return None
    if published is None or first is None:
        return last.day
    day = last.day - (first.day - published) if last.utc else last.day
    return day if day > published else None


def _article(page: str) -> Mapping[str, Any]:
    """The JSON-LD object of the page's article; one with a day before one without."""
    kinds, others = set(_lists()["article"]), frozenset(_lists()["others"])
    found = [n for n in nodes(page, leave_out=others) if types_of(n) & kinds]
    dated = (n for n in found if words(n.get("datePublished")))
    return next(dated, None) or next(iter(found), {})


def _metas(tree: Any) -> dict[str, str]:
    """The metadata by its names, small letters; the first of each name."""
    out: dict[str, str] = {}
    for element in islice(tree.iter("meta"), MOST):
        content = (element.get("content") or "").strip()
        if content and not (element.get("itemprop") and is_aside(element)):
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                for name in (element.get(attribute) or "").lower().split():
                    out.setdefault(name, content)
    return out


def _canonical(tree: Any, metas: Mapping[str, str]) -> str | None:
    """The address that a page calls its own: never that of the whole site, nor of another site.

    A page that took its text over names the other's address as canonical, and its own as og:url.
    """
    links = [
        e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"
    ]
    own = [a for a in map(whole_address, [*links, metas.get("og:url")]) if a]
    if len(own) > 1 and _domain(own[0]) != _domain(own[-1]):
        return own[-1]
    return own[0] if own else None


def whole_address(address: str | None) -> str | None:
    """An address of the web that is more than its host; else null."""
    parts = urlsplit((address or "").strip())
    if parts.scheme not in ("http", "https") or not (parts.path.strip("/") or parts.query):
        return None
    return (address or "").strip()


def _domain(address: str) -> str:
    return ".".join(urlsplit(address).netloc.lower().split(".")[-2:])


def _shown(tree: Any) -> Iterator[Moment]:
    """The times that the page shows, not those of comments and of other pages."""
    for element in islice(tree.iter("time"), MOST):
        stated = element.get("datetime") or element.get("content") or ""
        text = " ".join(element.text_content().split())
        moment = moment_of(stated) or moment_of(text)
        if moment and not is_aside(element):
            yield moment.showing(_day_in(text))


def _day_in(text: str) -> date | None:
    """The day in what a time shows, before or after the time of day."""
    pieces = [text, *re.split(r"\s*[,|]\s+(?=[A-Z])", text, maxsplit=1)[1:]]
    return next((day for piece in pieces if (day := parse_date(piece))), None)


def is_aside(element: Any) -> bool:
    """Whether an element stands among comments, menus or what points to other pages."""
    pattern = re.compile(_lists()["aside"], re.I)
    for around in (element, *element.iterancestors()):
        if around.tag in ("html", "body"):
            return False
        named = f"{around.get('class') or ''} {around.get('id') or ''}"
        if around.tag in ("aside", "nav", "footer") or pattern.search(named):
            return True
    return False


@cache
def _lists() -> dict[str, Any]:
    return load("stated.yaml")
