"""Decisions about claims: an analyst's or the machine's; withdrawn, never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Decision = Literal["same", "different", "part_of"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two claims judged to be of one event, of two, or the first of a part of the second's.

    `a` and `b` are claim ids: the anchors that hold when a better engine reads again. `by` is the
    user, `at` and `withdrawn_at` are in UTC without a zone.
    """

    id: int
    decision: Decision
    a: str
    b: str
    by: str
    at: datetime
    reason: str | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
