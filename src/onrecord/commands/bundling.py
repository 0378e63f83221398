"""Everything that an export may hold, asked of an archive when a format wants it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.commands.asked import IncidentFilter

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.settings import Settings
    from onrecord.commands.sketching import Sketch
    from onrecord.commands.standing import Standing
    from onrecord.exports.divisions import Divisions
    from onrecord.exports.values import About, Bundle, Exported, Precision
    from onrecord.reconciling.control_values import ControlHistory
    from onrecord.reconciling.forecasts_values import Forecast, Outcome
    from onrecord.records import Account, Claim, Judgement, Report, Spot, Testimony

AT_ONCE = 200  # incidents whose claims are read together


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported, and how: the arguments of `export`."""

    asked: IncidentFilter
    ids: tuple[str, ...]
    rule: str
    ranks: Mapping[str, int] | None
    as_of: date | None
    recorded_by: date | None
    precision: Precision
    delay: int
    without_names: bool
    licence: str | None
    texts: bool
