"""The shapes of answers: what a program can rely on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainSerializer

# A time in UTC, as RFC 3339 has it.
Moment = Annotated[
    datetime, PlainSerializer(lambda at: at.replace(tzinfo=UTC), return_type=datetime)
]
Cell = str | int | float | bool | date | datetime | None


class Shape(BaseModel):
    """An answer, or a part of one, made of the values that a command gives."""

    model_config = ConfigDict(from_attributes=True)


class Problem(Shape):
    """What went wrong, and what to do."""

    error: str
    do: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "What was sent cannot be read."},
    401: {"model": Problem, "description": "Who asks is not known: log in, or send a token."},
    403: {"model": Problem, "description": "Who asks may not do this."},
    404: {"model": Problem, "description": "There is no such thing, or nothing is linked yet."},
    409: {"model": Problem, "description": "It contradicts what stands, or that changed since."},
    411: {"model": Problem, "description": "How much is sent must be told before."},
    413: {"model": Problem, "description": "It is too large."},
    422: {"model": Problem, "description": "What is asked makes no sense; the words say why."},
    429: {"model": Problem, "description": "Too much at once: wait as long as `Retry-After` says."},
    503: {"model": Problem, "description": "It took too long."},
}


class Spot(Shape):
    """A place, or an area where `radius_km` or `precision` says so; null where unresolved."""

    name: str
    id: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    radius_km: float | None


class Side(Shape):
    """One who does or suffers."""

    name: str
    actor: str | None
    kind: str | None
    role: str


class Heading(Shape):
    """An incident in a line.

    `dated` is false where no account tells the days: `end` is then the day by which it had
    happened. `reports` counts reports, `origins` texts that do not copy one another.
    """

    id: str
    type: str
    place: Spot | None
    start: date | None
    end: date | None
    dated: bool
    doers: list[Side]
    victims: list[Side]
    reports: int
    origins: int
    part_of: str | None


class Head(Shape):
    """The head of a report."""

    id: str
    text_sha256: str
    title: str | None
    publisher: str | None
    published: date | None
    updated: date | None
    url: str | None
    language: str
    agency: str | None
    dateline: str | None


class Text(Head):
    """A report with its text: every span of a claim is code points into it, end exclusive."""

    text: str
    body_start: int


class Heads(Shape):
    """A page of reports; `next` asks for the page after it."""

    reports: list[Head]
    next: str | None


class IncidentLine(Heading):
    """An incident in a list, with the fields on which origins contradict each other."""

    rule: str
    disputed: list[str]
    share: float


class Incidents(Shape):
    """A page of incidents; `next` asks for the page after it."""

    incidents: list[IncidentLine]
    next: int | None


class Judged(Shape):
    """A judgement of a person."""

    id: int
    decision: str
    a: str
    b: str
    by: str
    at: Moment
    reason: str | None
    withdrawn_at: Moment | None
    withdrawn_by: str | None


class Incident(Shape):
    """One incident: `answers`, `disputes` and `accounts` as the export `incidents` has them.

    `changes` counts how often it was changed; a judgement may tell it as what was `seen`.
    """

    heading: Heading
    asked: str | None
    rule: str
    answers: list[dict[str, Any]]
    disputes: list[dict[str, Any]]
    accounts: list[dict[str, Any]]
    reports: list[Head]
    claims: list[str]
    part_of: Heading | None
    part_why: str | None
    parts: list[Heading]
    judgements: list[Judged]
    changes: int


class Claims(Shape):
    """A page of claims, as `schema/claim.schema.json` has them; `next` asks for the page after."""

    claims: list[dict[str, Any]]
    next: str | None


class Rows(Shape):
    """A page of flat rows, such as the command of the same name writes as CSV."""

    rows: list[dict[str, Cell]]
    next: int | None


class Form(Shape):
    """A format of an export; `suffix` is null of a folder, which comes as a zip file."""

    name: str
    suffix: str | None
    holds: str
    lacks: list[str]
    rule: str


class Health(Shape):
    """Whether the desk answers, and what the archive holds."""

    version: str
    reports: int
    claims: int
    failures: int
    linked: bool
    unlinked: int
