"""Claims made by hand, for tests of what is done with claims."""

from __future__ import annotations

import time
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
    Participant,
    Period,
    Place,
    Report,
    Words,
    claim_id,
    make_report,
    words_at,
)

ENGINE = Engine("by-hand", "1", "none")
TEXT = """Rebels lose the town

The army took Qusayr on Wednesday. More than 500 rebels died, the army said."""


def a_report(text: str = TEXT, **head: Any) -> Report:
    """A short report, dated 5 June 2013 unless `head` says otherwise."""
    return make_report(text, **{"title": text.split("\n")[0], "published": date(2013, 6, 5)} | head)


def words(report: Report, text: str) -> Words:
    """The first place where `text` stands in the report."""
    start = report.text.index(text)
    return words_at(report.text, start, start + len(text))


def an_event(report: Report, trigger: str = "took", **changes: Any) -> Event:
    """The capture of Qusayr by the army from nobody in particular."""
    told: dict[str, Any] = {
        "mention": 1,
        "type": "capture",
        "negated": False,
        "realised": "accomplished",
        "background": False,
        "repeated": False,
        "trigger": words(report, trigger),
        "actors": (),
        "targets": (),
        "instrument": None,
        "places": (),
        "period": None,
    }
    return Event(**told | changes)


def a_claim(report: Report, event: Event | None = None, **changes: Any) -> Claim:
    """A claim in the report's own voice, of the event given, with its paragraph as evidence."""
    body = words_at(report.text, report.text.rfind("\n") + 1, len(report.text))
    anchor = event.trigger if event else body
    modality = changes.get("modality", "actual")
    speaker = changes.get("claimant")
    told: dict[str, Any] = {
        "id": claim_id(
            report.text_sha256, anchor.span, speaker.words.span if speaker else None, modality
        ),
        "report_id": report.id,
        "claimant": None,
        "via": (),
        "stance": "asserted",
        "modality": "actual",
        "event": event,
        "figures": (),
        "about": (),
        "evidence": (Evidence(body, "indirect"),),
        "engine": ENGINE,
        "confidence": (("claim", 0.9),),
    }
    return Claim(**told | changes)


def two_claims(report: Report) -> tuple[Claim, Claim]:
    """The capture in the report's voice, and the dead by the army's word."""
    army = words(report, "The army")
    said = words_at(report.text, report.text.rindex("the army"), report.text.rindex(" said"))
    qusayr = Place(
        words(report, "Qusayr"),
        name="Al Quşayr",
        id="geonames:173322",
        country="SY",
        latitude=34.5,
        longitude=36.58,
        precision="settlement",
    )
    wednesday = Period(words(report, "Wednesday"), date(2013, 6, 5), date(2013, 6, 5), "day")
    rebels = words(report, "rebels")
    lead = Participant(army, "Syrian Army", "syr-army", "state_forces", "lead", "stated")
    dead = Participant(rebels, None, "syr-rebels", "rebels", "victim")
    of = FigureOf(rebels, "syr-rebels", "rebels", "combatant")
    toll = words(report, "More than 500")
    speaker = Claimant(said, "Syrian Army", "syr-army", "state_forces", named=True)
    taken = an_event(report, actors=(lead,), places=(qusayr,), period=wednesday)
    fight = an_event(report, "died", mention=2, type="battle", targets=(dead,), places=(qusayr,))
    return (
        a_claim(report, taken),
        a_claim(
            report,
            fight,
            claimant=speaker,
            stance="reported",
            figures=(Figure("f1", "killed", toll, 500, "more than", 501, None, None, of),),
        ),
    )


class ReaderByHand:
    """An engine that finds one claim in each report: that its first word happened."""

    identity = ENGINE

    def __init__(self, delay: float = 0.0) -> None:
        self.delay = delay

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Yield each report with its claim, after a while."""
        for report in reports:
            time.sleep(self.delay)
            first = report.text.split()[0]
            claim = a_claim(report, an_event(report, first))
            yield report, (claim,)
