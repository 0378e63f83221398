"""Control of a place as values: what is said of it, the intervals, and who holds it on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.records import Testimony
from onrecord.records.place import Extent

Says = Literal["holds", "left", "not", "fell", "unchanged", "doubts"]
By = Literal["own", "enemy", "third", "report"]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is said to hold a place: the registry's id (null where unknown), name and kind."""

    actor: str | None
    name: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class ControlSaying:
    """What one claim says of who holds a place.

    `says` is `holds`; `left` (the side gave it up or lost it); `not` (it did not take or does not
    hold it); `fell` (somebody lost it, to whom is not said); `unchanged` (that it changed hands
    is denied); `doubts`. It is said of the days `first` to `last`: `first` is the day by which it
    was surely so, and `earliest` the first day on which the change may have been (null where the
    words give none). `change` is true of a capture or withdrawal, false of a state. `loose` marks
    words without a time, that may tell of any day up to `last`. `by` says whose word it is: the
    side's own, its enemy's, a third party's or the report's. `side` is null where nobody is named.
    """

    testimony: Testimony
    says: Says
    side: str | None
    holder: Holder | None
    extent: Extent | None
    earliest: date | None
    first: date
    last: date
    change: bool
    loose: bool
    by: By
    why: str


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days in which a side is said to hold a place.

    `start` is the first day, known to the day where `sure`, else the day by which it was so.
    `end` is the last day, null where nobody says that it ended. `side` and `holders` are null and
    empty where the holder is not known. `extent` is null where the words give none, `part` where
    only a part of the place is held. `contested` is true where origins differ about these days.
    `last_said` is the last of its days of which somebody says so, `why` the count of origins.
    """

    start: date
    sure: bool
    end: date | None
    side: str | None
    holders: tuple[Holder, ...]
    extent: Extent | None
    contested: bool
    supporting: tuple[ControlSaying, ...]
    contradicting: tuple[ControlSaying, ...]
    last_said: date
    why: str

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins whose word supports it, sorted."""
        return tuple(sorted({s.testimony.origin for s in self.supporting}))

    @property
    def against(self) -> tuple[str, ...]:
        """The origins whose word contradicts it, sorted; doubts do not count."""
        told = {s.testimony.origin for s in self.contradicting if s.says != "doubts"}
        return tuple(sorted(told))


@dataclass(frozen=True, slots=True)
class ControlHistory:
    """All that is said of who held a place: intervals in order of start, and every saying.

    `undated` are the claims of which neither they nor their report give a day.
    """

    place: str
    names: tuple[str, ...]
    intervals: tuple[Interval, ...]
    sayings: tuple[ControlSaying, ...]
    undated: tuple[Testimony, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """An interval as it stands on a day.

    `extent` is what was last said of it by then. `last_said` is the last day up to the day asked
    for which somebody says so, `age` the days since; `carried` is true where nobody says it of
    the day itself.
    """

    interval: Interval
    day: date
    extent: Extent | None
    last_said: date
    age: int
    carried: bool
