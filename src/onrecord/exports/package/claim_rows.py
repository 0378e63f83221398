"""Reports and claims as rows of the tables of a package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.records import Claim, Claimant, Figure, Participant, Place, Report, Words

BETWEEN = "; "
Row = dict[str, Any]
SAME = ("url", "title", "publisher", "published", "updated", "language", "agency", "dateline")
COUNTED = ("measure", "stated", "qualifier", "low", "best", "high", "scope", "part_of")
PLACED = ("relation", "extent", "name", "id", "country", "latitude", "longitude", "precision")


def report_row(report: Report, claims: int) -> Row:
    """The row of a report."""
    return (
        {"id": report.id}
        | {name: getattr(report, name) for name in SAME}
        | {"text_sha256": report.text_sha256, "characters": len(report.text), "claims": claims}
    )


def rows_of(report: Report, claim: Claim) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a claim, each with the name of its table."""
    yield "claims", claim_row(report, claim)
    mine = {"report": report.id, "claim": claim.id}
    yield from (("figures", mine | _figure(f)) for f in claim.figures)
    for number, (figure, place) in enumerate(_places(claim), 1):
        yield "places", mine | {"number": number, "figure": figure} | _place(place)
    for part, number, who in _people(claim):
        yield "actors", mine | {"part": part, "number": number} | who
    for number, evidence in enumerate(claim.evidence, 1):
        told = {"number": number, "form": evidence.form} | _words(evidence.words)
        yield "quotes", mine | told


def claim_row(report: Report, claim: Claim) -> Row:
    """The row of a claim itself."""
    return (
        {"report": report.id, "id": claim.id, "stance": claim.stance, "modality": claim.modality}
        | _event(claim)
        | _speaker(claim)
        | {
            "engine": " ".join((claim.engine.name, claim.engine.version, claim.engine.settings)),
            "confidence": dict(claim.confidence).get("claim"),
            "quote": " … ".join(e.words.text for e in claim.evidence),
        }
    )


def _event(claim: Claim) -> Row:
    event = claim.event
    if event is None:
        return {}
    names = ("mention", "type", "negated", "realised", "background", "repeated")
    row = {name: getattr(event, name) for name in names}
    if event.instrument:
        row |= {"instrument": event.instrument.words.text}
        row |= {"instrument_kind": event.instrument.kind}
    if event.period:
        row |= {"start": event.period.start, "end": event.period.end}
        row |= {"date_precision": event.period.precision}
        row |= {"date_words": event.period.words.text if event.period.words else None}
    return row


def _speaker(claim: Claim) -> Row:
    who = claim.claimant
    return {
        "claimant": named(who) if who else None,
        "claimant_actor": who.actor if who else None,
        "claimant_kind": who.kind if who else None,
        "via": joined(named(carrier) for carrier in claim.via),
    }


def named(who: Claimant | Participant | Place) -> str:
    """The name of somebody or of a place, else the words."""
    return who.name or who.words.text


def joined(values: Iterator[str] | Sequence[str]) -> str | None:
    """Several values in one cell, each once."""
    return BETWEEN.join(dict.fromkeys(values)) or None


def _figure(figure: Figure) -> Row:
    of = figure.of
    row = {"id": figure.id, "additional": figure.additional} | _words(figure.words)
    row |= {name: getattr(figure, name) for name in COUNTED}
    if of:
        row |= {"of": of.words.text, "of_actor": of.actor, "of_kind": of.kind}
        row |= {"of_status": of.status, "of_group": of.group}
    return row


def _places(claim: Claim) -> Iterator[tuple[str | None, Place]]:
    yield from ((None, place) for place in (claim.event.places if claim.event else ()))
    yield from ((figure.id, figure.place) for figure in claim.figures if figure.place)


def _place(place: Place) -> Row:
    row = {name: getattr(place, name) for name in PLACED} | _words(place.words)
    more = ("radius_km", "inferred", "unresolved")
    return row | {name: getattr(place, name) for name in more}


def _people(claim: Claim) -> Iterator[tuple[str, int, Row]]:
    who = claim.claimant
    if who:
        yield "claimant", 1, _person(who)
        if who.voice:
            yield "voice", 1, _words(who.voice.words) | {"name": who.voice.name}
    for number, carrier in enumerate(claim.via, 1):
        yield "via", number, _person(carrier)
    if claim.event:
        for part in ("actors", "targets"):
            for number, one in enumerate(getattr(claim.event, part), 1):
                yield part, number, _person(one) | {"role": one.role, "blame": one.blame}


def _person(who: Claimant | Participant) -> Row:
    return _words(who.words) | {"name": who.name, "actor": who.actor, "kind": who.kind}


def _words(words: Words) -> Row:
    return {"words": words.text, "from": words.start, "to": words.end}
