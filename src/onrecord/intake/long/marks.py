"""The time, date or day that begins an item of a long page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.intake.dates import date_at
from onrecord.intake.lists import load

GLUE = re.compile(r"[\s,|/·•()–—:-]*")
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
    day, minute, number, strong = None, None, None, False
    pos = start
    label = _label().match(text, pos)
    pos = label.end() if label else pos
    for _ in range(3):  # a date, a time and the number of a day, in any order
        found_day = date_at(text, pos, published=published) if day is None else None
        clock = _clock().match(text, pos) if minute is None else None
        numbered = _number().match(text, pos) if number is None else None
        if numbered:
            number, pos = int(numbered["number"]), numbered.end()
        elif found_day and found_day.value:
            day, pos = found_day.value, found_day.end
        elif clock and (at := _minute(clock)) is not None:
            minute, pos = at, clock.end()
            strong = True
        else:
            break
        glue = GLUE.match(text, pos)
        if glue and "\n" not in glue.group() and glue.end() > pos:
            after = glue.end()
            if _begins_mark(text, after, published, (day, minute, number)):
                pos = after
    if pos == start or (day is None and minute is None and number is None):
        return None
    return _closed(text, start, pos, strong, (minute, day, number))


def _begins_mark(
    text: str, at: int, published: date | None, have: tuple[object, object, object]
) -> bool:
    day, minute, number = have
    found = date_at(text, at, published=published) if day is None else None
    return bool(
        (found and found.value)
        or (minute is None and _clock().match(text, at))
        or (number is None and _number().match(text, at))
    )


def _closed(
    text: str, start: int, pos: int, strong: bool, have: tuple[int | None, date | None, int | None]
) -> Mark | None:
    """The mark, where what follows it shows that it is one."""
    minute, day, number = have
    zone_end = _after().match(text, pos)
    pos = zone_end.end() if zone_end else pos
    if END.match(text, pos):
        return Mark(start, pos, minute, day, number, alone=True)
    if dash := DASH.match(text, pos):
        return Mark(start, dash.end(), minute, day, number)
    if strong and re.compile(r"[^\S\n]+[\"“‘']?[A-Z]").match(text, pos):
        return Mark(start, pos, minute, day, number)
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
