"""What goes into an archive and what its answers are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onrecord.archive.rows import Prepared
from onrecord.records import Claim, Engine, Report
from onrecord.records.kept import KeptFailure as KeptFailure

GATE = "gate"  # the engine that a report is kept under which was turned away unread


@dataclass(frozen=True, slots=True)
class Original:
    """What a report came from: its bytes, their media type, and the file or address."""

    content: bytes
    media_type: str
    source: str


@dataclass(frozen=True, slots=True)
class Adding:
    """What an engine reads in a report, to be recorded; see `Archive.add`.

    Its claims, or these as rows already.
    """

    report: Report
    original: Original
    claims: Sequence[Claim] | Prepared
    engine: Engine
    parent: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A report was recorded with so many `claims`; `superseded` tells of an older reading.

    `revises` is the report whose place at its page it takes; `current` is false for a text older
    than the one that stands there.
    """

    report_id: str
    claims: int
    superseded: bool
    revises: str | None = None
    current: bool = True


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """A report was not recorded: this engine's reading of it is in the archive."""

    report_id: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something of an archive that is not as it has to be: what, where, and what to do.

    `kind` is `file` (the database itself), `text` (a report's), `claim`, `incident` or `orphan`
    (what points at nothing).
    """

    kind: str
    where: str
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an archive holds; `claims` counts those of readings that were not superseded."""

    reports: int
    claims: int
    failures: int


@dataclass(frozen=True, slots=True)
class Working:
    """One time that incidents were worked out: why, with which weights, and when (UTC)."""

    id: int
    why: str
    weights: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class FreshReading:
    """A reading whose accounts are still to be made: its number, its day, and what was read."""

    id: int
    recorded: date
    report: Report
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """An account in an incident: since which working, and until which, if it left."""

    account: str
    incident: str
    since: Working
    until: Working | None
