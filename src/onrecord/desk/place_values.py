"""What the page of a place shows of who is said to hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.commands import phrases, saying

if TYPE_CHECKING:
    from markupsafe import Markup

    from onrecord.commands import ControlHistory, ControlSaying, Held, Holder, Interval
    from onrecord.records import Testimony

LANES = 12  # holders that the drawing has room for
WORDS = 3  # quotations for a stretch, and against it, that stand open
FURTHER = 12  # that are folded away
BY = {
    "own": "the holder's own word",
    "enemy": "admitted by its enemy",
    "third": "a third party's word",
    "report": "the report's word",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """One who says so: whose word, the claim, and where it stands."""

    by: str
    testimony: Testimony

    @property
    def text(self) -> str:
        """The words."""
        evidence = self.testimony.claim.evidence
        return phrases.short(evidence[0].words.text, 300) if evidence else ""

    @property
    def who(self) -> str:
        """Who speaks, from the report on."""
        claim, report = self.testimony.claim, self.testimony.report
        return phrases.speaker(claim, report).replace("the report", saying.source(report), 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days as a row of the table; of `more` quotations the first are `further`."""

    told: Interval
    days: str
    holders: tuple[Holder, ...]
    words: tuple[Quote, ...]
    against: tuple[Quote, ...]
    further: tuple[Quote, ...]
    more: int


def drawing_of(history: ControlHistory, on: date | None) -> Markup | None:
    """The drawing of who held the place, a day marked; of those who hold it most often."""
    from onrecord.exports.dossier.control import control_of, holders

    most = Counter(holders(i) for i in history.intervals).most_common(LANES)
    lanes = {name for name, _ in most}
    shown = tuple(i for i in history.intervals if holders(i) in lanes)
    return control_of(replace(history, intervals=shown), (on, on))


def stretches_of(history: ControlHistory) -> list[Stretch]:
    """The stretches of days, the last first."""
    return [_stretch(told) for told in reversed(history.intervals)]


def _stretch(told: Interval) -> Stretch:
    for_, against = _quotes(told.supporting), _quotes(told.contradicting)
    rest = (*for_[WORDS:], *against[WORDS:])
    return Stretch(
        told,
        days_of(told),
        told.holders,
        tuple(for_[:WORDS]),
        tuple(against[:WORDS]),
        rest[:FURTHER],
        len(rest),
    )


def days_of(told: Interval) -> str:
    """The days of a stretch: "by 5 Jun 2013, and nobody says that it ended"."""
    start = f"{'' if told.sure else 'by '}{phrases.day(told.start)}"
    if told.end is None:
        return f"{'from ' if told.sure else ''}{start} on"
    return start if told.end == told.start else f"{start} – {phrases.day(told.end)}"


def _quotes(said: Sequence[ControlSaying]) -> list[Quote]:
    found: dict[str, Quote] = {}
    for one in said:
        quote = Quote(BY[one.by], one.testimony)
        found.setdefault(quote.text, quote)
    return list(found.values())


def age_of(held: Held) -> str:
    """How old the last word is on the day that is asked for."""
    if not held.carried:
        return "somebody says so of that day"
    return f"last said of {phrases.day(held.last_said)}, {saying.count(held.age, 'day')} before"


def page_words() -> dict[str, Any]:
    """The words that the page asks for."""
    from onrecord.exports.dossier.control import holders
    from onrecord.exports.dossier.land import country_name

    return {"country": country_name, "holders_of": holders, "age_of": age_of}
