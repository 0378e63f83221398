"""Which events MUC-4 wants a template of: its rule of relevance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from onrecord.evaluation.incident import value_of
from onrecord.evaluation.muc_table import events_of, table, words_of
from onrecord.records import Claim, Event, Report


def is_relevant(report: Report, group: Sequence[Claim]) -> bool:
    """The task's rule: in its countries, not war between armies, not history, with particulars."""
    events = events_of(group)
    if all(c.stance == "denied" for c in group) or all(_is_consequence(e) for e in events):
        return False
    places = {p.country for e in events for p in e.places if p.country}
    abroad = bool(places) and not places & set(table()["countries"])
    general = not _particulars(group) or _whole_war(group) or _hits_nobody(group)
    return not (abroad or general or _is_war(group) or _is_history(report, events))


def _is_war(group: Sequence[Claim]) -> bool:
    """Whether all who are hit fight, as far as is known; a battle that hits nobody is war too."""
    events = events_of(group)
    kinds = {t.kind for e in events for t in e.targets if t.kind}
    kinds |= {f.of.kind for c in group for f in c.figures if f.of and f.of.kind}
    if kinds:
        return kinds <= set(table()["fighters"])
    nobody = not any(e.targets for e in events)
    return nobody and all(e.type == "battle" for e in events)


def _particulars(group: Sequence[Claim]) -> bool:
    """Whether a target, a number or a place finer than a country is told."""
    events = events_of(group)
    return (
        any(c.figures for c in group)
        or any(e.targets for e in events)
        or any(p.precision != "country" for e in events for p in e.places)
    )


def _hits_nobody(group: Sequence[Claim]) -> bool:
    """Whether all victims are unknown words, neither named nor of a kind ("all privileges")."""
    victims = [t for e in events_of(group) for t in e.targets if t.role == "victim"]
    known = any(t.kind or t.name for t in victims) or any(c.figures for c in group)
    return bool(victims) and not known


def _whole_war(group: Sequence[Claim]) -> bool:
    """Whether every number told is that of a war ("70,000 deaths"), without a place in it."""
    numbers = [value_of(f) or 0 for c in group for f in c.figures]
    placed = any(p.precision != "country" for e in events_of(group) for p in e.places)
    return bool(numbers) and min(numbers) >= table()["war_toll"] and not placed


def _is_consequence(event: Event) -> bool:
    """Destruction that nobody is said to do, without fire or blast, belongs to another event."""
    own = any(re.search(table()[name], words_of(event)) for name in ("blast", "fire"))
    return event.type == "destruction" and not event.actors and not own


def _is_history(report: Report, events: Sequence[Event]) -> bool:
    if report.published is None:
        return False
    oldest = report.published - timedelta(days=table()["oldest_days"])
    ends = [e.period.end for e in events if e.period and e.period.end]
    return bool(ends) and max(ends) < oldest
