"""Templates of MUC-4 from claims, as the task of 1992 had them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.evaluation.muc_doers import Body, bodies_told, perpetrators
from onrecord.evaluation.muc_groups import groups_of
from onrecord.evaluation.muc_key import Fill, Template, plain
from onrecord.evaluation.muc_relevance import relevant
from onrecord.evaluation.muc_table import events_of, table, words_of
from onrecord.evaluation.muc_victims import victim_fills
from onrecord.records import Claim, Event, Place, Report

DEPTHS = {"admin2": 2, "admin1": 2, "area": 2, "region": 3, "country": 4}  # others are finer


def templates_of(report: Report, claims: Sequence[Claim]) -> list[Template]:
    """One template for each relevant event that the claims of a report tell."""
    home, main = _country(report, claims), bodies_told(claims)
    groups = [g for g in groups_of(claims) if _type(g)]
    return [_template(group, home, main, claims) for group in relevant(report, groups, home)]


def _country(report: Report, claims: Sequence[Claim]) -> str:
    """The country that a report means where it names none: the dateline's, else the most told."""
    rules, dateline = table(), (report.dateline or "").upper()
    bracketed = dateline.rpartition("(")[2].rstrip(")")  # "NO CITY (PERU)"
    if bracketed in rules["countries"].values():
        return bracketed
    if dateline in rules["capitals"]:
        return str(rules["capitals"][dateline])
    told = Counter(
        rules["countries"][p.country]
        for c in claims
        for p in (c.event.places if c.event else ())
        if p.country in rules["countries"]
    )
    return str(told.most_common(1)[0][0]) if told else ""


def _template(
    group: Sequence[Claim],
    home: str,
    main: Body | None = None,
    claims: Sequence[Claim] = (),
) -> Template:
    who, sure = perpetrators(group, main, claims)
    victims, effects = victim_fills(group, claims)
    fills = {
        "type": (Fill((_type(group) or "",)),),
        "date": _date(group),
        "place": _place(group, home),
        "perpetrator": who,
        "confidence": sure,
        "victims": victims,
        "effect": effects,
    }
    return Template(fills)


def _type(group: Sequence[Claim]) -> str | None:
    """The type of the first event that has one; an attack in which something blows up is more."""
    types = [t for t in map(_own_type, events_of(group)) if t]
    shot = any(e.type in table()["by_gun"] for e in events_of(group))
    if types and types[0] == "ATTACK" and "BOMBING" in types and not shot:
        return "BOMBING"
    return types[0] if types else None


def _own_type(event: Event) -> str | None:
    rules, words = table(), words_of(event)
    its = rules["types"].get(event.type)
    if its == "ATTACK" and re.search(rules["blast"], words):
        return "BOMBING"
    if its == "ATTACK" and re.search(rules["fire"], words):
        return "ARSON"
    return str(its) if its else None


def _date(group: Sequence[Claim]) -> tuple[Fill, ...]:
    """The period with the fewest days, written `start..end` with ISO dates."""
    periods = [e.period for e in events_of(group) if e.period and e.period.end]
    if not periods:
        return ()
    best = min(
        periods, key=lambda p: (p.inferred, (p.end - p.start).days if p.start and p.end else 999)
    )
    return (Fill((f"{best.start or ''}..{best.end}",)),)


def _place(group: Sequence[Claim], home: str) -> tuple[Fill, ...]:
    """The first of the deepest places, with its country; else the country alone.

    A place that the gazetteer does not know, and an event without a place, lie in `home`. Names
    of persons are no places.
    """
    countries, named = table()["countries"], _person_words(group)
    places = [
        p
        for e in events_of(group)
        for p in e.places
        if p.relation in ("in", "near", "between") and (not p.country or p.country in countries)
    ]
    places = [p for p in places if plain(p.words.text) not in named]
    places.sort(key=_depth)
    if not places:
        return (Fill((home,)),) if home else ()
    first = places[0]
    names = [] if first.precision == "country" else [first.words.text, first.name or ""]
    return (Fill((countries.get(first.country or "", home),), tuple(n for n in names if n)),)


def _depth(place: Place) -> tuple[bool, int]:
    """Known places before unknown ones, and the finer before the wider."""
    return (bool(place.unresolved), DEPTHS.get(place.precision or "", 1))


def _person_words(group: Sequence[Claim]) -> set[str]:
    """Words of the names of those who act and suffer, where they have more than one."""
    people = (t for e in events_of(group) for t in (*e.targets, *e.actors))
    names = (plain(p.name or p.words.text).split() for p in people if not p.actor)
    return {w for words in names if len(words) > 1 for w in words}
