"""When: a period as told, and the days it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.records.words import Words

PeriodPrecision = Literal[
    "hour",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "season",
    "year",
    "years",
    "decade",
    "open",
]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; a null end is open.

    `words` is null where no words of time were found: the period is then `open`, ends on the day
    of publication and is `inferred`. `precision` is never finer than the words. `duration` is an
    ISO 8601 duration where the words give a length ("two weeks of fighting" is `P2W`).
    """

    words: Words | None
    start: date | None
    end: date | None
    precision: PeriodPrecision
    duration: str | None = None
    inferred: bool = False
