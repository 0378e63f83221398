"""What several claims are about, and what holds them together."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.claim import Claim
from onrecord.records.report import Report


@dataclass(frozen=True, slots=True)
class Part:
    """One feature of a comparison: the level reached, in words, and its weight (log2 odds)."""

    feature: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """How likely two accounts are of one event: log2 odds, the sum of its parts.

    `a` and `b` are account ids, `a` before `b`. `parts` is empty where only the sum was kept: it
    can be worked out again from the two accounts and the same version of the weights.
    """

    a: str
    b: str
    weight: float
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """What several accounts are about: a view over claims and judgements, never a source.

    `accounts` are account ids, sorted. `part_of` is the id of the larger incident, if any.
    """

    id: str
    accounts: tuple[str, ...]
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Testimony:
    """One claim with the report that carries it and the origin that its word goes back to."""

    report: Report
    claim: Claim
    origin: str
