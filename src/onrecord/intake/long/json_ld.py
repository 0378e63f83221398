"""What a page says of itself as JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

SCRIPT = re.compile(
    r"<script[^>]{0,300}application/ld\+json[^>]{0,300}>(.*?)</script>", re.I | re.S
)
MOST_NODES = 50_000  # objects looked at in one page
MOST_DEEP = 12


def nodes(page: str, leave_out: frozenset[str] = frozenset()) -> Iterator[Mapping[str, Any]]:
    """Every object of the page's JSON-LD, outer ones first; scripts that are no JSON are left.

    What stands under a key of `leave_out` is passed over.
    """
    count = 0
    for script in SCRIPT.finditer(page):
        try:
            loaded = json.loads(_bare(script[1]), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _within(loaded, 0, leave_out):
            count += 1
            if count > MOST_NODES:
                return
            yield node


def types_of(node: Mapping[str, Any]) -> set[str]:
    """The types of an object, without their address.

    >>> sorted(types_of({"@type": ["http://schema.org/NewsArticle", "Article"]}))
    ['Article', 'NewsArticle']
    """
    stated = node.get("@type")
    several = stated if isinstance(stated, list) else [stated]
    return {re.split(r"[/#:]", t)[-1] for t in several if isinstance(t, str)}


def words(value: Any) -> str | None:
    """The words of a value: a text, the name of an object, or the first of a list of them."""
    if isinstance(value, list):
        return next((found for each in value if (found := words(each))), None)
    if isinstance(value, Mapping):
        return words(value.get("name")) or words(value.get("@value"))
    return value.strip() or None if isinstance(value, str) else None


def _bare(script: str) -> str:
    """A script without the comment or CDATA marks that some pages put around it."""
    return re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>)\s*$", "", script
    )


def _within(value: Any, depth: int, leave_out: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    if depth > MOST_DEEP:
        return
    if isinstance(value, Mapping):
        yield value
        for key, inner in value.items():
            if key not in leave_out:
                yield from _within(inner, depth + 1, leave_out)
    elif isinstance(value, list):
        for inner in value:
            yield from _within(inner, depth + 1, leave_out)
