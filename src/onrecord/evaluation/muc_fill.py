"""Templates of MUC-4 from claims, as the task of 1992 had them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.evaluation.muc_key import Fill, Template, plain
from onrecord.evaluation.muc_relevance import is_relevant
from onrecord.evaluation.muc_table import events_of, table, words_of
from onrecord.evaluation.muc_victims import victim_fills
from onrecord.records import Claim, Participant, Report

DOERS = ("lead", "joint", "ordered")
TOLD = ("actual", "ongoing", "threatened")


def templates_of(report: Report, claims: Sequence[Claim]) -> list[Template]:
    """One template for each relevant event that the claims of a report tell."""
    mentions: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.event and claim.modality in TOLD and not claim.event.negated:
            mentions.setdefault(claim.event.mention, []).append(claim)
    home = _country(report, claims)
    wanted = (g for g in mentions.values() if _type(g) and is_relevant(report, g))
    return [_template(group, home) for group in wanted]


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


def _template(group: Sequence[Claim], home: str) -> Template:
    perpetrators, confidences = _perpetrators(group)
    victims, effects = victim_fills(group)
    fills = {
        "type": (Fill((_type(group) or "",)),),
        "date": _date(group),
        "place": _place(group, home),
        "perpetrator": perpetrators,
        "confidence": confidences,
        "victims": victims,
        "effect": effects,
    }
    return Template(fills)


def _type(group: Sequence[Claim]) -> str | None:
    rules = table()
    for event in events_of(group):
        words = words_of(event)
        its = rules["types"].get(event.type)
        if its == "ATTACK" and re.search(rules["blast"], words):
            return "BOMBING"
        if its == "ATTACK" and re.search(rules["fire"], words):
            return "ARSON"
        if its:
            return str(its)
    return None


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
    """The first place finer than a country, with its country; else the country alone.

    A place that the gazetteer does not know, and an event without a place, lie in `home`.
    """
    countries = table()["countries"]
    places = [
        p
        for e in events_of(group)
        for p in e.places
        if p.relation in ("in", "near", "between") and (not p.country or p.country in countries)
    ]
    places.sort(key=lambda p: (p.precision in ("country", "region"), bool(p.unresolved)))
    if not places:
        return (Fill((home,)),) if home else ()
    first = places[0]
    country = countries.get(first.country or "", home)
    names = [] if first.precision == "country" else [first.words.text, first.name or ""]
    return (Fill((country,), tuple(n for n in names if n)),)


def _perpetrators(group: Sequence[Claim]) -> tuple[tuple[Fill, ...], tuple[Fill, ...]]:
    """Organisations that did it, each once, and how sure each is."""
    seen: set[str] = set()
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
            who.append(Fill((), strings))
            sure.append(Fill((_confidence(claim, actor),), strings))
    return tuple(who), tuple(sure)


def _confidence(claim: Claim, actor: Participant) -> str:
    """How sure: claimed by the doer himself, accused by authorities or others, or told as fact."""
    rules, speaker = table(), claim.claimant
    blame = actor.blame or "stated"
    official = speaker is not None and speaker.kind in rules["authorities"]
    own = speaker is not None and speaker.actor is not None and speaker.actor == actor.actor
    if blame == "claimed" and claim.stance != "admitted" and not own:
        blame = "accused" if official else "stated"
    level = str(rules["confidence"][blame])
    return f"{level} BY AUTHORITIES" if official and "ACCUSED" in level else level


def _is_body(actor: Participant) -> bool:
    """Whether an organisation is named: not a side ("the rebels"), which has no name."""
    if actor.actor:
        return not actor.actor.endswith(tuple(table()["sides"]))
    return bool(re.search(table()["organisations"], actor.words.text.lower()))
