"""How well forecasters did: Brier scores where a probability can be read, else hits and misses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.reconciling.forecasts_values import Forecast, Forecaster, Outcome


@dataclass(frozen=True, slots=True)
class Score:
    """A forecaster's record: counts of outcomes, and the mean Brier score over `rated` forecasts.

    `brier` (0 is perfect, 1 the worst) is null where no decided forecast has a probability.
    """

    forecaster: Forecaster
    forecasts: int
    hits: int
    partly: int
    misses: int
    open: int
    unclear: int
    rated: int
    brier: float | None


def scores_of(forecasts: Iterable[Forecast], outcomes: Iterable[Outcome]) -> list[Score]:
    """The score of each forecaster, those with most decided forecasts first."""
    return []
