"""What the page of forecasts shows: the words of each, its status, a page of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands import phrases

if TYPE_CHECKING:
    from onrecord.commands import Forecast, Outcome
    from onrecord.commands import Foretold as Told
    from onrecord.records import Participant, Place

PAGE = 50  # forecasts of one page
STATUSES = {
    "": "all",
    "open": "open",
    "due": "due now",
    "came_true": "came true",
    "partly": "came true in part",
    "failed": "did not",
    "unclear": "unclear",
}


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast and what became of it, with its status in one word.

    `claims` are the ids of the claims for it, and against it.
    """

    forecast: Forecast
    outcome: Outcome
    status: str
    claims: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def what(self) -> str:
        """What is foretold: "no capture", "attack"."""
        told = self.forecast
        attempt = "an attempt at " if told.attempt else ""
        return f"{'' if told.expects else 'no '}{attempt}{told.type.replace('_', ' ')}"

    @property
    def until(self) -> str:
        """By when."""
        told = self.forecast
        if told.deadline is None:
            return "no deadline is told"
        words = f" (“{told.period}”)" if told.period else ""
        return f"until {phrases.day(told.deadline)}{words}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of forecasts, and how many there are of each status."""

    rows: tuple[Foretold, ...]
    counts: Mapping[str, int]
    found: int
    page: int
    pages: int


def shown(told: Told, status: str, page: int) -> Listed:
    """Cut a page out of the forecasts of a status, the last made first."""
    found = [(status_of(p.forecast, p.outcome, told.by), p) for p in told.told]
    counts = Counter(word for word, _ in found) | Counter({"": len(found)})
    some = [(word, p) for word, p in reversed(found) if status in ("", word)]
    pages = max(1, -(-len(some) // PAGE))
    rows = tuple(
        Foretold(p.forecast, p.outcome, word, (p.supporting, p.contradicting))
        for word, p in some[(page - 1) * PAGE : page * PAGE]
    )
    return Listed(rows, counts, len(some), page, pages)


def status_of(forecast: Forecast, outcome: Outcome, day: date) -> str:
    """The outcome in a word; one that is open is due while its days run."""
    if outcome.status == "open" and forecast.status(day) == "due":
        return "due"
    return outcome.status


def name_of(who: Participant | Place) -> str:
    """How somebody or some place is called."""
    return who.name or who.words.text
