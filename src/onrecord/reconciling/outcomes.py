"""What became of forecasts: a proposal from later claims, and analysts' words over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.reconciling.forecasts_values import Forecast, Outcome, OutcomeStatus, Verdict
from onrecord.reconciling.outcomes_evidence import (
    Bearing,
    Bears,
    bearings_of,
    unjudgeable,
)
from onrecord.reconciling.outcomes_later import Later
from onrecord.reconciling.sides import Sides
from onrecord.records import Testimony


def outcomes(
    forecasts: Iterable[Forecast],
    testimonies: Iterable[Testimony],
    as_of: date,
    verdicts: Sequence[Verdict] = (),
    sides: Sides | None = None,
) -> list[Outcome]:
    """What became of each forecast by `as_of`, in their order."""
    later, known = Later(testimonies), sides or Sides.load()
    return [_outcome(f, later, as_of, verdicts, known) for f in forecasts]


def outcome_of(
    forecast: Forecast,
    testimonies: Iterable[Testimony],
    as_of: date,
    verdicts: Sequence[Verdict] = (),
    sides: Sides | None = None,
) -> Outcome:
    """What became of one forecast by `as_of`, from what was published after it.

    An analyst's last verdict goes before the machine's proposal. The machine proposes nothing
    where a condition was set, or where act, place or doer are not named (`unjudgeable`): then it
    is `open` up to the deadline, `unclear` after it. Nor does it look further than three months
    where there is no deadline.
    """
    return _outcome(forecast, Later(testimonies), as_of, verdicts, sides or Sides.load())


def _outcome(
    forecast: Forecast, later: Later, as_of: date, verdicts: Sequence[Verdict], sides: Sides
) -> Outcome:
    judged = judged_outcome([v for v in verdicts if v.forecast == forecast.id], as_of)
    if judged:
        return judged
    bearings = bearings_of(forecast, later, as_of, sides)
    status, why = _proposed(forecast, bearings, as_of)
    against = ("not",) if _with(bearings, "in_time") else ("not", "late")
    return Outcome(
        forecast=forecast.id,
        status=status,
        as_of=as_of,
        supporting=tuple(b.testimony for b in bearings if b.bears in ("in_time", "partly")),
        contradicting=tuple(b.testimony for b in bearings if b.bears in against),
        why=why,
    )


def judged_outcome(verdicts: Iterable[Verdict], as_of: date) -> Outcome | None:
    """What became of a forecast by the last of its verdicts up to `as_of`; null without one."""
    last = max((v for v in verdicts if v.at.date() <= as_of), key=lambda v: v.at, default=None)
    if last is None:
        return None
    why = last.reason or f"judged by {last.by}"
    return Outcome(last.forecast, last.status, as_of, (), (), why, last.by, last.review)


def _proposed(
    forecast: Forecast, bearings: Sequence[Bearing], as_of: date
) -> tuple[OutcomeStatus, str]:
    over = forecast.status(as_of) == "overdue"
    if forecast.conditional and bearings:
        return "unclear", f"it hangs on a condition (“{forecast.conditional}”): judge it by hand"
    why_not = unjudgeable(forecast)
    if why_not or forecast.conditional:
        why_not = why_not or f"it hangs on a condition (“{forecast.conditional}”)"
        return ("unclear", f"overdue, and {why_not}") if over else ("open", why_not)
    happened, why = _happened(bearings, over)
    if happened is None:
        return ("unclear" if over and why else "open"), why or _waiting(forecast)
    if happened == "partly":
        return "partly", why
    if not over and happened == "no":
        return "open", f"{why}; {_waiting(forecast)}"
    return ("came_true" if (happened == "yes") == forecast.expects else "failed"), why


def _happened(bearings: Sequence[Bearing], over: bool) -> tuple[str | None, str]:
    """Whether the event was: yes, partly, no, or null where the claims do not settle it."""
    yes, part = _with(bearings, "in_time"), _with(bearings, "partly")
    no = [b for b in _with(bearings, "not") if not yes or b.day >= max(y.day for y in yes)]
    if yes and len(_origins(no)) >= len(_origins(yes)):
        return None, f"{_told(yes, 'says')} that it was; {_told(no, 'says')} that it was not"
    if yes:
        return "yes", f"{_told(yes, 'says')} that it was, first of {min(b.day for b in yes)}"
    if part:
        return "partly", f"{_told(part, 'tells')} of a part of it, or of an attempt"
    late, undated = _with(bearings, "late"), _with(bearings, "undated")
    if over and undated:
        return None, f"{_told(undated, 'says')} that it was, but not whether before the deadline"
    if late:
        return "no", f"{_told(late, 'says')} that it was only on {min(b.day for b in late)}"
    if no:
        return "no", f"{_told(no, 'says')} that it was not, last of {max(b.day for b in no)}"
    return None, "nobody says that it was, nor that it was not" if over else ""


def _with(bearings: Sequence[Bearing], bears: Bears) -> list[Bearing]:
    return [b for b in bearings if b.bears == bears]


def _origins(bearings: Iterable[Bearing]) -> set[str]:
    return {b.testimony.origin for b in bearings}


def _told(bearings: Sequence[Bearing], verb: str) -> str:
    count = len(_origins(bearings))
    return f"1 origin {verb}" if count == 1 else f"{count} origins {verb.removesuffix('s')}"


def _waiting(forecast: Forecast) -> str:
    if forecast.deadline is None:
        return "it has no deadline"
    return f"its deadline is {forecast.deadline}"


def outcome_rows(outcomes: Iterable[Outcome]) -> list[dict[str, object]]:
    """Outcomes as rows of plain values."""
    return [
        {
            "forecast": o.forecast,
            "status": o.status,
            "as_of": o.as_of,
            "by": o.by,
            "why": o.why,
            "claims_for": [t.claim.id for t in o.supporting],
            "claims_against": [t.claim.id for t in o.contradicting],
        }
        for o in outcomes
    ]
