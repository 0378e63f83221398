"""`propose`: what words of a report may mean for a field of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.records import Claim, Report

MOST = 6  # places or actors that are offered


@dataclass(frozen=True, slots=True)
class Proposal:
    """One value that words may stand for: what it is in words, and as a claim publishes it."""

    told: str
    value: dict[str, Any]


def propose(report: Report, claim: Claim, field: str, start: int, end: int) -> list[Proposal]:
    """List what words of a report may mean for a field of a claim, the likeliest first.

    Raises:
        SettingsError: these are no words of the report, or the field is not told in words.
    """
    words = _words(report, start, end)
    if field.startswith("event.places."):
        return _places(words, claim)
    if field.startswith(("event.actors.", "event.targets.")):
        role = "lead" if field.startswith("event.actors") else "victim"
        return _actors(words, {"role": role, "blame": None})
    if field == "claimant":
        more = {"named": True, "voice": None, "number": None, "said": None}
        return _actors(words, more)
    if field.startswith("figures."):
        from onrecord.commands.proposing_figures import figures_in

        return [Proposal(t, v) for t, v in figures_in(report.text, start, end, claim, field)]
    raise SettingsError(f"{field} is not told in words", "choose another field")


def _words(report: Report, start: int, end: int) -> dict[str, Any]:
    if not 0 <= start < end <= len(report.text):
        raise SettingsError("these are no words of the report", "choose words of the text")
    return {"text": report.text[start:end], "span": [start, end]}


def _places(words: dict[str, Any], claim: Claim) -> list[Proposal]:
    from onrecord.commands.names import gazetteer_lookup

    empty: dict[str, Any] = {"relation": "in", "extent": None, "radius_km": None, "inferred": False}
    empty |= {"candidates": [], "why": "chosen by a reviewer"}
    found = gazetteer_lookup(words["text"]).entries
    held = claim.event.places if claim.event else ()
    home = {p.country for p in held if p.country}
    best = sorted(found, key=lambda e: e.country not in home)[:MOST]
    made = [
        Proposal(
            f"{e.name}, {e.country or 'no country'} ({e.kind})",
            words
            | {"name": e.name, "id": e.id, "country": e.country, "latitude": e.latitude}
            | {"longitude": e.longitude, "precision": e.kind, "unresolved": None}
            | empty,
        )
        for e in best
    ]
    names = ("name", "id", "country", "latitude", "longitude", "precision")
    bare = words | dict.fromkeys(names) | {"unresolved": "a reviewer gave words alone"} | empty
    return [*made, Proposal("the words alone: no place of the gazetteer", bare)]


def _actors(words: dict[str, Any], more: dict[str, Any]) -> list[Proposal]:
    from onrecord.commands.names import actors

    matches = [m for m in actors(words["text"]) if m.id][:MOST]
    made = [
        Proposal(
            f"{m.name} ({m.why})", words | {"name": m.name, "actor": m.id, "kind": m.kind} | more
        )
        for m in matches
    ]
    bare = words | {"name": None, "actor": None, "kind": None} | more
    return [*made, Proposal("the words alone: nobody of the registry", bare)]
