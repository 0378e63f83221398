"""Live blogs that say so: schema.org's LiveBlogPosting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.intake.dates import parse_date
from onrecord.intake.long.json_ld import types_of, words
from onrecord.intake.long.order import FEWEST
from onrecord.intake.options import Item, Parts

JSON = "application/ld+json"
FEWEST_WORDS = 3  # of an update


def posting_items(found: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    """The updates of a live blog among a page's JSON-LD; none where it has fewer than three.

    An update is one with its own day and text. The page has said what it is, so that neither
    order nor share of the text is asked for.
    """
    for node in found:
        updates = node.get("liveBlogUpdate")
        if "LiveBlogPosting" in types_of(node) and isinstance(updates, list):
            items = tuple(item for update in updates if (item := _item(update)))
            if len(items) >= FEWEST:
                return items
    return ()


def _item(update: Any) -> Item | None:
    from onrecord.intake.formats.html import words_of

    if not isinstance(update, Mapping):
        return None
    stated = words(update.get("datePublished")) or words(update.get("dateCreated"))
    day = parse_date(stated or "")
    body = words(update.get("articleBody")) or words(update.get("description")) or ""
    text = (
        words_of(body)
        if "<" in body
        else "\n\n".join(s.strip() for s in body.split("\n") if s.strip())
    )
    if day is None or len(text.split()) < FEWEST_WORDS:
        return None
    title = " ".join((words(update.get("headline")) or "").split()) or None
    url = words(update.get("url")) or words(update.get("@id"))
    parts = Parts(
        text,
        title=None if title and text.startswith(title) else title,
        published=day,
        updated=parse_date(words(update.get("dateModified")) or ""),
        url=url if url and url.startswith(("http://", "https://")) else None,
    )
    original = json.dumps(update, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return Item(parts, original, JSON)
