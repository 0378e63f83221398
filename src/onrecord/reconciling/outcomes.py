"""What became of forecasts: a proposal from later claims, and analysts' words over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.reconciling.forecasts_values import Forecast, Outcome, Verdict
from onrecord.records import Testimony


def outcome_of(
    forecast: Forecast,
    testimonies: Iterable[Testimony],
    as_of: date,
    verdicts: Sequence[Verdict] = (),
) -> Outcome:
    """What became of one forecast by `as_of`, from what was published after it."""
    return Outcome(forecast.id, "open", as_of, (), (), "not looked at")


def outcomes(
    forecasts: Iterable[Forecast],
    testimonies: Iterable[Testimony],
    as_of: date,
    verdicts: Sequence[Verdict] = (),
) -> list[Outcome]:
    """What became of each forecast by `as_of`, in their order."""
    told = list(testimonies)
    return [outcome_of(f, told, as_of, verdicts) for f in forecasts]
