"""How many: a number with its measure, of whom, its bounds and its scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.period import Period
from onrecord.records.place import Place
from onrecord.records.words import Words

Scope = Literal["incident", "period", "update", "stock"]
Status = Literal["combatant", "civilian", "unknown"]


@dataclass(frozen=True, slots=True)
class FigureOf:
    """Of whom or what a figure counts; `group` is children, women, men or elderly."""

    words: Words
    actor: str | None
    kind: str | None
    status: Status | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as told: `stated` as written, `low`, `best` and `high` as its qualifier bounds it.

    `scope` says what it counts over: one incident, a running toll (`period`), a total so far
    (`update`), or a level at a time (`stock`). `part_of` is the id of the figure that includes
    this one, `additional` marks one that adds to another, `covers` the mentions counted together,
    `derived` how a sum was made.
    """

    id: str
    measure: str
    words: Words
    stated: int | None
    qualifier: str | None
    low: int | None
    best: int | None
    high: int | None
    of: FigureOf | None = None
    scope: Scope = "incident"
    period: Period | None = None
    place: Place | None = None
    part_of: str | None = None
    additional: bool = False
    covers: tuple[int, ...] = ()
    derived: str | None = None
