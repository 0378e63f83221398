"""`review`, `reviews`, `unreview`: what people say of claims."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from onrecord.commands.claims_seen import claims_seen
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError, JudgementError, SettingsError
from onrecord.records import Act, Review

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.records import Claim, Report

GRADES = ("confirmed", "fair", "weak", "contested", "discounted", "pending")
OUTCOMES = ("came_true", "partly", "did_not", "unclear")
LONGEST = 5_000  # letters of a comment


class Outdated(JudgementError):  # noqa: N818  (it is what the page is)
    """Somebody else said something of the claim since it was shown; `reviews` are what they did."""

    def __init__(self, reviews: Sequence[Review]) -> None:
        who = ", ".join(sorted({r.withdrawn_by or r.by for r in reviews}))
        super().__init__(f"the claim was changed by {who} meanwhile", "look at it, then send again")
        self.reviews = tuple(reviews)


def review(
    archive: Where,
    claim: str,
    act: str,
    *,
    by: str,
    seen: int | None = None,
    field: str | None = None,
    value: Any = None,
    reason: str | None = None,
) -> Review:
    """Record what a person says of a claim: accepted, rejected, corrected, graded or commented.

    `field` is the path of what is corrected and `value` what stands there instead, as published
    (`propose` makes such values of words); or the grade, or the comment. Of a forecast `outcome`
    says what became of it, `value` is then one of `OUTCOMES`. `seen` is how often the claim had
    been changed when it was shown: where that is more now, nothing is recorded. `reason` says why.
    The machine's claim stays as it is; incidents are worked out anew by the corrected one.

    Raises:
        Outdated: somebody changed it meanwhile.
        ArchiveError: there is no such claim.
        SettingsError: the value does not fit.
    """
    from onrecord.archive import Archive

    kind = _act(act)
    with Archive.open(archive) as opened, opened.joined(writes=True) as tables:
        now = tables.changes(claim, lock=True)
        report, told = _claim(tables, claim)
        if seen is not None and now != seen:
            raise Outdated(_since(tables.reviews([claim]), seen))
        kept = _fit(tables, told, report, kind, field, value)
        path = field if kind == "corrected" else None
        hashed = report.text_sha256
        made = tables.say(claim, kind, path, kept, by, reason=reason, text_sha256=hashed)
        _settle(tables, report, claim, why=f"review {made.id}")
    return made


def unreview(archive: Where, number: int, *, by: str, sight: Sight = EVERYTHING) -> Review:
    """Withdraw a review; the claim stands again as without it.

    Raises:
        ArchiveError: there is none that `sight` shows.
        JudgementError: it was withdrawn already.
    """
    from onrecord.archive import Archive

    found = find_review(archive, number, sight=sight)
    with Archive.open(archive) as opened, opened.joined(writes=True) as tables:
        tables.changes(found.claim, lock=True)
        report, _ = _claim(tables, found.claim)
        if not tables.withdraw_review(number, by):
            raise _gone(number)
        _settle(tables, report, found.claim, why=f"review {number} withdrawn")
        return tables.review(number) or found


def find_review(archive: Where, number: int, *, sight: Sight = EVERYTHING) -> Review:
    """Find a review that stands; raises as `unreview` does."""
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        found = tables.review(number)
        if found is None or not claims_seen(tables, [found.claim], sight):
            raise ArchiveError(f"there is no review {number}", "see the history")
    if found.withdrawn_at is not None:
        raise _gone(number)
    return found


def _gone(number: int) -> JudgementError:
    return JudgementError(f"no review {number} stands", "see the history")


def reviews(archive: Where, claim: str | None = None, *, sight: Sight = EVERYTHING) -> list[Review]:
    """List what was said of a claim, or of all, in its order, also what was withdrawn."""
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        found = tables.reviews(None if claim is None else [claim])
        seen = claims_seen(tables, {r.claim for r in found}, sight)
        return [r for r in found if r.claim in seen]


def _act(given: str) -> Act:
    found = next((act for act in get_args(Act) if act == given), None)
    if found is None:
        raise SettingsError(f"there is no review {given!r}", f"give one of {get_args(Act)}")
    return found  # type: ignore[no-any-return]


def _claim(tables: Joined, claim: str) -> tuple[Report, Claim]:
    found = tables.machines([claim]).get(claim)
    if found is None:
        raise ArchiveError(f"there is no claim {claim}", "open it from its report")
    return found


def _fit(
    tables: Joined, claim: Claim, report: Report, act: Act, field: str | None, value: Any
) -> str | None:
    if act == "graded" and value not in GRADES:
        raise SettingsError(f"there is no grade {value!r}", f"give one of {', '.join(GRADES)}")
    if act == "commented" and not (isinstance(value, str) and 0 < len(value) <= LONGEST):
        raise SettingsError("the comment is empty or too long", f"give up to {LONGEST} letters")
    if act not in ("corrected", "outcome"):
        return None if value is None else str(value)
    from onrecord.records.correcting import corrected, with_field

    now = corrected(claim, report, tables.reviews([claim.id]))
    if act == "outcome":
        return _outcome(now, value)
    _known(field or "", value)
    with_field(now, report, field or "", value)
    return json.dumps(value, ensure_ascii=False)


def _outcome(claim: Claim, value: Any) -> str:
    """The outcome that was given; one that is none, or of what foretells nothing, is refused."""
    from onrecord.reconciling.forecasts import is_forecast

    if value not in OUTCOMES:
        raise SettingsError(f"there is no outcome {value!r}", f"give one of {', '.join(OUTCOMES)}")
    if claim.event is None or not is_forecast(claim):
        raise SettingsError("the claim foretells nothing", "judge what became of a forecast")
    return str(value)


def _known(field: str, value: Any) -> None:
    """Refuse a type of event that is none."""
    from onrecord.ontology.types import event_types

    if field == "event.type" and value not in event_types():
        raise SettingsError(f"there is no event type {value!r}", "choose one of the ontology")


def _since(reviews: Sequence[Review], seen: int) -> list[Review]:
    """What happened after so many changes: the last ones said or withdrawn."""
    events = [(r.at, 0, r) for r in reviews]
    events += [(r.withdrawn_at, 1, r) for r in reviews if r.withdrawn_at]
    return [r for _, _, r in sorted(events, key=lambda e: e[:2])[seen:]]


def _settle(tables: Joined, report: Report, claim: str, *, why: str) -> None:
    """Let the claim stand as its reviews say; where that is otherwise, incidents follow it."""
    before = tables.stands(claim)
    tables.settle([claim])
    if tables.stands(claim) != before and tables.working() is not None:
        from onrecord.commands.joiner import Joiner
        from onrecord.commands.relinking import reread

        reread(tables, Joiner(), why, [report.id])
