"""Situation reports and live blogs as text: blocks that begin with a time, a date or a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.intake.headline import is_title_line
from onrecord.intake.long.marks import Mark, mark_at
from onrecord.intake.long.order import FEWEST, days_of
from onrecord.intake.options import Item, Parts

LINE = re.compile(r"^[^\S\n]*(?=\S)", re.M)
FEWEST_WORDS = 5  # of an item
LATEST_START = 0.5  # of the text: where the first mark may stand
MOST_ITEMS = 2_000
TEXT = "text/plain"


def text_items(parts: Parts) -> tuple[Item, ...]:
    """The dated items of a text; none where fewer than three are found in order.

    What stands above the first mark is the first item, under the page's title, so that nothing
    is left unread. An item's heading is what stands on the line of its mark, or alone on the
    line below, if it is a title.
    """
    text = parts.body
    every = _marks(text, parts.published)
    # The dates or numbers of days alone, where times within them are part of their text.
    leading = [m for m in every if m.alone and (m.day or m.number is not None)]
    for some in (every, leading):
        marks = _with_text(text, some)
        days = days_of(marks, parts.published)
        if days is not None and _fills(text, marks):
            return _items(text, marks, days, parts)
    return ()


def _marks(text: str, published: date | None) -> list[Mark]:
    """The marks of all lines that begin with one and have text."""
    found: list[Mark] = []
    for line in LINE.finditer(text):
        if len(found) > MOST_ITEMS:
            return []
        mark = mark_at(text, line.end(), published)
        if mark:
            found.append(mark)
    return found


def _with_text(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Marks with text; one without is a date over the items below, which have its day."""
    out: list[Mark] = []
    day: date | None = None
    for mark, stop in zip(marks, [*(m.start for m in marks[1:]), len(text)], strict=False):
        day = mark.day or day
        if text[mark.end : stop].strip():
            out.append(replace(mark, day=day, stop=stop))
    return out


def _fills(text: str, marks: Sequence[Mark]) -> bool:
    """Whether the items are most of the text, and nearly all of them say something."""
    if marks[0].start > LATEST_START * len(text):
        return False
    spoken = [len(text[m.end : m.stop].split()) >= FEWEST_WORDS for m in marks]
    return sum(spoken) >= max(FEWEST, 0.7 * len(marks))


def _items(
    text: str, marks: Sequence[Mark], days: Sequence[date | None], parts: Parts
) -> tuple[Item, ...]:
    out: list[Item] = []
    above = text[: marks[0].start].strip()
    if len(above.split()) >= FEWEST_WORDS:
        out.append(_item(Parts(above, title=parts.title), above))
    for mark, day in zip(marks, days, strict=True):
        title, body = _heading(text[mark.end : mark.stop], alone=mark.alone)
        if body:
            item = Parts(body, title=title, published=day)
            out.append(_item(item, text[mark.start : mark.stop].strip()))
    return tuple(out)


def _item(parts: Parts, original: str) -> Item:
    return Item(parts, original.encode("utf-8", "surrogatepass"), TEXT)


def _heading(block: str, *, alone: bool) -> tuple[str | None, str]:
    """The heading of an item, and its text."""
    first, _, rest = block.strip().partition("\n")
    parted = alone or rest.startswith("\n") or "\n" not in rest.strip()
    if rest.strip() and parted and is_title_line(first) and not first.rstrip().endswith("."):
        return first.strip(" *#"), rest.strip()
    return None, block.strip()
