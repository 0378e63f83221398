"""What was said of the future: forecasts, and apart from them demands and suppositions."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.reconciling.forecasts_values import Forecast
from onrecord.records import Testimony


def forecasts_of(testimonies: Iterable[Testimony]) -> list[Forecast]:
    """Forecasts: what is planned, predicted or threatened, in order of publication."""
    return []


def demands_of(testimonies: Iterable[Testimony]) -> list[Forecast]:
    """What is demanded: listed apart, never scored."""
    return []


def suppositions_of(testimonies: Iterable[Testimony]) -> list[Forecast]:
    """What is only supposed (may, could, if): listed apart, never scored."""
    return []


def forecast_rows(forecasts: Iterable[Forecast]) -> list[dict[str, object]]:
    """Forecasts as rows of plain values."""
    return []
