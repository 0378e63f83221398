"""What frames a moment: since, until, by, before, after; ranges; what recurs."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.time_dates import At
from onrecord.reading.time_line import Found, Line
from onrecord.reading.time_moments import moment_at
from onrecord.reading.time_spans import span_at
from onrecord.reading.time_values import Moment, TimeKind

_RELATIONS: dict[str, tuple[TimeKind, str]] = {
    "since": ("since", "since"),
    "until": ("until", "until"),
    "till": ("until", "until"),
    "through": ("until", "until"),
    "by": ("deadline", "by"),
    "before": ("until", "before"),
    "after": ("since", "after"),
    "post": ("since", "after"),
    "pre": ("until", "before"),
}
_REACH = 12  # tokens after "since" within which the date of what began is looked for


def frame_at(line: Line, i: int) -> Found | None:
    """The frame that starts at token `i`."""
    return _range(line, i) or _framed(line, i) or _since_event(line, i) or _recurring(line, i)


def _framed(line: Line, i: int) -> Found | None:
    """A relation with its moment: "since March 2011", "by the end of the month"."""
    known = _RELATIONS.get(line.word(i))
    glued = line.word(i) not in ("post", "pre") or line.gap(i + 1) == "-"
    if known is None or not line.linked(i + 1) or not glued:
        return None
    j = i + 2 if line.next_is(i + 1, "at", "as", "least", "late", "about") else i + 1
    at = moment_at(line, i + 1) or moment_at(line, j)
    if at is None or (at[0].kind == "weekday" and line.next_is(at[1], "prayers", "prayer")):
        return None
    moment, last = at
    if line.possessive(last - 1) or _plural_day(line, last - 1):
        return None  # "by last night's fighting", "after Saturdays strikes": at that time
    if moment.part and line.word(i + 1) == moment.part:
        return Found(i, last, "weekday" if moment.weekday else "relative", "at", moment)
    kind, relation = known
    if relation == "by" and moment.fraction == "end":
        moment = replace(moment, fraction="final")
    return Found(i, last, kind, relation, moment)


def _plural_day(line: Line, i: int) -> bool:
    """A weekday with an s, as texts without apostrophes write its possessive."""
    return line.word(i) in line.calendar.weekdays and line.word(i).endswith("days")


def _since_event(line: Line, i: int) -> Found | None:
    """Since an event, from its date where one is told: "since the uprising began in March 2011"."""
    if line.word(i) != "since":
        return None
    event = False
    last = i + 1
    for j in range(i + 1, min(i + _REACH, len(line.tokens))):
        if not line.linked(j):
            break
        ago = span_at(line, j) if line.word(j) not in line.calendar.months else None
        if ago and ago.relation == "ago":
            return ago._replace(first=i, kind="since", relation="since")
        at = moment_at(line, j) if line.word(j - 1) in ("in", "on", "of", "the") else None
        if at and at[0].kind in ("date", "month", "year", "weekday"):
            return Found(i, at[1], "since", "since", at[0])
        if line.word(j) in line.calendar.events or line.word(j) in line.calendar.event_verbs:
            event, last = True, j + 1
    return Found(i, last, "since", "since") if event and last <= i + 8 else None


def _range(line: Line, i: int) -> Found | None:
    """Two moments or two days: "from Monday to Wednesday", "between 3 and 5 June", "June 3-5"."""
    lead = line.word(i) in ("from", "between")
    start = i + 1 if lead else i
    if lead and not line.linked(start):
        return None
    both = line.word(i) == "between"
    return _two_moments(line, i, start, both) or _two_days(line, i, start, both)


def _two_moments(line: Line, i: int, start: int, both: bool) -> Found | None:
    dashed = line.gap(start + 1) in ("-", "–") and line.gap(start) not in ("-", "/", "$")
    at = moment_at(line, start) or (_bare_year(line, start) if start > i or dashed else None)
    if at is None:
        return None
    moment, j = at
    k = _after_link(line, j, both)
    if k is None:
        return None
    if moment.kind == "date" and (day := _bare_day(line, k)) and not moment_at(line, k):
        return Found(i, k + 1, "range", "range", moment, replace(moment, day=day))
    until = moment_at(line, k) or (_bare_year(line, k) if moment.kind == "year" else None)
    if until is None or not _same_grain(moment, until[0]):
        return None
    return Found(i, until[1], "range", "range", moment, until[0])


def _two_days(line: Line, i: int, start: int, both: bool) -> Found | None:
    """Days before one month: "3 and 5 June", "3-5 June"."""
    day = line.digits(start, 1, 31)
    k = _after_link(line, start + 1, both) if day else None
    until = moment_at(line, k) if k else None
    if (
        day is None
        or until is None
        or until[0].kind != "date"
        or line.digits(k or 0, 1, 31) is None
    ):
        return None
    return Found(i, until[1], "range", "range", replace(until[0], day=day), until[0])


def _after_link(line: Line, j: int, both: bool) -> int | None:
    """The token after the words that join a range at token `j`."""
    words = ("to", "through", "until", "till", *(("and",) if both else ()))
    if line.next_is(j, *words) and line.linked(j + 1):
        return j + 1
    dash = line.gap(j).strip() in ("-", "–", "—") and "\n" not in line.gap(j)
    close = line.gap(j) in ("-", "–") or line.digits(j, 0, 9999) is not None
    return j if dash and close else None


def _bare_year(line: Line, i: int) -> At | None:
    year = line.digits(i, 1900, 2099)
    return (Moment("year", year=year), i + 1) if year and len(line.word(i)) == 4 else None


def _bare_day(line: Line, i: int) -> int | None:
    """A day after a date: "June 3-5"; not a count ("from June 3 to 12 people")."""
    counted = line.word(i + 1) in line.table.contexts["counted"] and line.linked(i + 1)
    return None if counted or line.gap(i + 1) == "" else line.digits(i, 1, 31)


def _same_grain(first: Moment, second: Moment) -> bool:
    days = ("date", "weekday", "unit")
    if first.kind in days and second.kind in days:
        return True
    return first.kind == second.kind or {first.kind, second.kind} <= {"month", "year", "date"}


def _recurring(line: Line, i: int) -> Found | None:
    """What recurs: "every day", "each Friday", "on Fridays"."""
    j = i + 1
    if line.word(i) in line.calendar.recurring and line.linked(j):
        unit = line.unit(j)
        if unit:
            return Found(i, j + 1, "recurring", "every", amount=1, unit=unit.name)
        if line.word(j) in line.calendar.weekdays:
            return Found(i, j + 1, "recurring", "every", amount=1, unit="week")
    if line.word(i) == "on" and _plural_day(line, j) and line.linked(j):
        return Found(i, j + 1, "recurring", "every", amount=1, unit="week")
    return None
