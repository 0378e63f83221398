"""Lengths of time: "two weeks ago", "the past 24 hours", "a two-week siege", "the third day"."""

from __future__ import annotations

from onrecord.names.calendar import Unit
from onrecord.reading.number_words import core_at
from onrecord.reading.time_line import Found, Line
from onrecord.reading.time_moments import moment_at
from onrecord.reading.time_values import TimeKind

_AFTER: dict[tuple[str, ...], tuple[TimeKind, str]] = {
    ("ago",): ("relative", "ago"),
    ("later",): ("anaphoric", "later"),
    ("after",): ("anaphoric", "later"),
    ("afterwards",): ("anaphoric", "later"),
    ("afterward",): ("anaphoric", "later"),
    ("earlier",): ("anaphoric", "earlier"),
    ("before",): ("anaphoric", "earlier"),
    ("prior", "to"): ("anaphoric", "earlier"),
    ("previously",): ("anaphoric", "earlier"),
}
_PAST = ("last", "past", "previous", "recent")
_COMING = ("coming", "next", "following")
_COUNTED_BY = ("for", "into", "entered", "enters", "entering")


def span_at(line: Line, i: int) -> Found | None:
    """The length of time that starts at token `i`."""
    return _past_or_coming(line, i) or _length(line, i) or _nth(line, i)


def _past_or_coming(line: Line, i: int) -> Found | None:
    """The last, the past, the coming, the next N units; recent days."""
    j = i + 1 if line.word(i) == "the" else i
    word = line.word(j)
    if word not in _PAST + _COMING or (j > i and not line.linked(j)):
        return None
    if word == "following" and j == i:
        return None
    amount, k, counted = _amount(line, j + 1)
    unit = line.unit(k) if line.linked(k) else None
    if unit is None or line.word(k - 1) == "second":
        return None
    plural = line.word(k).endswith("s") and line.word(k) != unit.name
    if (
        not counted
        and not plural
        and (word in ("recent", "following") or (j == i and word != "past"))
    ):
        return None  # "last week" is a moment; "the last week" a length
    if not counted and word in ("last", "next") and line.next_is(k + 1, "of"):
        return None
    amount = amount if counted else (None if plural else 1)
    relation = "past" if word in _PAST else "coming"
    other = line.unit(k + 2) if amount is None and line.next_is(k + 1, "or", "and", "to") else None
    if other is not None and line.linked(k + 1) and line.linked(k + 2):
        return Found(i, k + 3, "relative", relation, unit=other.name)  # "coming hours or days"
    return Found(i, k + 1, "relative", relation, amount=amount, unit=unit.name)


def _length(line: Line, i: int) -> Found | None:
    """N units with what follows: ago, later, before; "of fighting"; "-long"."""
    amount, j, counted = _amount(line, i)
    unit = line.unit(j)
    if unit is None or not (j == i or line.linked(j) or line.gap(j) == " - "):
        return None
    if j == i and line.word(j) == unit.name:
        return _unit_long(line, i, unit)
    article = line.word(i) in ("a", "an") and j == i + 1
    last, after = line.phrase(j + 1, _AFTER) if line.linked(j + 1) else (j + 1, None)
    if after:
        if after[1] == "later" and line.word(last - 1) == "after" and _within(line, i):
            after = ("relative", "within")
        at = moment_at(line, last) if after[0] == "anaphoric" and line.linked(last) else None
        moment, last = at or (None, last)
        return Found(i, last, *after, moment=moment, amount=amount, unit=unit.name)
    if line.next_is(j + 1, "old") or (line.word(j + 1) == "old" and line.gap(j + 1) == " - "):
        known = line.word(j + 2) in line.calendar.events and line.linked(j + 2)
        return _duration(line, i, j + 2, amount, unit) if known else None
    if not _lasts(line, i, j, article, counted):
        return None
    last = j + 2 if line.next_is(j + 1, "long") else j + 1
    return _duration(line, i, last, amount, unit)


def _unit_long(line: Line, i: int, unit: Unit) -> Found | None:
    """A length said by its unit alone: "month-long siege"."""
    if line.next_is(i + 1, "long") and line.gap(i + 1) == "-":
        return _duration(line, i, i + 2, 1, unit)
    return None


def _lasts(line: Line, i: int, j: int, article: bool, counted: bool) -> bool:
    """Whether "N units" is a length here, no age, sentence or frequency."""
    if line.phrase(j + 1, line.calendar.not_durations)[1] and line.linked(j + 1):
        return False
    if line.digits(i, 100, 9999) and line.word(i)[0] in "012" and len(line.word(i)) == 4:
        return False  # "1700 hours"
    of = line.next_is(j + 1, "of", "long", "straight") or line.gap(j + 1) == "-"
    lead = line.word(i - 1) in ("for", "after", "within", "over", "in", "during", "than", "under")
    if not counted or article:
        return of or (lead and (line.word(i - 1) != "than" or _is_longer(line, i)))
    return True


def _is_longer(line: Line, i: int) -> bool:
    """Whether "more than" before a length is one of time: "for more than a year"."""
    return line.word(i - 2) in ("more", "less") and line.word(i - 3) in ("for", "after", "in")


def _within(line: Line, i: int) -> bool:
    return line.word(i - 1) == "within"


def _duration(line: Line, i: int, last: int, amount: int | None, unit: Unit) -> Found:
    """A length, or a term to come where "within" or "in" stands before it."""
    before = line.word(i - 1) if line.linked(i) else ""
    if before == "within":
        return Found(i - 1, last, "deadline", "within", amount=amount, unit=unit.name)
    inside = before == "in" and line.gap(last - 1) != "-"
    return Found(i, last, "duration", "in" if inside else "for", amount=amount, unit=unit.name)


def _nth(line: Line, i: int) -> Found | None:
    """A count of units up to now: "for the third day", "a second straight night"."""
    j = i + 1 if line.word(i) in ("the", "a", "its", "their") else i
    amount = line.calendar.ordinals.get(line.word(j)) or _ordinal_digits(line, j)
    if amount is None or j == i:
        return None
    k = j + (2 if line.gap(j + 1) == "" else 1)
    run = line.word(k) in line.calendar.consecutive
    k = k + 1 if run else k
    unit = line.unit(k) if line.linked(k) else None
    if run and line.word(k) in line.calendar.parts_of_day:
        unit = line.calendar.units["day"]
    counted = run or line.word(i - 1) in _COUNTED_BY
    counted = counted or (line.word(i) in ("its", "their") and line.word(i - 1) == "in")
    if unit is None or not counted or line.word(k).endswith("s"):
        return None
    return Found(i, k + 1, "duration", "nth", amount=amount, unit=unit.name)


def _ordinal_digits(line: Line, i: int) -> int | None:
    suffix = line.gap(i + 1) == "" and line.word(i + 1) in ("st", "nd", "rd", "th")
    return line.digits(i, 2, 999) if suffix else None


def _amount(line: Line, i: int) -> tuple[int | None, int, bool]:
    """How many units token `i` starts to tell, the token after, and whether it tells any.

    A vague number ("several", "a few") is null; "a" and "an" are 1.
    """
    core = core_at(line.tokens, i, line.table) if 0 <= i < len(line.tokens) else None
    if core is not None:
        whole = core.value is not None and core.value == int(core.value)
        return (int(core.value) if whole and core.value else None), core.last, True
    if line.word(i) == "few":
        return None, i + 1, True
    if line.word(i) in ("a", "an") and line.unit(i + 1):
        return 1, i + 1, True
    if line.word(i) == "a" and line.next_is(i + 1, "full", "whole", "single"):
        return 1, i + 2, True
    return None, i, False
