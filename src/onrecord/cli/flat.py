"""Claims as rows of a spreadsheet: flat columns, many values in one cell, no formulas."""

from __future__ import annotations

from typing import Any

from onrecord.commands import phrases
from onrecord.records import Claim, Figure, Report

BETWEEN = "; "
MEASURES = ("killed", "wounded")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what spreadsheets take for a formula's start
Cell = str | int | float | None


def flat(claim: Claim, report: Report) -> dict[str, Cell]:
    """Make one row of a claim: its columns in the order in which they are written.

    Names and words of text that begin like a formula are kept from being one.
    """
    row = _report(report) | _saying(claim, report) | _event(claim) | _figures(claim)
    quote = [e.words for e in claim.evidence]
    row |= {
        "quote": BETWEEN.join(q.text for q in quote),
        "quote_start": quote[0].start if quote else None,
        "quote_end": quote[0].end if quote else None,
        "engine": f"{claim.engine.name} {claim.engine.version}",
    }
    return {name: safe(value) for name, value in row.items()}


def safe(value: Cell) -> Cell:
    """Keep a text from being run as a formula by a spreadsheet.

    Source: OWASP, CSV injection. Numbers stay numbers.

    >>> safe("=1+1"), safe(-3.5), safe("Qusayr")
    ("'=1+1", -3.5, 'Qusayr')
    """
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value


def _report(report: Report) -> dict[str, Cell]:
    return {
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": str(report.published) if report.published else None,
        "url": report.url,
    }


def _saying(claim: Claim, report: Report) -> dict[str, Cell]:
    who = claim.claimant
    return {
        "claim": claim.id,
        "speaker": (who.name or who.words.text) if who else None,
        "speaker_words": who.words.text if who else None,
        "speaker_id": who.actor if who else None,
        "speaker_kind": who.kind if who else None,
        "chain": phrases.speaker(claim, report),
        "stance": claim.stance,
        "modality": claim.modality,
    }


def _event(claim: Claim) -> dict[str, Cell]:
    event = claim.event
    place = event.places[0] if event and event.places else None
    period = event.period if event else None
    plain = ("mention", "type", "negated", "realised", "background")
    place_of = ("name", "id", "country", "latitude", "longitude", "precision", "unresolved")
    period_of = ("start", "end", "precision", "inferred")
    return (
        {name: _cell(getattr(event, name, None)) for name in plain}
        | {"trigger": event.trigger.text if event else None}
        | {name: _names(getattr(event, name, ())) for name in ("actors", "targets")}
        | {"instrument": event.instrument.words.text if event and event.instrument else None}
        | {"places": BETWEEN.join(phrases.place(p) for p in event.places) if event else None}
        | {f"place_{name}": _cell(getattr(place, name, None)) for name in place_of}
        | {f"period_{name}": _cell(getattr(period, name, None)) for name in period_of}
    )


def _figures(claim: Claim) -> dict[str, Cell]:
    row: dict[str, Cell] = {"figures": BETWEEN.join(phrases.figure(f) for f in claim.figures)}
    tolls = [f for f in claim.figures if f.scope == "incident" and not f.part_of]
    for measure in MEASURES:  # a running toll, or a part of a toll, is in `figures` only
        first: Figure | None = next((f for f in tolls if f.measure == measure), None)
        row |= {f"{measure}_{b}": getattr(first, b, None) for b in ("low", "best", "high")}
    return row


def _names(participants: Any) -> str:
    return BETWEEN.join(p.name or p.words.text for p in participants)


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if value is None or isinstance(value, int | float) else str(value)
