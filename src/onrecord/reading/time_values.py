"""What an expression of time says, before it is settled in the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.words import Words

TimeKind = Literal[
    "date",
    "month",
    "year",
    "decade",
    "season",
    "weekday",
    "relative",
    "duration",
    "since",
    "until",
    "deadline",
    "range",
    "part_of_day",
    "recurring",
    "anaphoric",
    "now",
]
MomentKind = Literal["date", "month", "year", "decade", "season", "weekday", "unit"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year, week ... as named.

    What the words do not say is null. `shift` counts from now: -1 for "last week", "yesterday"
    and "last March", 0 for "this week", 1 for "next Friday". `part` is a part of the day
    ("night"), `fraction` one of the calendar's ("early", "late", "earlier", "end"), `year_shift`
    a year counted from now ("March last year" is -1).
    """

    kind: MomentKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    unit: str | None = None
    shift: int | None = None
    part: str | None = None
    fraction: str | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time: its words and what they say.

    `moment` is what is named, `until` the end of a range. `relation` says how it bears on the
    event: at, since, until, by, before, after, range; past and coming (the last, the next N
    units), ago, in, within, for (a length), nth ("for the third day"), later and earlier (than
    what the text speaks of), every, now, soon, recent, overnight. `amount` and `unit` are a
    length; a null amount with a unit is a vague one ("weeks of fighting").
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    relation: str = "at"
    moment: Moment | None = None
    until: Moment | None = None
    amount: int | None = None
    unit: str | None = None

    @property
    def words(self) -> Words:
        """The words with their span."""
        return Words(self.text, self.start, self.end)
