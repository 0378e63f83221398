"""How well forecasters did: Brier scores where a probability can be read, else hits and misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reconciling.forecasts_values import Forecast, Forecaster, Outcome

DECIDED = ("came_true", "failed")


@dataclass(frozen=True, slots=True)
class Score:
    """A forecaster's record: counts of outcomes, and the mean Brier score over `rated` forecasts.

    The Brier score of one forecast is the square of the probability given to the event, less one
    where it came about (Brier 1950): 0 is perfect, 1 the worst. `brier` is null where no decided
    forecast has a probability. What came true in part is neither hit nor miss.
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
    became = {o.forecast: o for o in outcomes}
    by: dict[str, list[tuple[Forecast, Outcome]]] = {}
    for forecast in forecasts:
        if forecast.id in became:
            by.setdefault(forecast.forecaster.key, []).append((forecast, became[forecast.id]))
    scores = [_score(pairs) for pairs in by.values()]
    return sorted(scores, key=lambda s: (-s.hits - s.misses, -s.forecasts, s.forecaster.key))


def _score(pairs: Sequence[tuple[Forecast, Outcome]]) -> Score:
    count = Counter(o.status for _, o in pairs)
    rated = [b for f, o in pairs if (b := brier_of(f, o)) is not None]
    return Score(
        forecaster=pairs[0][0].forecaster,
        forecasts=len(pairs),
        hits=count["came_true"],
        partly=count["partly"],
        misses=count["failed"],
        open=count["open"],
        unclear=count["unclear"],
        rated=len(rated),
        brier=round(sum(rated) / len(rated), 4) if rated else None,
    )


def brier_of(forecast: Forecast, outcome: Outcome) -> float | None:
    """The Brier score of one forecast; null where it is undecided or has no probability."""
    if forecast.probability is None or outcome.status not in DECIDED:
        return None
    happened = (outcome.status == "came_true") == forecast.expects
    return float((forecast.probability.value - happened) ** 2)


def score_rows(scores: Iterable[Score]) -> list[dict[str, object]]:
    """Scores as rows of plain values."""
    return [
        {
            "forecaster": s.forecaster.name,
            "actor": s.forecaster.actor,
            "forecasts": s.forecasts,
            "hits": s.hits,
            "partly": s.partly,
            "misses": s.misses,
            "open": s.open,
            "unclear": s.unclear,
            "rated": s.rated,
            "brier": s.brier,
        }
        for s in scores
    ]
