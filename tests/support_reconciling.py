"""Testimonies made by hand: one line a report, for tests of what is made of many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.records import (
    Claim,
    Claimant,
    Engine,
    Event,
    Evidence,
    Figure,
    FigureOf,
    Instrument,
    Participant,
    Period,
    Place,
    Testimony,
    Words,
    claim_id,
    make_report,
    words_at,
)

DAY = date(2014, 2, 26)
OTAIBA = {"name": "Otaiba", "id": "geonames:1", "country": "SY", "precision": "settlement"}
OTAIBA |= {"latitude": 33.48, "longitude": 36.61}


class Telling:
    """Builds one testimony of a report's text; words are given as text, found where they stand."""

    def __init__(self, text: str, origin: str, day: date | None = DAY, **head: Any) -> None:
        self.report = make_report(text, published=day, **head)
        self.origin = origin

    def words(self, text: str) -> Words:
        start = self.report.text.index(text)
        return words_at(self.report.text, start, start + len(text))

    def by(self, text: str, actor: str | None = None, kind: str | None = None) -> Claimant:
        return Claimant(self.words(text), text, actor, kind, named=True)

    def who(self, text: str, role: Any, **more: Any) -> Participant:
        told: dict[str, Any] = {"name": None, "actor": None, "kind": None, "blame": None} | more
        return Participant(self.words(text), role=role, **told)

    def at(self, text: str, **more: Any) -> Place:
        return Place(self.words(text), **({"name": text} | more))

    def count(self, text: str, low: Any, best: Any, high: Any, of: str = "", **more: Any) -> Figure:
        """A figure with its bounds; `of` are the words of those counted, with kind and status."""
        whom = {k: more.pop(k, None) for k in ("actor", "kind", "status", "group")}
        counted = FigureOf(self.words(of), **whom) if of else None
        told: dict[str, Any] = {"id": f"f{text}", "measure": "killed", "qualifier": None} | more
        return Figure(
            words=self.words(text), stated=None, low=low, best=best, high=high, of=counted, **told
        )

    def says(self, trigger: str, type_: str = "ambush", **more: Any) -> Testimony:
        """The testimony of one claim; `more` changes the claim or its event."""
        event: dict[str, Any] = {
            "mention": 1,
            "negated": False,
            "realised": "accomplished",
            "background": False,
            "repeated": False,
            "actors": (),
            "targets": (),
            "instrument": None,
            "places": (),
            "period": None,
        }
        event = {k: more.pop(k, v) for k, v in event.items()}
        words, report = self.words(trigger), self.report
        rest: dict[str, Any] = {
            "claimant": None,
            "via": (),
            "stance": "asserted",
            "modality": "actual",
            "figures": (),
            "about": (),
            "evidence": (Evidence(words_at(report.text, 0, len(report.text)), "indirect"),),
        } | more
        speaker = rest["claimant"]
        said = speaker.words.span if speaker else None
        claim = Claim(
            id=claim_id(report.text_sha256, words.span, said, rest["modality"]),
            report_id=report.id,
            event=Event(type=type_, trigger=words, **event),
            engine=Engine("by-hand", "1", "none"),
            **rest,
        )
        return Testimony(report, claim, self.origin)


def copy_of(testimony: Testimony, address: str) -> Testimony:
    """The same words in another outlet: another report, the same origin."""
    report = make_report(testimony.report.text, published=testimony.report.published, url=address)
    return Testimony(report, replace(testimony.claim, report_id=report.id), testimony.origin)


def said_by(testimony: Testimony, origin: str) -> Testimony:
    """The same words as those of another origin."""
    return Testimony(testimony.report, testimony.claim, origin)


def days(first: date | None, last: date | None) -> Period:
    return Period(None, first, last, "day" if first == last else "days")


def tool(telling: Telling, text: str, kind: str) -> Instrument:
    return Instrument(telling.words(text), kind)


def toll(
    origin: str,
    text: str,
    bounds: tuple[int | None, int | None, int | None],
    of: str = "rebels",
    day: date | None = DAY,
    **more: Any,
) -> Testimony:
    """One report's toll of the ambush: "70 rebels" told by the origin."""
    whom = {"kind": "rebels", "status": "combatant"} if of == "rebels" else {}
    telling = Telling(f"{text} {of} were killed, says {origin}.", origin, day)
    whom |= {k: more.pop(k) for k in ("kind", "status", "group", "actor") if k in more}
    figure = telling.count(text, *bounds, of=of, **whom, **more)
    return telling.says("killed", figures=(figure,))


def ghouta() -> list[Testimony]:
    """The ambush of 26 February 2014: four origins, four tolls."""
    return [
        toll("sana", "175", (175, 175, 175)),
        toll("sohr", "70", (70, 70, 70)),
        toll("al-manar", "more than 170", (171, None, None)),
        toll("rebels", "40", (40, 40, 40), of="people", kind="civilians", status="civilian"),
    ]
