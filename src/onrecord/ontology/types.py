"""Event types: what each means and what other coding schemes call it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

import yaml

Family = Literal[
    "fighting",
    "people",
    "ground",
    "things",
    "movement",
    "talks",
    "law",
    "words",
    "society",
    "whole",
]


@dataclass(frozen=True, slots=True)
class Match:
    """What another scheme calls a type, or why it has no name for it: one of the two is null."""

    value: str | None
    why_not: str | None


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type with its definition, an example sentence and its crosswalk.

    `cameo` is a two-digit root code; `ucdp` is "by sides" where the type of violence depends on
    who fights whom (state-based, non-state, one-sided). Sources stand in `event_types.yaml`.
    """

    name: str
    family: Family
    definition: str
    example: str
    plover_event: Match
    plover_mode: Match
    cameo: Match
    acled_event: Match
    acled_sub_event: Match
    ucdp: Match


CROSSWALK = ("plover_event", "plover_mode", "cameo", "acled_event", "acled_sub_event", "ucdp")


@cache
def event_types() -> Mapping[str, EventType]:
    """Every event type by name, in the contract's order.

    >>> event_types()["abduction"].plover_mode.value
    'abduct'
    >>> event_types()["control"].cameo.why_not
    'a state of things, not an event'
    """
    text = files("onrecord.ontology").joinpath("event_types.yaml").read_text("utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)["types"]
    return MappingProxyType({name: _event_type(name, row) for name, row in rows.items()})


def _event_type(name: str, row: Mapping[str, str | Mapping[str, str]]) -> EventType:
    plain = {key: value for key, value in row.items() if key not in CROSSWALK}
    matches = {key: _match(row[key]) for key in CROSSWALK}
    return EventType(name=name, **plain, **matches)  # type: ignore[arg-type]


def _match(cell: str | Mapping[str, str]) -> Match:
    return Match(cell, None) if isinstance(cell, str) else Match(None, cell["why_not"])
