"""Parts of a claim in a few words, as a table shows them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.records import Claim, Claimant, Figure, Participant, Period, Place, Report

ARROW = " ← "  # nearest to the reader first
COARSE = {"week", "weeks", "season", "decade"}
WHOLE = {"month", "months", "year", "years", "season", "decade"}  # told in months or years
LONGEST = 420  # letters of a quotation that are shown
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"  # whatever the locale
FLAGS = {"attempted": "attempted", "prevented": "prevented"}
SCOPES = {"period": "running toll", "update": "total so far", "stock": "at a time"}


def speaker(claim: Claim, report: Report) -> str:
    """Who says it, as a chain from the report to the one whose word it is."""
    links = [report.publisher or "the report"]
    links += [_who(carrier) for carrier in claim.via]
    if claim.claimant:
        links.append(_who(claim.claimant))
    return ARROW.join(links)


def _who(claimant: Claimant) -> str:
    if claimant.kind == "unnamed":  # somebody is predicted, believed or said to
        return f"somebody (“{claimant.words.text}”)"
    name = claimant.name or claimant.words.text
    if claimant.voice:
        name += f", by {claimant.voice.name or claimant.voice.words.text}"
    return f"{name} ({claimant.kind.replace('_', ' ')})" if claimant.kind else name


def status(claim: Claim) -> str:
    """How sure: the stance, and the modality where it is no actual event.

    >>> from types import SimpleNamespace
    >>> status(SimpleNamespace(stance="denied", modality="planned"))
    'denied, planned'
    """
    return claim.stance if claim.modality == "actual" else f"{claim.stance}, {claim.modality}"


def what(claim: Claim) -> str:
    """The event's type, with what keeps it from being a plain event."""
    event = claim.event
    if event is None:
        return "no event"
    marks = [FLAGS.get(event.realised), "background" if event.background else None]
    marks.append("told again" if event.repeated else None)
    told = ", ".join(m for m in marks if m)
    name = ("no " if event.negated else "") + event.type.replace("_", " ")
    return f"{name} ({told})" if told else name


def roles(claim: Claim) -> str:
    """Who did it to whom, with how sure the doer is, and with what."""
    event = claim.event
    if event is None:
        return ""
    between = " – " if all(a.role == "opponent" for a in event.actors) else " + "
    doers = between.join(_participant(a) for a in event.actors)
    targets = ", ".join(_participant(t) for t in event.targets)
    line = f"{doers} → {targets}".strip() if targets else doers
    return f"{line} by {event.instrument.words.text}".strip() if event.instrument else line


def _participant(who: Participant) -> str:
    name = who.name or who.words.text
    sure = who.blame in (None, "stated")
    notes: list[str] = [] if who.role in ("lead", "victim", "opponent", "object") else [who.role]
    notes += [] if sure else [str(who.blame)]
    return f"{name} ({', '.join(notes)})" if notes else name


def figure(told: Figure) -> str:
    """Tell a figure with its measure, bounds, of whom, and over what it counts.

    A figure that is part of another, or adds to one, says so.
    """
    of = f" {told.of.words.text}" if told.of else ""
    line = f"{told.measure} {bounds(told)}{of}"
    notes = [n for n in (SCOPES.get(told.scope), "added" if told.additional else None) if n]
    notes += [f"of {told.part_of}"] if told.part_of else []
    notes += [days(told.period)] if told.period else []
    return f"{line} ({', '.join(notes)})" if notes else line


def bounds(told: Figure) -> str:
    """Tell the bounds of a figure: `>500`, `≤18`, `~40`, `10–15`, or its own words.

    Where the text gives no number ("dozens") its words come first.
    """
    low, best, high = told.low, told.best, told.high
    if low is None and best is None and high is None:
        return told.words.text
    if low is not None and low == high:
        line = _n(low)
    elif low is not None and high is not None:
        line = f"{_n(low)}–{_n(high)}"
    elif low is not None:
        line = f">{_n(low - 1)}" if told.stated == low - 1 else f"≥{_n(low)}"
    elif high is not None:
        line = f"≤{_n(high)}"
    else:
        line = f"~{_n(best or 0)}"
    return line if told.stated is not None else f"{told.words.text} ({line})"


def _n(number: int) -> str:
    return f"{number:,}"


def place(where: Place) -> str:
    """Tell a place with its relation and country, or why it is not resolved."""
    words = [] if where.relation == "in" else [where.relation.replace("_", " ")]
    words += [f"{where.extent} of"] if where.extent else []
    words.append(where.name or where.words.text)
    line = " ".join(words) + (f", {where.country}" if where.country else "")
    notes = [n for n in (where.unresolved, "inferred" if where.inferred else None) if n]
    notes += [f"±{where.radius_km:g} km"] if where.radius_km else []
    return f"{line} ({', '.join(notes)})" if notes else line


def period(when: Period) -> str:
    """Tell a period in days, with its precision where the days do not show that it is coarse."""
    notes: list[str] = [when.precision] if when.precision in COARSE else []
    notes += ["inferred"] if when.inferred else []
    return f"{days(when)} ({', '.join(notes)})" if notes else days(when)


def days(when: Period) -> str:
    """Tell the days of a period, in whole months or years where it counts in these.

    >>> days(Period(None, date(2011, 3, 1), date(2013, 6, 5), "months"))
    'Mar 2011 – 5 Jun 2013'
    """
    start, end = when.start, when.end
    if start and end:
        return _span(start, end, whole=when.precision in WHOLE)
    if start:
        return f"from {day(start)}"
    return f"by {day(end)}" if end else when.words.text if when.words else "time unknown"


def _span(start: date, end: date, *, whole: bool) -> str:
    if start == end:
        return day(start)
    ends = (end + timedelta(1)).day == 1
    whole = whole and (ends or (start.year, start.month) != (end.year, end.month))
    first = day(start)[2:] if whole and start.day == 1 else day(start)
    last = day(end)[3:] if whole and ends else day(end)
    if whole and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        first, last = str(start.year), str(end.year)
    if first == last:
        return first
    if first[-4:] == last[-4:] and " " in first:
        first = first[:-5]
    month = first.rpartition(" ")[2]
    if first[:1].isdigit() and last[:1].isdigit() and f" {month} " in last:
        return f"{first.partition(' ')[0]}–{last}"
    return f"{first} – {last}"


def day(when: date) -> str:
    """Tell a day.

    >>> day(date(2013, 6, 5))
    '5 Jun 2013'
    """
    return f"{when.day} {MONTHS.split()[when.month - 1]} {when.year}"


def short(words: str, longest: int = LONGEST) -> str:
    """Put words on one line, and cut long ones at a blank.

    >>> short("Rebels  left the town.", 12)
    'Rebels left …'
    """
    flat = re.sub(r"\s+", " ", words).strip()
    return flat if len(flat) <= longest else flat[:longest].rpartition(" ")[0] + " …"
