"""A short way to make claims by hand for tests of evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    Report,
    Words,
    claim_id,
    make_report,
    words_at,
)

DAY = date(2013, 6, 5)


class Builder:
    """Makes claims of one text; words are given as text, and found where they first stand."""

    def __init__(self, text: str, published: date = DAY) -> None:
        self.report = make_report(text, published=published)
        self.claims: list[Claim] = []

    def words(self, text: str) -> Words:
        start = self.report.text.index(text)
        return words_at(self.report.text, start, start + len(text))

    def place(self, text: str, **more: Any) -> Place:
        return Place(self.words(text), **more)

    def who(self, text: str, role: Any, **more: Any) -> Participant:
        told = {"name": None, "actor": None, "kind": None, "blame": "stated"} | more
        return Participant(self.words(text), role=role, **told)

    def speaker(self, text: str, **more: Any) -> Claimant:
        told: dict[str, Any] = {"name": None, "actor": None, "kind": None, "named": True} | more
        return Claimant(self.words(text), **told)

    def dead(
        self, text: str, n: int | None, status: Any = None, of: str = "", **more: Any
    ) -> Figure:
        whom = FigureOf(self.words(of or text), None, more.pop("kind", None), status)
        told: dict[str, Any] = {"measure": "killed", "qualifier": None} | more
        told = {"id": f"f{text}", "low": n, "best": n, "high": n} | told
        return Figure(words=self.words(text), stated=n, of=whom, **told)

    def tool(self, text: str, kind: str | None = None) -> Instrument:
        return Instrument(self.words(text), kind)

    def claim(self, trigger: str, type_: str = "battle", **more: Any) -> Claim:
        """One claim with the words of its trigger; `more` changes the claim or its event."""
        told: dict[str, Any] = {
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
        event = {k: more.pop(k, v) for k, v in told.items()}
        words = self.words(trigger)
        rest: dict[str, Any] = {
            "claimant": None,
            "via": (),
            "stance": "asserted",
            "modality": "actual",
            "figures": (),
            "about": (),
            "evidence": (
                Evidence(words_at(self.report.text, 0, len(self.report.text)), "indirect"),
            ),
        } | more
        claim = Claim(
            id=claim_id(self.report.text_sha256, words.span, None, rest["modality"]),
            report_id=self.report.id,
            event=Event(type=type_, trigger=words, **event),
            engine=Engine("by-hand", "1", "none"),
            **rest,
        )
        self.claims.append(claim)
        return claim


class FixedReader:
    """A reader that hands out the claims it was given, whatever the text."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self.claims = tuple(claims)

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        for report in reports:
            yield report, self.claims

    def parse(self, reports: Iterable[Report]) -> Iterator[Any]:
        raise NotImplementedError("this reader has no readings")


def days(text: str, first: date | None, last: date | None, **more: Any) -> Period:
    """A period without words, for what is scored by its days."""
    return Period(None, first, last, more.pop("precision", text), **more)


def fakes_row(**norm: Any) -> dict[str, Any]:
    """A row of the set with the values given."""
    key = {
        "location": "aleppo",
        "actor": "syrian government or russian troops",
        "cause_of_death": "shelling",
        "nb_civilians": 12,
        "nb_noncivilians": 30,
        "nb_children": 3,
        "nb_women": 0,
    }
    return {"id": "1", "title": "", "text": "Jets bombed Manbij.", "gold": {"norm": key | norm}}
