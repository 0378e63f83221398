"""`review`, `reviews`, `unreview`: what people say of claims."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from onrecord.commands.correcting import corrected, with_value
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError, JudgementError, SettingsError
from onrecord.records import Act, Review, to_published

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.records import Claim, Report

GRADES = ("confirmed", "fair", "weak", "contested", "discounted", "pending")
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
) -> Review:
    """Record what a person says of a claim: accepted, rejected, corrected, graded or commented.

    `field` is the path of what is corrected and `value` what stands there instead, as published
    (`propose` makes such values of words); or the grade, or the comment. `seen` is how often the
    claim had been changed when it was shown: where that is more now, nothing is recorded. The
    machine's claim stays as it is; incidents are worked out anew by the corrected one.

    Raises:
        Outdated: somebody changed it meanwhile.
        ArchiveError: there is no such claim.
        SettingsError: the value does not fit.
    """
    from onrecord.archive import Archive

    kind = _act(act)
    with Archive.open(archive) as opened:
        report, told = _claim(opened, claim)
        kept = _fit(told, report, kind, field, value)
        with opened.joined(writes=True) as tables:
            now = tables.changes(claim, lock=True)
            if seen is not None and now != seen:
                raise Outdated(_since(tables.reviews([claim]), seen))
            made = tables.say(claim, kind, field if kind == "corrected" else None, kept, by)
            _settle(tables, told, report, why=f"review {made.id}", again=_changes(kind))
    return made


def unreview(archive: Where, number: int, *, by: str) -> Review:
    """Withdraw a review; the claim stands again as without it.

    Raises:
        JudgementError: there is none, or it was withdrawn already.
    """
    from onrecord.archive import Archive

    found = find_review(archive, number)
    with Archive.open(archive) as opened:
        report, told = _claim(opened, found.claim)
        with opened.joined(writes=True) as tables:
            tables.changes(found.claim, lock=True)
            tables.withdraw_review(number, by)
            why = f"review {number} withdrawn"
            _settle(tables, told, report, why=why, again=_changes(found.act))
            return tables.review(number) or found


def find_review(archive: Where, number: int) -> Review:
    """Find a review that stands; raises JudgementError where there is none."""
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        found = tables.review(number)
    if found is None or found.withdrawn_at is not None:
        raise JudgementError(f"no review {number} stands", "see the history")
    return found


def reviews(archive: Where, claim: str | None = None) -> list[Review]:
    """List what was said of a claim, or of all, in its order, also what was withdrawn."""
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        return tables.reviews(None if claim is None else [claim])


def _act(given: str) -> Act:
    found = next((act for act in get_args(Act) if act == given), None)
    if found is None:
        raise SettingsError(f"there is no review {given!r}", f"give one of {get_args(Act)}")
    return found  # type: ignore[no-any-return]


def _changes(act: Act) -> bool:
    return act in ("corrected", "rejected")


def _claim(opened: Any, claim: str) -> tuple[Report, Claim]:
    with opened.coding() as tables:
        found: tuple[Report, Claim] | None = tables.told([claim]).get(claim)
    if found is None:
        raise ArchiveError(f"there is no claim {claim}", "open it from its report")
    return found


def _fit(claim: Claim, report: Report, act: Act, field: str | None, value: Any) -> str | None:
    if act == "graded" and value not in GRADES:
        raise SettingsError(f"there is no grade {value!r}", f"give one of {', '.join(GRADES)}")
    if act == "commented" and not (isinstance(value, str) and 0 < len(value) <= LONGEST):
        raise SettingsError("the comment is empty or too long", f"give up to {LONGEST} letters")
    if act != "corrected":
        return None if value is None else str(value)
    from onrecord.records import from_published

    told = with_value(to_published(claim, report), field or "", value)
    try:
        from_published(told)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise SettingsError(f"that is no value of {field}", "choose one that is offered") from None
    return json.dumps(value, ensure_ascii=False)


def _since(reviews: Sequence[Review], seen: int) -> list[Review]:
    """What happened after so many changes: the last ones said or withdrawn."""
    events = [(r.at, 0, r) for r in reviews]
    events += [(r.withdrawn_at, 1, r) for r in reviews if r.withdrawn_at]
    return [r for _, _, r in sorted(events, key=lambda e: e[:2])[seen:]]


def _settle(tables: Joined, claim: Claim, report: Report, *, why: str, again: bool) -> None:
    standing = [r for r in tables.reviews([claim.id]) if r.withdrawn_at is None]
    verdicts = [r.act for r in standing if r.act in ("accepted", "rejected")]
    changed = any(r.act == "corrected" for r in standing)
    now = to_published(corrected(claim, report, standing), report) if changed else None
    tables.keep_reviewed(claim.id, now, rejected=verdicts[-1:] == ["rejected"])
    if again and tables.working() is not None:
        from onrecord.commands.joiner import Joiner
        from onrecord.commands.relinking import reread

        reread(tables, Joiner(), why, [report.id])
