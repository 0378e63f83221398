"""Reports and their claims to incidents in memory: every step of joining, as one pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.incidents.accounts import accounts_of
from onrecord.incidents.grouping import group
from onrecord.incidents.naming import name_groups
from onrecord.incidents.nesting import nest
from onrecord.incidents.origins import copies_of, testimonies
from onrecord.incidents.scoring import links_of
from onrecord.incidents.weights import Weights
from onrecord.records import Account, Claim, Incident, Judgement, Link, Report, Testimony

Told = tuple[Report, Claim]


@dataclass(frozen=True, slots=True)
class Joined:
    """What reports come to: accounts by id, their links, the incidents, and every claim's origin.

    `told` gives the testimonies of each incident: the claims of its accounts, and what the same
    reports say of the same events without telling that they happened ("no one was hurt").
    """

    accounts: Mapping[str, Account]
    links: tuple[Link, ...]
    incidents: tuple[Incident, ...]
    testimonies: tuple[Testimony, ...]
    told: Mapping[str, tuple[Testimony, ...]]


def joined(pairs: Iterable[Told], weights: Weights, judgements: Sequence[Judgement] = ()) -> Joined:
    """Join claims, given with their reports and in the reports' order, into incidents."""
    said = list(pairs)
    accounts = {a.id: a for a in _accounts(said, judgements)}
    links = links_of(list(accounts.values()), weights)
    groups = group(accounts, links, judgements, threshold=weights.threshold)
    named, _ = name_groups(groups, {}, accounts=accounts)
    members = {named[g[0]]: g for g in groups}
    larger = nest(members, accounts, judgements)
    origins = testimonies(said, copies_of({r.id: r for r, _ in said}.values()))
    return Joined(
        accounts=accounts,
        links=tuple(links),
        incidents=tuple(Incident(i, ids, larger.get(i)) for i, ids in sorted(members.items())),
        testimonies=tuple(origins),
        told=told_of({i: [accounts[a] for a in ids] for i, ids in members.items()}, origins),
    )


def told_of(
    members: Mapping[str, Sequence[Account]], origins: Sequence[Testimony]
) -> dict[str, tuple[Testimony, ...]]:
    """The testimonies of each incident; a claim that no account holds goes with its mention."""
    by_claim = {c: i for i, m in members.items() for a in m for c in a.claims}
    by_mention = {a.id: i for i, m in members.items() for a in m}
    found: dict[str, list[Testimony]] = {incident: [] for incident in members}
    for one in origins:
        event = one.claim.event
        mention = f"{one.report.id}:{event.mention}" if event else None
        incident = by_claim.get(one.claim.id) or (by_mention.get(mention) if mention else None)
        if incident is not None:
            found[incident].append(one)
    return {incident: tuple(told) for incident, told in found.items()}


def _accounts(said: Sequence[Told], judgements: Sequence[Judgement]) -> Iterable[Account]:
    for _, told in groupby(said, key=lambda pair: pair[0].id):
        held = list(told)
        yield from accounts_of(held[0][0], [claim for _, claim in held], judgements)
