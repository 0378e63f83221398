"""Forecasts as values: what was said of the future, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.records import Participant, Place, Testimony
from onrecord.records.claim import Modality

Status = Literal["open", "due", "overdue"]
OutcomeStatus = Literal["came_true", "partly", "failed", "open", "unclear"]


@dataclass(frozen=True, slots=True)
class Forecaster:
    """Whose forecast it is; `key` is one for all that this forecaster says.

    The key is the registry's id, else the folded name; where the forecaster is not named ("a
    security source"), it holds for one origin only. A report's own forecast is its publisher's.
    """

    key: str
    name: str
    actor: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Probability:
    """A probability of the event that can be read: its words, its value, whose table it is of."""

    words: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was said of the future, told once or more by one origin.

    `expects` is false where it is forecast that the event will not be, `attempt` true where only
    an attempt is. `made` is the day on which it was first published. `opens` and `deadline` bound
    the days (null is open), `period` holds their words, `conditional` the word of a condition.
    `tellings` are its claims, earliest first.
    """

    id: str
    forecaster: Forecaster
    modality: Modality
    type: str
    expects: bool
    attempt: bool
    doers: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    places: tuple[Place, ...]
    made: date | None
    opens: date | None
    deadline: date | None
    period: str | None
    conditional: str | None
    probability: Probability | None
    tellings: tuple[Testimony, ...]

    def status(self, day: date) -> Status:
        """`due` while its days run, `overdue` after them, else `open`."""
        if self.deadline is None or (self.opens is not None and day < self.opens):
            return "open"
        return "due" if day <= self.deadline else "overdue"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast by a day, the claims behind it, and why in words.

    `by` is `machine` for a proposal, else the user who judged, by the review `review`.
    """

    forecast: str
    status: OutcomeStatus
    as_of: date
    supporting: tuple[Testimony, ...]
    contradicting: tuple[Testimony, ...]
    why: str
    by: str = "machine"
    review: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """An analyst's word on what became of a forecast: it overrides the machine's proposal.

    `review` is the number by which it is kept, and undone.
    """

    forecast: str
    status: OutcomeStatus
    by: str
    at: datetime
    reason: str | None = None
    review: int | None = None
