"""The time, date or day that begins an item of a long page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from onrecord.intake.dates import date_at
from onrecord.intake.lists import load

GLUE = re.compile(r"[\s,|/·•()–—:-]*")
CAPITAL = re.compile(r"[^\S\n]+[\"“‘']?[A-Z]")
END = re.compile(r"[^\S\n]*(?:\n|\Z)")
DASH = re.compile(r"[^\S\n]*(?:[:–—|]|-{1,2}(?=\s)|\.(?=\s))[^\S\n]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line begins with: a time of day in minutes, a date, the number of a day.

    `start` and `end` are code points; what stands between is no text of the item, which goes on
    to `stop`. `alone` tells
    that nothing else stands on the line. A date without a year has the year nearest to the page's
    day; without one it is no mark.
    """

    start: int
    end: int
    minute: int | None = None
    day: date | None = None
    number: int | None = None
    alone: bool = False
    stop: int = 0


def mark_at(text: str, start: int, published: date | None) -> Mark | None:
    """The mark with which the line at `start` begins, or null.

    A mark stands alone on its line, or before a dash, a colon or a full stop; a time of day may
    stand before a capital at once.

    >>> mark_at("14:32 GMT - Shelling has begun again.", 0, None).minute
    872
    >>> mark_at("Day 3", 0, None).number, mark_at("14 people died.", 0, None)
    (3, None)
    """
    label = _label().match(text, start)
    pos = label.end() if label else start
    mark, strong = Mark(start, pos), False
    for _ in range(3):  # a date, a time and the number of a day, in any order
        further = _further(text, pos, mark, published)
        if further is None:
            break
        strong = strong or further.minute != mark.minute
        mark = further
        glue = GLUE.match(text, mark.end)
        after = glue.end() if glue and "\n" not in glue.group() else mark.end
        pos = after if _further(text, after, mark, published) else mark.end
    if mark.end == start or (mark.day, mark.minute, mark.number) == (None, None, None):
        return None
    return _closed(text, mark, strong)


def _further(text: str, pos: int, mark: Mark, published: date | None) -> Mark | None:
    """The mark with what stands at `pos`, of the kinds that it has not; null for nothing."""
    numbered = _number().match(text, pos) if mark.number is None else None
    if numbered:
        return replace(mark, number=int(numbered["number"]), end=numbered.end())
    found = date_at(text, pos, published=published) if mark.day is None else None
    if found and found.value:
        return replace(mark, day=found.value, end=found.end)
    clock = _clock().match(text, pos) if mark.minute is None else None
    if clock and (at := _minute(clock)) is not None:
        return replace(mark, minute=at, end=clock.end())
    return None


def _closed(text: str, mark: Mark, strong: bool) -> Mark | None:
    """The mark, where what follows it shows that it is one."""
    after = _after().match(text, mark.end)
    pos = after.end() if after else mark.end
    if END.match(text, pos):
        return replace(mark, end=pos, alone=True)
    if dash := DASH.match(text, pos):
        return replace(mark, end=dash.end())
    if strong and CAPITAL.match(text, pos):
        return replace(mark, end=pos)
    return None


def _minute(clock: re.Match[str]) -> int | None:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock["half"] or clock["half2"] or "").lower().replace(".", "")
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(load("long.yaml")["clock"], re.I)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(load("long.yaml")["day"], re.I)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(load("long.yaml")["label"], re.I)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(load("long.yaml")["after"], re.I)
