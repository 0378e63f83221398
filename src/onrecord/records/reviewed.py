"""How a claim stands by what people said of it: judged how, in which fields, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onrecord.records.review import JUDGING, Review


@dataclass(frozen=True, slots=True)
class ReviewedAs:
    """What people said of a claim that stands; comments are not in it.

    `verdict` is accepted, rejected or null, `corrected` are the paths of the fields in which the
    claim is theirs and not the machine's, `grade` the last that was given. `by` are those who said
    so, the first first, `at` is when the last did, in UTC without a zone.
    """

    verdict: str | None
    corrected: tuple[str, ...]
    grade: str | None
    by: tuple[str, ...]
    at: datetime

    def published(self) -> dict[str, Any]:
        """It as the contract publishes it: plain values, ready for JSON."""
        told = {"verdict": self.verdict, "corrected": list(self.corrected), "grade": self.grade}
        return told | {"by": list(self.by), "at": f"{self.at.isoformat()}Z"}


def reviewed_as(reviews: Iterable[Review], *, by: date | None = None) -> dict[str, ReviewedAs]:
    """Map claims that people judged to how they stand by that, or stood on the day `by`."""
    said: dict[str, list[Review]] = {}
    for review in sorted(reviews, key=lambda r: r.id):
        if review.act in JUDGING and _stands(review, by):
            said.setdefault(review.claim, []).append(review)
    return {claim: _as(told) for claim, told in said.items()}


def _stands(review: Review, by: date | None) -> bool:
    left = review.withdrawn_at
    if by is None:
        return left is None
    return review.at.date() <= by and (left is None or left.date() > by)


def _as(said: list[Review]) -> ReviewedAs:
    verdicts = [r.act for r in said if r.act in ("accepted", "rejected")]
    grades = [r.value for r in said if r.act == "graded"]
    fields = (r.field for r in said if r.act == "corrected" and r.field)
    return ReviewedAs(
        verdict=verdicts[-1] if verdicts else None,
        corrected=tuple(dict.fromkeys(fields)),
        grade=grades[-1] if grades else None,
        by=tuple(dict.fromkeys(r.by for r in said)),
        at=max(r.at for r in said),
    )
