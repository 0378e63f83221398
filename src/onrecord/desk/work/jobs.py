"""Jobs: what is to be done, and what came of it so far; made of the events of a process."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

Kind = Literal["add", "export"]
Event = dict[str, Any]
PASSING = ("progress", "taking", "ready")  # events that are not kept
ENDED = ("done", "cancelled", "stopped")


@dataclass(frozen=True, slots=True)
class Source:
    """A file or an address to add: `name` is how it is told, `where` where it lies."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Added:
    """A report that the archive now holds; `new` is false where it held it before.

    `turned_away` tells that the gate found nothing of conflict in it, so that it was not read.
    """

    id: str
    title: str | None
    publisher: str | None
    claims: int
    source: str
    new: bool
    notices: tuple[str, ...] = ()
    turned_away: bool = False


@dataclass(frozen=True, slots=True)
class Missed:
    """A source that gave no report: why, and what to do."""

    source: str
    reason: str
    do: str
    at: int


@dataclass(slots=True)
class Job:
    """Something to do, by whom it was asked for, and how far it is.

    `phase` is waiting, starting, reading, joining, summing up or writing, and in the end done,
    cancelled or stopped. `order` is what the process is told. `at` counts the sources that were
    taken, `reports` and `missed` tell what came of them, `counts` what an export wrote.
    """

    id: str
    kind: Kind
    by: str
    made: datetime
    order: dict[str, Any]
    sources: tuple[Source, ...] = ()
    phase: str = "waiting"
    at: int = 0
    reports: list[Added] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    progress: tuple[str, int, int] | None = None
    counts: dict[str, int] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    passed: list[str] = field(default_factory=list)
    problem: tuple[str, str] | None = None
    began: datetime | None = None
    ended: datetime | None = None
    tries: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more will be done."""
        return self.phase in ENDED

    @property
    def left(self) -> int:
        """The sources that were not taken when it was over."""
        return len(self.sources) - self.at if self.over else 0

    @property
    def claims(self) -> int:
        """The claims of the reports that are new."""
        return sum(one.claims for one in self.reports if one.new)

    @property
    def new(self) -> int:
        """The reports that are new."""
        return sum(one.new for one in self.reports)

    @property
    def turned_away(self) -> int:
        """The reports that are kept unread, as not about conflict."""
        return sum(one.turned_away for one in self.reports)

    @property
    def seconds(self) -> float:
        """How long it has worked, or did."""
        if self.began is None:
            return 0.0
        return ((self.ended or now()) - self.began).total_seconds()

    def hear(self, event: Event) -> None:
        """Take in what the process tells."""
        told = HEARD.get(event["is"])
        if told is not None:
            told(self, event)


def now() -> datetime:
    """The time, in UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def _phase(job: Job, event: Event) -> None:
    job.phase, job.progress = event["phase"], None
    job.began = job.began or datetime.fromisoformat(event["at"])


def _taking(job: Job, event: Event) -> None:
    job.at = event["number"]


def _taken(job: Job, event: Event) -> None:
    job.at = event["number"] + 1


def _progress(job: Job, event: Event) -> None:
    job.progress = (event["what"], event["done"], event["of"])


def _added(job: Job, event: Event) -> None:
    told = {k: event[k] for k in ("id", "title", "publisher", "claims", "source", "new")}
    if not any(one.id == event["id"] for one in job.reports):
        away = event.get("turned_away", False)  # older jobs do not tell
        job.reports.append(Added(**told, notices=tuple(event["notices"]), turned_away=away))


def _missed(job: Job, event: Event) -> None:
    job.missed.append(Missed(event["source"], event["reason"], event["do"], event["number"]))


def _passed(job: Job, event: Event) -> None:
    job.passed.append(f"{event['source']}: {event['count']:,} {event['what']} passed over")


def _counted(job: Job, event: Event) -> None:
    job.counts |= event["counts"]
    job.files = tuple(event.get("files", ()))


def _problem(job: Job, event: Event) -> None:
    job.problem = (event["error"], event["do"])


def _ended(job: Job, event: Event) -> None:
    job.phase, job.progress = event["is"], None
    job.ended = datetime.fromisoformat(event["at"])


HEARD = {
    "phase": _phase,
    "taking": _taking,
    "taken": _taken,
    "progress": _progress,
    "added": _added,
    "missed": _missed,
    "passed": _passed,
    "counted": _counted,
    "problem": _problem,
    "done": _ended,
    "cancelled": _ended,
    "stopped": _ended,
}
