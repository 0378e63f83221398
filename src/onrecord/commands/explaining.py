"""`explain`: why two claims or incidents are joined, or why they are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from onrecord.commands.opened import opened
from onrecord.commands.reasons import reasons
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError
from onrecord.records import Link

if TYPE_CHECKING:
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.standing import Standing
    from onrecord.records import Account, Judgement, Report

COMPARED = 60  # accounts of each incident that are compared


@dataclass(frozen=True, slots=True)
class Explained:
    """Why two claims or incidents are one, or are not.

    `link` compares the two accounts, or of two incidents the two that are most alike, feature by
    feature: `a` and `b` are these accounts with their reports. A weight of at least `threshold`
    joins. `pairs` counts the pairs of accounts that were compared, `mean` is their mean weight.
    `chain` are the links by which two accounts are joined through others. `why` says in words
    what decided; `judgements` are those of people about them.
    """

    joined: bool
    incidents: tuple[str, str]
    a: Account
    b: Account
    reports: tuple[Report, Report]
    link: Link | None
    threshold: float
    pairs: int
    mean: float
    chain: tuple[Link, ...]
    why: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def explain(
    archive: Where,
    a: str,
    b: str,
    *,
    as_of: date | None = None,
    recorded_by: date | None = None,
    joiner: Joiner | None = None,
    sight: Sight = EVERYTHING,
) -> Explained:
    """Explain why two claims or incidents are joined, or why not, feature by feature.

    `a` and `b` are ids, or the beginnings of ids. Of two incidents every pair of accounts is
    compared (of the first 60 of each) and the pair that is most alike is explained.

    Raises:
        ArchiveError: there is no such incident or claim; near ids are named.
    """
    from onrecord.commands.joiner import Joiner

    by = joiner or Joiner()
    with opened(archive, as_of, recorded_by, by, sight) as standing:
        ends = [_accounts(standing, given) for given in (a, b)]
        return _explained(standing, by, *ends)


def _accounts(standing: Standing, given: str) -> list[Account]:
    from onrecord.commands.finding import meant

    kind, found = meant(standing, given)
    if kind == "incident":
        held = standing.accounts(standing.members([found]).get(found, ()))
    else:
        held = standing.accounts(standing.tables.mentions([found]).values())
    if not held:
        what = f"{kind} {found} has no account to compare"
        raise ArchiveError(what, "only what is said to have happened is compared")
    return list(held.values())


def _explained(
    standing: Standing, by: Joiner, first: Sequence[Account], second: Sequence[Account]
) -> Explained:
    of = {account.id: account for account in (*first[:COMPARED], *second[:COMPARED])}
    pairs = {frozenset((x.id, y.id)) for x, y in product(first, second) if x.id != y.id}
    told = by.explained(list(of.values())) if pairs else []
    links = {(k.a, k.b): k for k in told if frozenset((k.a, k.b)) in pairs}
    best = max(links, key=lambda pair: links[pair].weight, default=(first[0].id, second[0].id))
    a, b = of[best[0]], of[best[1]]
    if a.id not in {account.id for account in first}:
        a, b = b, a
    report = {account: report for account, report, _ in standing.told_in([a.id, b.id])}
    mine = standing.incidents_of([a.id, b.id])
    incidents = (mine[a.id], mine[b.id])
    claims = {claim for account in (*first, *second) for claim in account.claims}
    judged = tuple(j for j in standing.judgements() if {j.a, j.b} <= claims)
    mean = sum(k.weight for k in links.values()) / len(links) if links else 0.0
    link = links.get(best)
    joined = incidents[0] == incidents[1]
    chain = _chain(standing, a, b) if joined else ()
    why = reasons(first, second, links.values(), judged, by.threshold, joined=joined)
    return Explained(
        joined=joined,
        incidents=incidents,
        a=a,
        b=b,
        reports=(report[a.id], report[b.id]),
        link=link,
        threshold=by.threshold,
        pairs=len(links),
        mean=mean,
        chain=chain,
        why=why,
        judgements=judged,
    )


def _chain(standing: Standing, a: Account, b: Account) -> tuple[Link, ...]:
    incident = standing.incidents_of([a.id])[a.id]
    links = standing.links_among(standing.members([incident])[incident])
    beside: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda k: -k.weight):
        beside.setdefault(link.a, []).append(link)
        beside.setdefault(link.b, []).append(link)
    return tuple(_widest(beside, a.id, b.id))


def _widest(beside: Mapping[str, Sequence[Link]], start: str, end: str) -> list[Link]:
    """Find the way whose weakest link is strongest (Prim's algorithm, from one end)."""
    from heapq import heappop, heappush

    came: dict[str, Link | None] = {start: None}
    waiting = [(-k.weight, k.a, k.b, start) for k in beside.get(start, ())]
    waiting.sort()
    while waiting and end not in came:
        weight, a, b, known = heappop(waiting)
        other = b if a == known else a
        if other in came:
            continue
        came[other] = Link(a, b, -weight)
        for k in beside.get(other, ()):
            heappush(waiting, (-k.weight, k.a, k.b, other))
    path: list[Link] = []
    at = end
    while (step := came.get(at)) is not None:
        path.append(step)
        at = step.a if step.b == at else step.b
    return path[::-1]
