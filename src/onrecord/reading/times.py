"""The expressions of time of a text: when, since when, until when, for how long."""

from __future__ import annotations

from functools import cache

from onrecord.names.calendar import load_calendar
from onrecord.ontology.bounds import load_quantities
from onrecord.reading.number_tokens import tokens_of
from onrecord.reading.time_frames import frame_at
from onrecord.reading.time_line import Found, Line, bare_words
from onrecord.reading.time_moments import moment_at
from onrecord.reading.time_spans import span_at
from onrecord.reading.time_values import Moment, TimeKind, TimeMention

__all__ = ["Moment", "TimeKind", "TimeMention", "find_times"]

_NEAR = 7  # tokens from the first word of an expression to its first word of time


def find_times(text: str, start: int = 0, end: int | None = None) -> list[TimeMention]:
    """Every expression of time in `text[start:end]`, in order; offsets into `text`.

    The words of a mention are the expression without "on", "in", "at", "for" before it, but with
    "since", "until", "by" and "within", which change what it says. The longest reading wins.
    `onrecord.grounding.periods.settle_time` gives a mention its days.

    >>> [m.text for m in find_times("Two weeks of fighting ended overnight on Wednesday.")]
    ['Two weeks', 'overnight on Wednesday']
    """
    calendar, table = load_calendar(), load_quantities()
    tokens = tokens_of(text, start, end)
    line = Line(text, tokens, bare_words(tokens), calendar, table)
    mentions: list[TimeMention] = []
    last = 0
    for i in _candidates(line):
        found = _longest(line, i) if i >= last else None
        if found:
            mentions.append(_mention(text, line, found))
            last = found.last
    return mentions


def _candidates(line: Line) -> list[int]:
    """The tokens where an expression may start: near before a word that only times have."""
    starters, anchors = _starters(), _anchors()
    found: list[int] = []
    anchor = len(line.bare) + _NEAR
    for i in range(len(line.bare) - 1, -1, -1):
        word = line.bare[i]
        if word in anchors or word[-4:-2] in ("19", "20"):
            anchor = i
        near = anchor - i < _NEAR or word == "since"
        if near and (word in starters or word[0].isdecimal()):
            found.append(i)
    return found[::-1]


def _longest(line: Line, i: int) -> Found | None:
    """The longest expression at token `i`; of equals the first reading."""
    readings = [_phrase(line, i), frame_at(line, i), span_at(line, i), _moment(line, i)]
    found = [f for f in (*readings, _part_of_day(line, i)) if f]
    return max(found, key=lambda f: f.last) if found else None


def _phrase(line: Line, i: int) -> Found | None:
    last, meaning = line.phrase(i, line.calendar.phrases)
    if meaning is None or line.word(last) in line.calendar.not_after.get(line.word(last - 1), ()):
        return None
    kind: TimeKind = meaning.kind  # type: ignore[assignment]  # the calendar's file names kinds
    return Found(i, last, kind, meaning.relation, amount=meaning.amount, unit=meaning.unit)


def _moment(line: Line, i: int) -> Found | None:
    at = moment_at(line, i)
    if at is None:
        return None
    moment, last = at
    kind: TimeKind = "relative" if moment.kind == "unit" else moment.kind
    return Found(i, last, kind, "at", moment)


def _part_of_day(line: Line, i: int) -> Found | None:
    """A part of the day alone, after a preposition: "at dawn", "in the early morning"."""
    j = i
    while line.word(j) in ("the", "early", "late") and j < i + 3:
        j += 1
    before = line.word(i - 1) if line.linked(i) else ""
    if line.word(j) not in line.calendar.parts_of_day or before not in (
        "at",
        "in",
        "during",
        "before",
    ):
        return None
    return Found(i, j + 1, "part_of_day", "at")


def _mention(text: str, line: Line, found: Found) -> TimeMention:
    start, end = line.tokens[found.first].start, line.tokens[found.last - 1].end
    possessive = line.tokens[found.last - 1].word.endswith(("'s", "’s"))
    end = end - 2 if possessive else end
    said = (found.kind, found.relation, found.moment, found.until, found.amount, found.unit)
    return TimeMention(start, end, text[start:end], *said)


@cache
def _anchors() -> frozenset[str]:
    """Words that stand in every expression of time, years apart."""
    calendar = load_calendar()
    names = {*calendar.months, *calendar.weekdays, *calendar.weekdays_short, *calendar.seasons}
    units = {*calendar.units, *calendar.day_shifts, *calendar.parts_of_day, "weekend"}
    return frozenset(names | units | {p[-1] for p in calendar.phrases})


@cache
def _starters() -> frozenset[str]:
    """Every word that an expression of time may begin with, numbers in digits apart."""
    calendar, table = load_calendar(), load_quantities()
    phrases = {p[0] for p in (*calendar.phrases, *calendar.fraction_words, *table.vague)}
    numbers = {*table.numbers, *table.scales, *table.dozens}
    own = "a an half the its their recent following since until till through by before after post"
    more = {*own.split(), "pre", "from", "between", "on", *calendar.shifts, *calendar.recurring}
    return frozenset(phrases | numbers | more | _anchors())
