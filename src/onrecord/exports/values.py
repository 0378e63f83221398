"""What an exporter is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from onrecord.reconciling.control_values import ControlHistory
from onrecord.reconciling.forecasts_values import Forecast, Outcome
from onrecord.reconciling.values import Reconciled
from onrecord.records import Claim, Judgement, Kept, Report, ReviewedAs, Side, Spot, Testimony
from onrecord.records.period import PeriodPrecision

Precision = Literal["exact", "admin2", "admin1", "country"]


@dataclass(frozen=True, slots=True)
class About:
    """What every export says of itself: what made it, when, of what, and under which rules.

    `asked` are the filters in words ("place": "Qusayr"). `precision` is the finest place that is
    published, `delay` how many days lie between an incident's last day and its publication,
    `names` false where people who are not public figures are left out. `weights` and `engines`
    are the versions by which accounts were joined and reports read. `held_back` counts incidents
    that the delay keeps for later.
    """

    version: str
    archive: str
    made: datetime
    rule: str
    as_of: date | None = None
    recorded_by: date | None = None
    asked: tuple[tuple[str, str], ...] = ()
    precision: Precision = "exact"
    delay: int = 0
    names: bool = True
    weights: str | None = None
    engines: tuple[str, ...] = ()
    licence: str | None = None
    held_back: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """One incident with all that its accounts tell, as it may be published.

    `types` are its event types, the most telling first. `place` is the one that most accounts
    give, `places` every one, `admin1` and `admin2` the names of the divisions that `place` lies
    in. `start` and `end` are days, both included; `dated` is false where no account tells the days
    in words: `end` is then the day by which it had happened. `origins` counts origins, `reports`
    texts. `told` holds figures, disputes and accounts side by side under the rule; `testimonies`
    the claims with their reports.
    """

    id: str
    types: tuple[str, ...]
    place: Spot | None
    places: tuple[Spot, ...]
    admin1: str | None
    admin2: str | None
    start: date | None
    end: date | None
    precision: PeriodPrecision | None
    dated: bool
    doers: tuple[Side, ...]
    victims: tuple[Side, ...]
    instruments: tuple[str, ...]
    reports: int
    origins: int
    publishers: tuple[str, ...]
    first_published: date | None
    last_published: date | None
    part_of: str | None
    told: Reconciled
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything that an export may hold; each part is made when a format asks for it.

    `incidents` and `claims` are iterators made anew at each call, so that a format may go through
    them twice and none need be held. What `About` withholds is withheld in all of them.
    `reviewed` says how people judged claims.
    `texts` is true where the user asked for the reports' own texts to go along; `kept` is then all
    that a copy of the archive is made of.
    """

    about: About
    incidents: Callable[[], Iterator[Exported]]
    claims: Callable[[], Iterator[tuple[Report, Claim]]]
    control: Callable[[], Iterator[tuple[Spot, ControlHistory]]]
    forecasts: Callable[[], Iterator[tuple[Forecast, Outcome]]]
    judgements: Callable[[], Iterator[Judgement]]
    reviewed: Callable[[], Mapping[str, ReviewedAs]] = dict
    texts: bool = False
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: its files, and how many rows of each kind ("incidents": 12)."""

    paths: tuple[Path, ...]
    counts: Mapping[str, int]
