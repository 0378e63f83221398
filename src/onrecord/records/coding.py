"""Blind double coding: a sample of claims that people code, each without seeing the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Coding:
    """A sample of claims to be coded: how it was drawn, which fields are asked, by whom made.

    `asked` says in words which claims it was drawn from. With the same `seed`, `size` and claims
    the same sample is drawn. Times are in UTC without a zone.
    """

    id: int
    name: str
    size: int
    seed: int
    asked: str
    fields: tuple[str, ...]
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Coder:
    """One who was invited to code a sample; from `done_at` on their values stay as they are."""

    name: str
    invited_by: str
    invited_at: datetime
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """What one coder says of one field of one claim; a null value says "cannot tell"."""

    claim: str
    coder: str
    field: str
    value: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Settled:
    """What a reviewer chose where coders differ; `review` numbers the review it became, if any."""

    id: int
    claim: str
    field: str
    value: str
    by: str
    at: datetime
    reason: str | None = None
    review: int | None = None
