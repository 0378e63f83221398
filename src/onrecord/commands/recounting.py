"""`history`: how an incident came to be what it is: who came and left, and what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.commands.opened import opened
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive import Membership
    from onrecord.commands.standing import Standing
    from onrecord.records import Judgement, Report, Review


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that happened to an incident, in UTC: what it was, and why or by whose word.

    `what` is `came` or `left` (an account, with its report and the incident), `judged` (a
    judgement), `reviewed` (what was said of a claim), or `withdrawn` (either of these).
    """

    at: datetime
    what: str
    why: str
    incident: str | None = None
    account: str | None = None
    report: Report | None = None
    judgement: Judgement | None = None
    review: Review | None = None


def history(archive: Where, id: str | None = None, *, sight: Sight = EVERYTHING) -> list[Passage]:
    """Tell what happened to an incident, in order: accounts that came and left, what was decided.

    That is judgements about its claims and reviews of them. Its absorbed incidents are part of
    it. Without `id` every judgement and review of the archive is told.

    Raises:
        ArchiveError: there is no such incident; near ids are named.
    """
    from onrecord.commands.finding import incident_meant

    with opened(archive, sight=sight) as standing:
        judgements = standing.tables.judgements(withdrawn=True)
        if id is None:
            said = standing.tables.reviews()
            return sorted([*_judged(judgements), *_reviewed(said)], key=_order)
        mine = _all_of(standing, incident_meant(standing, id))
        passages = standing.tables.passages(mine)
        told = standing.tables.told_in({p.account for p in passages}, ever=True)
        reports = {account: report for account, report, _ in told}
        claims = {claim.id for _, _, claim in told}
        about = [j for j in judgements if {j.a, j.b} & claims]
        said = standing.tables.reviews_told({p.account for p in passages})
        passed = _passed(passages, reports)
        return sorted([*passed, *_judged(about), *_reviewed(said)], key=_order)


def _all_of(standing: Standing, incident: str) -> list[str]:
    from onrecord.archive.joined_asking import resolved

    redirects = standing.tables.redirects()
    absorbed = [old for old in redirects if resolved(old, redirects) == incident]
    return [incident, *absorbed]


def _judged(judgements: Sequence[Judgement]) -> Iterator[Passage]:
    for j in judgements:
        yield Passage(j.at, "judged", f"by {j.by}", judgement=j)
        if j.withdrawn_at is not None:
            yield Passage(j.withdrawn_at, "withdrawn", f"by {j.withdrawn_by}", judgement=j)


def _reviewed(reviews: Sequence[Review]) -> Iterator[Passage]:
    for r in reviews:
        yield Passage(r.at, "reviewed", f"by {r.by}", review=r)
        if r.withdrawn_at is not None:
            yield Passage(r.withdrawn_at, "withdrawn", f"by {r.withdrawn_by}", review=r)


def _passed(passages: Sequence[Membership], reports: Mapping[str, Report]) -> Iterator[Passage]:
    for p in passages:
        report, told = reports.get(p.account), (p.incident, p.account)
        yield Passage(p.since.made_at, "came", p.since.why, *told, report)
        if p.until is not None:
            yield Passage(p.until.made_at, "left", p.until.why, *told, report)


def _order(passage: Passage) -> tuple[datetime, bool, str, str]:
    return passage.at, passage.what == "came", passage.what, passage.account or ""
