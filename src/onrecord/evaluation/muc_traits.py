"""What is told of an event that speaks for or against a template of MUC-4."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.evaluation.incident import value_of
from onrecord.evaluation.muc_table import events_of, table, words_of
from onrecord.records import Claim, Event, Figure, FigureOf, Participant, Report

DOERS = ("lead", "joint", "ordered")
HURT = ("killed", "wounded", "casualties", "abducted", "missing")
HEAD = 600  # characters in which a text says what it is


def points_of(report: Report, group: Sequence[Claim], home: str) -> float:
    """The sum of the points of the traits that an event has."""
    told = {
        **_of_place_and_time(report, group),
        **_of_people(group),
        **_of_doers(group),
        **_of_telling(report, group),
        "home": bool(home),
    }
    return float(sum(table()["points"][trait] for trait, there in told.items() if there))


def _of_place_and_time(report: Report, group: Sequence[Claim]) -> dict[str, bool]:
    events = events_of(group)
    days = [e.period for e in events if e.period and not e.period.inferred]
    places = [p for e in events for p in e.places]
    countries = {p.country for p in places if p.country}
    fine = [p for p in places if p.precision not in ("country", "region")]
    return {
        "day": any(p.start and p.end and (p.end - p.start).days <= 1 for p in days),
        "placed": any(not p.inferred for p in fine),
        "abroad": bool(countries) and not countries & set(table()["countries"]),
        "ongoing": any(c.modality == "ongoing" for c in group),
        "threatened": any(c.modality == "threatened" for c in group),
    }


def _of_people(group: Sequence[Claim]) -> dict[str, bool]:
    people = [t for e in events_of(group) for t in e.targets if t.role in ("victim", "object")]
    figures = [f for c in group for f in c.figures if f.measure in HURT]
    counted = [f.of for f in figures if f.of]
    kinds = {t.kind for t in people} | {f.kind for f in counted}
    known = [_fights(t) for t in people if t.kind or t.name or _fights(t)]
    known += [_fights(f) for f in counted if f.kind or _fights(f)]
    return {
        "people": any(p.role == "victim" for p in people),
        "counted": bool(figures),
        "number": any(f.stated for f in figures),
        "named": any(p.name and p.kind in (None, "official", "commander") for p in people),
        "civilians": bool(kinds & set(table()["unarmed"])),
        "fighters": bool(known) and all(known),
        "war_toll": _is_of_a_war(group, figures),
    }


def _is_of_a_war(group: Sequence[Claim], figures: Sequence[Figure]) -> bool:
    """Whether every number told is that of a war ("70,000 deaths"), without a place in it."""
    numbers = [value_of(f) or 0 for f in figures]
    placed = any(p.precision != "country" for e in events_of(group) for p in e.places)
    return bool(numbers) and min(numbers) >= table()["war_toll"] and not placed


def _fights(whom: Participant | FigureOf) -> bool:
    """Whether those hit fight: by their kind, else by their words."""
    by_words = re.search(table()["fighting"], whom.words.text.lower())
    return whom.kind in table()["fighters"] or bool(by_words)


def _of_doers(group: Sequence[Claim]) -> dict[str, bool]:
    doers = [a for e in events_of(group) for a in e.actors if a.role in DOERS]
    kinds = {a.kind for a in doers}
    return {
        "doer": bool(doers),
        "body": any(a.actor for a in doers),
        "state": bool(kinds & set(table()["states"])),
        "crowd": "civilians" in kinds,
    }


def _of_telling(report: Report, group: Sequence[Claim]) -> dict[str, bool]:
    events, rules = events_of(group), table()
    types = {e.type for e in events}
    words = " ".join(c.evidence[0].words.text for c in group).lower()
    return {
        "main": any(e.mention == 1 for e in events),
        "often": len(group) >= rules["often"],
        "late": events[0].trigger.start * 2 > len(report.text),
        "blast": bool(types & {"bombing", "abduction"}),
        "killing": bool(types & {"killing", "massacre"}),
        "battle": "battle" in types,
        "harsh": bool(types & {"torture", "airstrike"}),
        "consequence": all(_is_consequence(e) for e in events),
        "vague": all(re.search(rules["vague"], e.trigger.text.lower()) for e in events),
        "plural": all(e.trigger.text.lower().endswith("s") for e in events),
        "accident": bool(re.search(rules["accident"], words)),
        "talk": bool(re.search(rules["talk"], report.text[:HEAD].lower())),
        "own_words": bool(re.search(rules["own_words"], words)),
    }


def _is_consequence(event: Event) -> bool:
    """Destruction that nobody is said to do, and that no word calls a deed, is another event's."""
    own = any(re.search(table()[name], words_of(event)) for name in ("blast", "fire", "deliberate"))
    return event.type == "destruction" and not event.actors and not own
