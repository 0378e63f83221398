"""What goes into an archive and what its answers are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Original:
    """What a report came from: its bytes, their media type, and the file or address."""

    content: bytes
    media_type: str
    source: str


@dataclass(frozen=True, slots=True)
class Added:
    """A report was recorded with so many `claims`; `superseded` tells of an older reading."""

    report_id: str
    claims: int
    superseded: bool


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """A report was not recorded: this engine's reading of it is in the archive."""

    report_id: str


@dataclass(frozen=True, slots=True)
class KeptFailure:
    """A source that could not be taken in: why, what to do, and when it was tried last (UTC)."""

    source: str
    reason: str
    do: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an archive holds; `claims` counts those of readings that were not superseded."""

    reports: int
    claims: int
    failures: int
