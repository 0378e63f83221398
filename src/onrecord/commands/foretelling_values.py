"""Forecasts with what the machine proposes, without the claims for and against: ids of these."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.forecasting import forecasts

if TYPE_CHECKING:
    from onrecord.commands.sight import Sight
    from onrecord.commands.where import Where
    from onrecord.reconciling.forecasters import Score
    from onrecord.reconciling.forecasts_values import Forecast, Outcome


@dataclass(frozen=True, slots=True)
class Proposed:
    """A forecast and what became of it, with the ids of the claims for it and against it.

    The outcome holds no claims of its own, so that thousands can be held.
    """

    forecast: Forecast
    outcome: Outcome
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the machine proposes became of forecasts by the day `by`."""

    by: date
    told: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True)
class Foretold:
    """Forecasts with what became of them by the day `by`, and the record of each forecaster.

    `old` is true where claims changed since and it is being worked out anew.
    """

    by: date
    told: tuple[Proposed, ...]
    scores: tuple[Score, ...]
    old: bool


def proposed(archive: Where, sight: Sight, as_of: date | None) -> Proposals:
    """Work out what the machine proposes for every forecast."""
    found = forecasts(archive, as_of=as_of, sight=sight, verdicts=False)
    return Proposals(found.by, tuple(_without_claims(f, o) for f, o in found.told))


def _without_claims(forecast: Forecast, outcome: Outcome) -> Proposed:
    ours, theirs = outcome.supporting, outcome.contradicting
    return Proposed(
        forecast,
        replace(outcome, supporting=(), contradicting=()),
        tuple(t.claim.id for t in ours),
        tuple(t.claim.id for t in theirs),
    )
