"""Templates of MUC-4 from claims, with the task's own rule of what is relevant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.evaluation.incident import value_of
from onrecord.evaluation.muc_key import Fill, Template, plain
from onrecord.records import Claim, Event, Participant, Report

DOERS = ("lead", "joint", "ordered")
TOLD = ("actual", "ongoing", "threatened")


def templates_of(report: Report, claims: Sequence[Claim]) -> list[Template]:
    """One template for each relevant event that the claims of a report tell."""
    mentions: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.event and claim.modality in TOLD and not claim.event.negated:
            mentions.setdefault(claim.event.mention, []).append(claim)
    return [_template(group) for group in mentions.values() if _relevant(report, group)]


def _relevant(report: Report, group: Sequence[Claim]) -> bool:
    """The task's rule: its types, not war between armies, not history, not without particulars."""
    events = _events(group)
    table = _table()
    if _type(group) is None or all(c.stance == "denied" for c in group):
        return False
    kinds = {t.kind for e in events for t in e.targets}
    kinds |= {f.of.kind for c in group for f in c.figures if f.of}
    war = kinds <= set(table["fighters"])
    if (war and kinds) or (not kinds and all(e.type == "battle" for e in events)):
        return False
    abroad = {p.country for e in events for p in e.places if p.country} - set(table["countries"])
    home = {p.country for e in events for p in e.places if p.country} & set(table["countries"])
    return not (abroad and not home) and not _history(report, events)


def _history(report: Report, events: Sequence[Event]) -> bool:
    if report.published is None:
        return False
    oldest = report.published - timedelta(days=_table()["oldest_days"])
    ends = [e.period.end for e in events if e.period and e.period.end]
    return bool(ends) and max(ends) < oldest


def _template(group: Sequence[Claim]) -> Template:
    perpetrators, confidences = _perpetrators(group)
    victims, effects = _victims(group)
    fills = {
        "type": (Fill((_type(group) or "",)),),
        "date": _date(group),
        "place": _place(group),
        "perpetrator": perpetrators,
        "confidence": confidences,
        "victims": victims,
        "effect": effects,
    }
    return Template(fills)


def _type(group: Sequence[Claim]) -> str | None:
    table = _table()
    for event in _events(group):
        tool = f" {event.instrument.words.text} {event.instrument.kind}" if event.instrument else ""
        words = (event.trigger.text + tool).lower()
        its = table["types"].get(event.type)
        if its == "ATTACK" and re.search(table["blast"], words):
            return "BOMBING"
        if its == "ATTACK" and re.search(table["fire"], words):
            return "ARSON"
        if its:
            return str(its)
    return None


def _date(group: Sequence[Claim]) -> tuple[Fill, ...]:
    """The period with the fewest days, written `start..end` with ISO dates."""
    periods = [e.period for e in _events(group) if e.period and e.period.end]
    if not periods:
        return ()
    best = min(
        periods, key=lambda p: (p.inferred, (p.end - p.start).days if p.start and p.end else 999)
    )
    return (Fill((f"{best.start or ''}..{best.end}",)),)


def _place(group: Sequence[Claim]) -> tuple[Fill, ...]:
    """The first place that is finer than a country, with its country; else the country."""
    places = [
        p for e in _events(group) for p in e.places if p.relation in ("in", "near", "between")
    ]
    places.sort(key=lambda p: p.precision in ("country", "region"))
    if not places:
        return ()
    first = places[0]
    country = _table()["countries"].get(first.country or "", "")
    names = [] if first.precision == "country" else [first.words.text, first.name or ""]
    return (Fill((str(country),), tuple(n for n in names if n)),)


def _perpetrators(group: Sequence[Claim]) -> tuple[tuple[Fill, ...], tuple[Fill, ...]]:
    """Organisations that did it, each once, and how sure each is."""
    table, seen = _table(), set()
    who: list[Fill] = []
    sure: list[Fill] = []
    for claim in group:
        for actor in claim.event.actors if claim.event else ():
            if actor.role not in DOERS or actor.blame == "denied" or not _is_body(actor):
                continue
            if (mark := actor.actor or plain(actor.words.text)) in seen:
                continue
            seen.add(mark)
            strings = tuple(s for s in (actor.words.text, actor.name) if s)
            level = table["confidence"][actor.blame or "stated"]
            speaker = claim.claimant.kind if claim.claimant else None
            by_whom = " BY AUTHORITIES" if speaker in table["authorities"] else ""
            who.append(Fill((), strings))
            sure.append(Fill((level + (by_whom if "ACCUSED" in level else ""),), strings))
    return tuple(who), tuple(sure)


def _is_body(actor: Participant) -> bool:
    words = actor.words.text.lower()
    return bool(actor.actor or re.search(_table()["organisations"], words))


def _victims(group: Sequence[Claim]) -> tuple[tuple[Fill, ...], tuple[Fill, ...]]:
    """People hit, each with a number where one is told and with what became of them."""
    numbers: dict[str, Fill] = {}
    effects: dict[str, Fill] = {}
    table = _table()["effects"]
    for claim in group:
        wholes = {f.part_of for f in claim.figures}
        for figure in claim.figures:
            effect = table.get(figure.measure)
            if figure.id in wholes or effect is None or figure.scope not in ("incident", "update"):
                continue
            words = figure.of.words.text if figure.of else figure.words.text
            number = value_of(figure)
            if number is not None:
                numbers.setdefault(plain(words), Fill((str(number),), (words,)))
            effects.setdefault(plain(words), Fill((effect,), (words,)))
        for target in claim.event.targets if claim.event else ():
            mark, words = plain(target.words.text), target.words.text
            if target.role != "victim" or any(mark in m or m in mark for m in effects):
                continue
            if target.name or not words.lower().endswith("s"):
                numbers.setdefault(mark, Fill(("1",), (words,)))
            effect = table.get(claim.event.type if claim.event else "")
            if effect:
                effects[mark] = Fill((effect,), (words,))
    return tuple(numbers.values()), tuple(effects.values())


def _events(group: Sequence[Claim]) -> list[Event]:
    return [c.event for c in group if c.event]


@cache
def _table() -> Any:
    text = files("onrecord.evaluation").joinpath("templates.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)
