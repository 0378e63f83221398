"""Control, forecasts and judgements as rows of the tables of a package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from onrecord.exports.package.claim_rows import Row, joined, named
from onrecord.reconciling.control_values import ControlHistory, ControlSaying, Interval
from onrecord.reconciling.forecasts_values import Forecast, Outcome
from onrecord.records import Judgement, Spot, Testimony


def control_rows(spot: Spot, history: ControlHistory) -> Iterator[Row]:
    """Yield a row for each stretch of days of a place."""
    where: Row = {"place": spot.id or history.place, "name": spot.name, "country": spot.country}
    where |= {"latitude": spot.latitude, "longitude": spot.longitude}
    for number, interval in enumerate(history.intervals, 1):
        yield where | {"number": number} | _interval(interval)


def _interval(told: Interval) -> Row:
    same = ("start", "end", "side", "extent", "contested", "last_said", "why")
    return {name: getattr(told, name) for name in same} | {
        "start_sure": told.sure,
        "holders": joined([holder.name for holder in told.holders]),
        "origins_for": joined(told.origins),
        "origins_against": joined(told.against),
        "claims_for": _claims(told.supporting),
        "claims_against": _claims(told.contradicting),
    }


def _claims(sayings: tuple[ControlSaying, ...]) -> str | None:
    return joined([saying.testimony.claim.id for saying in sayings])


def forecast_row(forecast: Forecast, outcome: Outcome) -> Row:
    """The row of a forecast with what became of it."""
    same = ("id", "modality", "type", "expects", "attempt", "made", "opens", "deadline", "period")
    first, chance = forecast.tellings[0].claim, forecast.probability
    return {name: getattr(forecast, name) for name in (*same, "conditional")} | {
        "forecaster": forecast.forecaster.name,
        "forecaster_actor": forecast.forecaster.actor,
        "doers": joined([named(one) for one in forecast.doers]),
        "targets": joined([named(one) for one in forecast.targets]),
        "places": joined([named(one) for one in forecast.places]),
        "probability": chance.value if chance else None,
        "probability_words": chance.words if chance else None,
        "claims": _ids(forecast.tellings),
        "quote": first.evidence[0].words.text if first.evidence else None,
        "outcome": outcome.status,
        "outcome_by": outcome.by,
        "outcome_as_of": outcome.as_of,
        "outcome_claims": _ids((*outcome.supporting, *outcome.contradicting)),
        "outcome_why": outcome.why,
    }


def _ids(testimonies: tuple[Testimony, ...]) -> str | None:
    return joined([testimony.claim.id for testimony in testimonies])


def judgement_row(judged: Judgement) -> Row:
    """The row of a judgement."""
    return {field.name: getattr(judged, field.name) for field in fields(judged)}
