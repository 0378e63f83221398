"""The words of made-up reports for `desk_archive.py`: sentences with the places of every field."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
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
)

# deed: type of event, the word that triggers it, its instrument
DEEDS = {
    "air strike": ("airstrike", "aircraft"),
    "shelling": ("shelling", "artillery"),
    "clash": ("battle", None),
    "car bomb": ("bombing", "vehicle_bomb"),
    "raid": ("raid", None),
    "capture": ("capture", None),
}
SIDES = {
    "Government of Syria": "Syrian Army",
    "IS": "Islamic State",
    "Syrian insurgents": "Syrian rebels",
}
# name, registry id, kind
ACTORS = {
    "Syrian Army": ("syr-army", "state_forces"),
    "Islamic State": ("islamic-state", "armed_group"),
    "Syrian rebels": ("syr-rebels", "rebels"),
}
SPEAKERS = (
    ("The Desert Monitor", None, "monitor"),
    ("Residents", None, "resident"),
    ("The Syrian Army", "syr-army", "state_forces"),
    ("Medics", None, "medic"),
    ("The rebels", "syr-rebels", "rebels"),
)
VICTIMS = (("civilians", "civilian"), ("fighters", "combatant"), ("people", None))
FORETOLD, DENIED, SECOND = 0.04, 0.07, 0.55


@dataclass
class Story:
    """A report while it is written: its text so far, and claims as functions of the report."""

    publisher: str
    published: date
    url: str
    text: str = ""
    title: str | None = None
    waiting: list[Any] = field(default_factory=list)

    def say(self, *parts: str) -> tuple[list[Words], Words]:
        """Write a sentence; gives the words of each part, and of the whole."""
        self.text += "\n\n" if self.text else ""
        start, told = len(self.text), []
        for part in parts:
            told.append(Words(part, len(self.text), len(self.text) + len(part)))
            self.text += part
        return told, Words(self.text[start:], start, len(self.text))

    def finished(self) -> tuple[Report, tuple[Claim, ...]]:
        """The report, and its claims with their ids."""
        title = self.title or ""
        report = make_report(
            self.text,
            title=title,
            body_start=len(title) + 2,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
        )
        return report, tuple(make(report) for make in self.waiting)


class Teller:
    """Tells one incident in a report, as one outlet would: in its own figures and words."""

    def __init__(self, story: Story, chance: random.Random, mention: int, engine: Engine) -> None:
        self._story, self._chance = story, chance
        self._mention, self._engine = mention, engine
        self._figures = 0

    def tell(self, one: Any) -> None:
        """Tell what happened, perhaps in a second voice, perhaps denied, perhaps foretold."""
        if self._story.title is None:
            self._story.title = f"{one.deed.capitalize()} in {one.place['name']}"
            self._story.say(self._story.title)
        self._claim(one, None, "asserted")
        if self._chance.random() < SECOND:
            self._claim(one, self._chance.choice(SPEAKERS), "reported")
        if self._chance.random() < DENIED:
            self._claim(one, self._chance.choice(SPEAKERS), "denied")
        if self._chance.random() < FORETOLD:
            self._claim(one, self._chance.choice(SPEAKERS), "reported", "predicted")

    def _claim(self, one: Any, speaker: Any, stance: str, modality: str = "actual") -> None:
        chance = self._chance
        dead = max(0, one.dead + round(chance.gauss(0, 0.2 + one.dead * 0.25)))
        day = one.day + timedelta(chance.choice((0, 0, 0, 0, 1)))
        whom, status = chance.choice(VICTIMS)
        lead_words = {"denied": " denied that ", "reported": " said that "}.get(stance, "")
        told, whole = self._story.say(
            speaker[0] if speaker else "At dawn", lead_words or " ", one.doer,
            " carried out a ", one.deed, " in ", one.place["name"], " on ", f"{day:%A}",
            ", killing ", str(dead), " ", whom, ".",
        )  # fmt: skip
        self._figures += 1
        number = f"f{self._mention}{self._figures}"
        toll = Figure(
            number, "killed", told[10], dead, None, dead, dead, dead,
            FigureOf(told[12], None, "civilians" if status == "civilian" else None, status),
        )  # fmt: skip
        kind, instrument = DEEDS[one.deed]
        event = Event(
            mention=self._mention,
            type=kind,
            negated=False,
            realised="accomplished",
            background=False,
            repeated=speaker is not None,
            trigger=told[4],
            actors=(Participant(told[2], one.doer, *_known(one.doer), "lead", "stated"),),
            targets=(Participant(told[12], None, None, _kind(status), "victim"),),
            instrument=Instrument(told[4], instrument) if instrument else None,
            places=(Place(told[6], "in", **one.place),),
            period=Period(told[8], day, day + timedelta(one.days), "day"),
        )
        who = Claimant(told[0], speaker[0], *speaker[1:], named=True) if speaker else None
        sure = tuple((f, round(chance.uniform(0.4, 0.98), 2)) for f in CONFIDENT)

        def make(report: Report) -> Claim:
            spoken = who.words.span if who else None
            return Claim(
                id=claim_id(report.text_sha256, event.trigger.span, spoken, modality),
                report_id=report.id,
                claimant=who,
                via=(),
                stance=stance,
                modality=modality,
                event=event,
                figures=(toll,) if stance != "denied" else (),
                about=(),
                evidence=(Evidence(whole, "indirect"),),
                engine=self._engine,
                confidence=sure,
            )

        self._story.waiting.append(make)


CONFIDENT = ("claim", "claimant", "stance", "type", "actors", "places", "period", "figures")


def _known(name: str) -> tuple[str | None, str | None]:
    return ACTORS.get(name, (None, "armed_group"))


def _kind(status: str | None) -> str | None:
    return {"civilian": "civilians", "combatant": "armed_group"}.get(status or "")
