"""What commands yield, one after the other, while they work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.records import Claim, Report, ReviewedAs

if TYPE_CHECKING:
    from onrecord.names.gazetteer import PlaceEntry


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read, with its claims; `notices` say what would make them better.

    Of claims of an archive `reviewed` says how people judged them.
    """

    source: str
    report: Report
    claims: tuple[Claim, ...]
    notices: tuple[str, ...] = ()
    reviewed: Mapping[str, ReviewedAs] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A report that an archive now holds, with the number of its claims.

    `revises` is the id of the report whose place at its page it takes; `current` is false for a
    text older than the one that stands there; `item` tells of an item of a longer page.
    """

    source: str
    report: Report
    claims: int
    superseded: bool
    notices: tuple[str, ...] = ()
    revises: str | None = None
    current: bool = True
    item: bool = False


@dataclass(frozen=True, slots=True)
class TurnedAway(Recorded):
    """A report that was not read, for the gate found nothing of conflict in it.

    It has no claims. What `add` turned away is in the archive; what `read` did is nowhere.
    """


@dataclass(frozen=True, slots=True)
class Known:
    """A report that the archive held already, as this engine reads it."""

    source: str
    report: Report


@dataclass(frozen=True, slots=True)
class Failed:
    """A source that gave no report: why, and what to do."""

    source: str
    reason: str
    do: str


@dataclass(frozen=True, slots=True)
class Passed:
    """What a source held besides reports, by number: records of an archive, pictures in a mail."""

    source: str
    count: int
    what: str


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """What the gazetteer has under a name, and guesses where it has nothing."""

    name: str
    entries: tuple[PlaceEntry, ...]
    guesses: tuple[PlaceEntry, ...]
