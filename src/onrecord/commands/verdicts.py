"""What analysts said became of forecasts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.reconciling.forecasts_values import Forecast, OutcomeStatus, Verdict
    from onrecord.records import Review

STATUSES: dict[str, OutcomeStatus] = {
    "came_true": "came_true",
    "partly": "partly",
    "did_not": "failed",
    "unclear": "unclear",
}


def verdicts_of(
    forecasts: Iterable[Forecast],
    reviews: Iterable[Review],
    as_of: date | None,
    day: date,
    recorded_by: date | None,
) -> list[Verdict]:
    """Tell the last judgement of each forecast that stands, of whichever telling it was said.

    Without `as_of` what was judged after the last report, the day `day`, counts as well.
    """
    from onrecord.reconciling.forecasts_values import Verdict

    stood = (r for r in reviews if _stood(r, as_of, recorded_by))
    last = {r.claim: r for r in sorted(stood, key=lambda r: r.id)}
    found = []
    for told in forecasts:
        said = [last[t.claim.id] for t in told.tellings if t.claim.id in last]
        if said:
            one = max(said, key=lambda r: r.id)
            at = min(one.at, datetime.combine(day, time.max))
            status = STATUSES[one.value or ""]
            found.append(Verdict(told.id, status, one.by, at, one.reason, one.id))
    return found


def _stood(review: Review, as_of: date | None, recorded_by: date | None) -> bool:
    if as_of is not None and review.at.date() > as_of:
        return False
    if recorded_by is None:
        return review.withdrawn_at is None
    left = review.withdrawn_at
    return review.at.date() <= recorded_by and (left is None or left.date() > recorded_by)
