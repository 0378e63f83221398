"""Lines and openings that give the day of publication or of the last change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.intake.dates import FoundDate, clock_end, date_at
from onrecord.intake.lists import head_lists

GLUE = re.compile(r"[\s/|•·,;()–—-]*")
CLOSING = re.compile(r"\s*\)")
MOST_DATES = 4  # on one line
CLOCK_BEFORE = re.compile(r"(?:\d{4}|\d{1,2}:\d{2})\s+")
AGO = re.compile(
    r"(?:about |over )?(?:an?|\d+) (?:second|minute|hour|day|week|month|year)s? ago", re.I
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a date line says, and where it ends (a code point, exclusive)."""

    published: date | None
    updated: date | None
    end: int


def stamp_at(text: str, start: int) -> Stamp | None:
    """The date, or dates, that begin at `start`, with labels and times of day; else None.

    "Updated 11 years ago" is passed over: it gives no day.

    >>> stamp_at("5 Jun, 2013 18:42 / Updated 11 years ago", 0)
    Stamp(published=datetime.date(2013, 6, 5), updated=None, end=40)
    >>> stamp_at("The army left on 5 June 2013", 0) is None
    True
    """
    published = updated = None
    end = start
    for _ in range(MOST_DATES):
        item = _item_at(text, _after_glue(text, end) if end > start else end)
        if item is None:
            break
        found, is_update, end = item
        if found and is_update:
            updated = found.value
        elif found:
            published = published or found.value
    if end == start:
        return None
    closing = CLOSING.match(text, end)
    return Stamp(published, updated, closing.end() if closing and "(" in text[start:end] else end)


def _after_glue(text: str, start: int) -> int:
    glue = GLUE.match(text, start)
    return glue.end() if glue else start


def _item_at(text: str, start: int) -> tuple[FoundDate | None, bool, int] | None:
    label = _label().match(text, start)
    is_update = bool(label and label["updated"])
    pos = label.end() if label else start
    if is_update and (ago := AGO.match(text, pos)):
        return None, True, ago.end()
    clock = CLOCK_BEFORE.match(text, pos)
    for at in (pos, clock.end() if clock else pos):
        found = date_at(text, at)
        if found and found.value:
            return found, is_update, clock_end(text, found.end)
    return None


@cache
def _label() -> re.Pattern[str]:
    lists = head_lists()
    return re.compile(rf"\(?(?:(?P<updated>{lists.updated})|{lists.published})\s*:?\s+", re.I)
