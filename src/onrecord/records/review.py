"""What people say of a claim: accepted, rejected, corrected in one field, graded, commented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Act = Literal["accepted", "rejected", "corrected", "graded", "commented", "outcome"]
JUDGING: tuple[Act, ...] = ("accepted", "rejected", "corrected", "graded")  # of a claim itself


@dataclass(frozen=True, slots=True)
class Review:
    """One thing that a person says of a claim; withdrawn, never deleted.

    `field` is the path of what was corrected (`event.places.0`), `value` what stands there
    instead, in JSON as claims are published, or the grade, or the words of a comment, or what
    became of a forecast (`outcome`: `came_true`, `partly`, `did_not`, `unclear`). Times are in UTC
    without a zone. `reason` says why, `text_sha256` is the hash of the report's text.
    """

    id: int
    claim: str
    act: Act
    field: str | None
    value: str | None
    by: str
    at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    reason: str | None = None
    text_sha256: str | None = None
