"""The words of an HTML element, its blocks parted by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from onrecord.intake.lists import load

MOST_DEEP = 250  # elements within elements


def block_text(element: Any, leave_out: frozenset[Any] = frozenset()) -> str:
    r"""The words that show, white space made one, each block after a blank line.

    Elements in `leave_out` are passed over; a line break within a block is kept.

    >>> from lxml import html
    >>> block_text(html.fromstring("<div><h3>Noon</h3><p>The army <b>came</b>.</p></div>"))
    'Noon\n\nThe army came.'
    """
    text = "".join(_pieces(element, leave_out, 0))
    blocks = (re.sub(r"[^\S\n]+", " ", block) for block in text.split("\f"))
    cleaned = (re.sub(r" ?\n ?", "\n", block).strip() for block in blocks)
    return "\n\n".join(block for block in cleaned if block)


@cache
def _tags(name: str) -> frozenset[str]:
    return frozenset(load("blocks.yaml")[name])


def _pieces(element: Any, leave_out: frozenset[Any], depth: int) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _tags("silent") or element in leave_out:
        return
    if depth > MOST_DEEP or _is_quoted(element):
        return
    if element.tag == "br":
        yield "\n"
    mark = "\f" if element.tag in _tags("blocks") else ""
    yield mark + re.sub(r"\s+", " ", element.text or "")
    for child in element:
        yield from _pieces(child, leave_out, depth + 1)
        yield re.sub(r"\s+", " ", child.tail or "")
    yield mark


def _is_quoted(element: Any) -> bool:
    """Whether it is a mail that is answered, as mail programs mark it."""
    return bool(element.tag == "blockquote" and element.get("type") == "cite")
