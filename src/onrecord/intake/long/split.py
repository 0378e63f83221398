"""The items of a long page, whatever it is written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from onrecord.intake.long.html_items import html_items
from onrecord.intake.long.json_ld import nodes
from onrecord.intake.long.live_posting import posting_items
from onrecord.intake.long.order import FEWEST
from onrecord.intake.long.text_items import TEXT, text_items
from onrecord.intake.options import Item, Parts
from onrecord.records import Report

FEWEST_WORDS = 8  # of what stands above the items
BEGINNING = 40  # code points by which a paragraph is known again


def page_items(page: str, tree: Any, parts: Parts) -> tuple[Item, ...]:
    """The items of an HTML page: as it states them itself, else as its blocks stand."""
    items: tuple[Item, ...] = ()
    if "LiveBlogPosting" in page:
        items = posting_items(nodes(page))
    if not items and page.count("<time") >= FEWEST:
        items = html_items(tree, parts)
    return _with_rest(items, parts) if items else ()


def report_items(report: Report, parts: Parts) -> tuple[Item, ...]:
    """The items of a report by its text, below its head or, where that is one, with its head."""
    if parts.items:
        return parts.items
    title = report.title or ""
    above = len(title) if report.text.startswith(title) else 0
    best: tuple[Item, ...] = ()
    for start in dict.fromkeys((report.body_start, above, 0)):
        head = report.title if start else None
        body = replace(parts, body=report.text[start:], title=head, published=report.published)
        items = text_items(body)
        best = items if _dated(items) > _dated(best) else best
    return best


def _dated(items: tuple[Item, ...]) -> int:
    """How many items have a day of their own; all, where none has one."""
    return sum(item.parts.published is not None for item in items) or len(items)


def _with_rest(items: tuple[Item, ...], parts: Parts) -> tuple[Item, ...]:
    """The items, and before them what the page's text holds besides, so that it is read too."""
    held = _squeezed(f"{i.parts.title or ''} {i.parts.body}" for i in items)
    rest = [p for p in parts.body.split("\n\n") if _squeezed([p])[:BEGINNING] not in held]
    text = "\n\n".join(rest)
    if len(text.split()) < FEWEST_WORDS or not any(p.rstrip().endswith(".") for p in rest):
        return items
    above = Item(Parts(text, title=parts.title), text.encode("utf-8", "surrogatepass"), TEXT)
    return (above, *items)


def _squeezed(texts: Iterable[str]) -> str:
    """Texts without white space and case, to be found again."""
    return "".join("".join(text.split()) for text in texts).casefold()
