"""All that an archive holds and cannot work out again, as values: what a copy of it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onrecord.records.claim import Claim, Engine
from onrecord.records.judgement import Judgement
from onrecord.records.report import Report
from onrecord.records.review import Review


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What one engine read in a report, under its head of then (JSON), and since when (UTC).

    `superseded_at` is null of the reading that stands. `claims` stand in the order of the text.
    """

    engine: Engine
    head: str
    recorded_at: datetime
    superseded_at: datetime | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report with the bytes that it came from, every reading of it, and its parents.

    `media_type` and `source` (a file or an address) are those of the bytes. `parents` are the ids
    of reports that it is an item of, each with when that was recorded (UTC).
    """

    report: Report
    recorded_at: datetime
    content: bytes
    media_type: str
    source: str
    readings: tuple[KeptReading, ...]
    parents: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFailure:
    """A source that could not be taken in: why, what to do, and when it was tried last (UTC)."""

    source: str
    reason: str
    do: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen at a page: a report's id, or null where it was gone.

    `page` is the address made comparable, `status` the host's answer, `out` the day from which it
    was the page's word, `seen_at` and `recorded_at` when it was seen and recorded (UTC).
    """

    page: str
    report: str | None
    status: int | None
    out: date
    seen_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class KeptMember:
    """An account that stands, the incident that it is of, and the claim that one is named after.

    By these a copy gives incidents the ids that they had, however they grew.
    """

    account: str
    incident: str
    anchor: str


def _none() -> Iterator[Any]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Kept:
    """What a copy of an archive is made of; each call goes through it anew.

    Judgements and reviews come with those that were withdrawn, failures are those that stand.
    """

    reports: Callable[[], Iterator[KeptReport]]
    judgements: Callable[[], Iterator[Judgement]]
    failures: Callable[[], Iterator[KeptFailure]]
    sightings: Callable[[], Iterator[Sighting]]
    members: Callable[[], Iterator[KeptMember]] = _none
    reviews: Callable[[], Iterator[Review]] = _none
