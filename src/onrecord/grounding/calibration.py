"""Confidence as a promise: of the fields at 0.9, nine in ten are right, as far as was measured.

A field's value is a logistic function of its signals, with weights fitted to answers of people
(`training/calibrate.py`; reliability in docs/benchmarks.md). Fields without answers to fit to
(type, actors, period, places told in another sentence) keep the order that `confidence` gives
them, and `claim` is the least of all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.grounding.signals import (
    claimant_signals,
    figure_signals,
    place_signals,
    stance_signals,
)
from onrecord.records import Claim

Weights = Mapping[str, float]
Calibration = Mapping[str, Weights]  # by field


def probability(weights: Weights, signals: Iterable[str]) -> float:
    """The chance that a field with these signals is right.

    >>> probability({"bias": 0.0, "named": 2.0}, ["named", "unheard of"])
    0.88
    """
    total = weights["bias"] + sum(weights.get(s, 0.0) for s in signals)
    return round(1 / (1 + math.exp(-total)), 2)


def calibrated(claim: Claim, calibration: Calibration) -> Claim:
    """A claim whose confidence is measured, field by field, where weights are there."""
    values = {f: v for f, v in claim.confidence if f != "claim"}
    for field, weights in calibration.items():
        if field in values and (asked := _signals(claim, field)):
            values[field] = min(probability(weights, signals) for signals in asked)
    values["claim"] = min(values.values(), default=0.0)
    return replace(claim, confidence=tuple(sorted(values.items())))


def _signals(claim: Claim, field: str) -> list[frozenset[str]]:
    """The signals of a field, of each figure its own; none where nothing was fitted to."""
    if field == "figures":
        return [figure_signals(claim, figure) for figure in claim.figures]
    if field == "places" and claim.event and any(p.inferred for p in claim.event.places):
        return []
    ask = {"claimant": claimant_signals, "stance": stance_signals, "places": place_signals}
    return [ask[field](claim)]


@cache
def shipped() -> Calibration:
    """The weights that come with the program.

    >>> sorted(shipped())
    ['claimant', 'figures', 'places', 'stance']
    """
    text = files("onrecord.grounding").joinpath("confidence.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return {field: entry["weights"] for field, entry in data["fields"].items()}
