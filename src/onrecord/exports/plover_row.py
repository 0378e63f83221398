"""One claim as a record of PLOVER's event, mode and contexts, in POLECAT's columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.exports.countries import state_named
from onrecord.exports.plover_sides import sides_of
from onrecord.exports.tables import table
from onrecord.ontology.schemes import crosswalk, quad_of
from onrecord.ontology.types import event_types
from onrecord.records import Claim, Event, Figure, Place, Report

Row = dict[str, Any]


def row_of(report: Report, claim: Claim, version: str) -> Row | None:
    """The record of a claim; null where PLOVER has no event for it."""
    coded = coded_of(claim)
    if coded is None or claim.event is None:
        return None
    event, mode = coded
    told: Row = {
        "Event ID": claim.id,
        "Event Type": event,
        "Event Mode": mode,
        "Quad Code": quad_of(event),
        "Contexts": list(dict.fromkeys(_contexts(claim, claim.event))),
        "Event Text": " ".join(dict.fromkeys(e.words.text for e in claim.evidence)),
        "Version": f"onrecord {version}",
        **_told_by(report, claim),
        **_days(claim.event),
        **_place(claim.event),
        **sides_of(claim, event),
        **_tolls(claim),
    }
    data = table("plover.yaml")
    return {name: told.get(name) for name in (*data["columns"], *data["ours"])}


def coded_of(claim: Claim) -> tuple[str, str | None] | None:
    """PLOVER's event and mode of a claim: a threat or demand of an act is its event.

    The mode of a demand or threat is what is demanded or threatened; that of an assault follows
    the weapon.
    """
    event = claim.event
    if event is None:
        return None
    kind = event_types()[event.type]
    said = table("plover.yaml")["said"].get(claim.modality)
    if said and kind.plover_event.value not in (None, "THREATEN", "DEMAND"):
        modes = crosswalk()[f"plover_{said.lower()}"]
        return said, modes.get(event.type)
    if kind.plover_event.value is None:
        return None
    weapon = event.instrument.kind if event.instrument else None
    by_weapon = crosswalk()["plover_mode"].get(weapon or "")
    mode = kind.plover_mode.value
    if kind.plover_event.value == "ASSAULT" and mode in (None, "explosives", "heavy-weapons"):
        mode = by_weapon or mode
    return kind.plover_event.value, mode


def _contexts(claim: Claim, event: Event) -> Iterator[str]:
    names = table("plover.yaml")["contexts"]
    if claim.modality in names:
        yield names[claim.modality]
    if event.background:
        yield names["background"]
    if event.negated != (claim.stance == "denied"):
        yield names["negated"]
    if event.instrument and event.instrument.kind in names:
        yield names[event.instrument.kind]


def _told_by(report: Report, claim: Claim) -> Row:
    who = claim.claimant
    return {
        "Story ID": report.id,
        "Source": report.publisher,
        "Publication Date": report.published.isoformat() if report.published else None,
        "Language": report.language,
        "Headline": report.title,
        "Type": claim.event.type if claim.event else None,
        "Claimant": (who.name or who.words.text) if who else None,
        "Stance": claim.stance,
        "Modality": claim.modality,
    }


def _days(event: Event) -> Row:
    period = event.period
    if period is None or period.precision == "open":
        return {}
    start, end = (d.isoformat() if d else None for d in (period.start, period.end))
    return {"Event Date": start if start == end else None, "Date Start": start, "Date End": end}


def _place(event: Event) -> Row:
    place = next((p for p in event.places if p.relation in ("in", "near")), None)
    if place is None:
        return {}
    town = place.precision in ("point", "neighbourhood", "settlement")
    return {
        "Placename": place.name,
        "City": place.name if town else None,
        "District": place.name if place.precision == "admin2" else None,
        "Province": place.name if place.precision == "admin1" else None,
        "Country": state_named(place.country) or place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": _geonames(place),
        "Raw Placename": place.words.text,
        "Feature Type": place.precision,
    }


def _geonames(place: Place) -> str | None:
    id_ = place.id or ""
    return id_.removeprefix("geonames:") if id_.startswith("geonames:") else None


def _tolls(claim: Claim) -> Row:
    row: Row = {}
    for name, measure in (("Dead", "killed"), ("Injured", "wounded")):
        figure = next((f for f in claim.figures if _is_toll(f, measure)), None)
        if figure is not None:
            row |= {name: figure.best, f"{name} Low": figure.low, f"{name} High": figure.high}
    return row


def _is_toll(figure: Figure, measure: str) -> bool:
    single = figure.scope in ("incident", "update") and figure.part_of is None
    return figure.measure == measure and single and not figure.covers
