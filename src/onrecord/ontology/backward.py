"""Words that speak of an event told before, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.ontology.loading import load_yaml


@dataclass(frozen=True, slots=True)
class BackwardWords:
    """See backward.yaml for what each list means."""

    responsible: frozenset[str]
    holding: Mapping[str, Any]
    responsibility: Mapping[str, Any]
    laid_at: Mapping[str, Any]
    accusing: Mapping[str, Any]
    verifying: frozenset[str]
    vehicles: frozenset[str]
    carrying: frozenset[str]
    habitual: frozenset[str]
    another: frozenset[str]
    occurring: frozenset[str]
    incidents: frozenset[str]
    nobody: frozenset[str]


@cache
def backward_words() -> BackwardWords:
    """The shipped words.

    >>> backward_words().responsibility["denied"]
    'denied'
    """
    data = load_yaml("backward.yaml")
    return BackwardWords(
        responsible=frozenset(data["responsible"]),
        holding=data["holding"],
        responsibility=data["responsibility"],
        laid_at=data["laid_at"],
        accusing=data["accusing"],
        verifying=frozenset(data["verifying"]),
        vehicles=frozenset(data["vehicles"]),
        carrying=frozenset(data["carrying"]),
        habitual=frozenset(data["habitual"]),
        another=frozenset(data["another"]),
        occurring=frozenset(data["occurring"]),
        incidents=frozenset(data["incidents"]),
        nobody=frozenset(data["nobody"]),
    )
