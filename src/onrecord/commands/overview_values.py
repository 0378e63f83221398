"""What the overview is asked, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from onrecord.commands.summary_values import Line

PAGE = 50  # lines of a page
FACETS = ("type", "actor", "place", "stance", "origin")
PRECISIONS = (
    "point",
    "neighbourhood",
    "settlement",
    "area",
    "admin2",
    "admin1",
    "country",
    "region",
)
Sort = Literal["newest", "oldest", "killed", "claims", "disputed"]
Box = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True, slots=True)
class Asked:
    """Which incidents the overview is asked for; what is empty or null does not narrow it.

    Any of the `types`, any of the `actors` (ids, or names where they have none), and so on, and
    all of these together. `places` are ids, names where they have none, or country codes.
    `search` asks for all its words, in any case and without marks. `since` and `until` (both
    included) ask for days that may overlap them. `box` is a frame of the map. `without` asks for
    incidents without a place on the map, or without a day that is told.
    """

    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    disputed: bool | None = None
    search: str | None = None
    since: date | None = None
    until: date | None = None
    box: Box | None = None
    without: str | None = None
    sort: Sort = "newest"


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of days: how many incidents lie in it, how many only may, how many are disputed.

    `vague` are those whose day is not sure: they count in every stretch that their days touch.
    """

    start: date
    end: date
    sure: int
    vague: int
    disputed: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What the overview shows: a page of lines, counts of all that was found, facets, timeline.

    `counts` has `incidents`, `reports`, `claims`, `origins` (each counted once), `disputed`,
    `without_place` and `without_day`. `facets` gives for each kind the values with label and how
    many incidents they leave, most first, each counted without its own condition. `bins` are of
    what was found without `since` and `until`.
    """

    lines: tuple[Line, ...]
    counts: Mapping[str, int]
    facets: Mapping[str, list[tuple[str, str, int]]]
    bins: tuple[Bin, ...]


@dataclass(frozen=True)
class Points:
    """Incidents for the map, in columns of one length; `version` changes when they do.

    `start` and `end` are days since 1970, null where open; `radius` is in kilometres, null
    where none is told; `precision` is an index into `precisions`.
    """

    version: str
    columns: Mapping[str, list[Any]]

    @cached_property
    def json(self) -> str:
        """The columns as JSON, made once."""
        import json

        return json.dumps(dict(self.columns), separators=(",", ":"))

    @cached_property
    def packed(self) -> bytes:
        """The JSON, packed by gzip, once."""
        import gzip

        return gzip.compress(self.json.encode(), 5, mtime=0)


@dataclass(frozen=True, slots=True)
class Totals:
    """How much an archive holds that is linked."""

    incidents: int
    reports: int
    claims: int
    origins: int
    disputed: int
