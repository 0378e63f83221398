"""Ids of incidents that hold as groups grow, join and part."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from onrecord.records import Account


def anchor_of(members: Iterable[str], accounts: Mapping[str, Account]) -> str:
    """The smallest claim id of the earliest account; an account's id where it has no claims.

    The earliest is the one published first, else dated first, else with the smallest id.
    """

    def key(account_id: str) -> tuple[date, date, str]:
        account = accounts.get(account_id)
        published, start = (account.published, account.start) if account else (None, None)
        return published or date.max, start or date.max, account_id

    first = min(members, key=key)
    account = accounts.get(first)
    return min(account.claims, default=first) if account else first


def new_id(anchor: str, taken: Container[str]) -> str:
    """The letter i and a hash of the anchor; hashed on where another incident bears it.

    >>> new_id("c1", ())
    'id0f631ca1ddb'
    >>> new_id("c1", {"id0f631ca1ddb"}) == new_id("c1", ())
    False
    """
    found, turn = "", 1
    while not found or found in taken:
        told = anchor if turn == 1 else f"{anchor}\n{turn}"
        found = "i" + hashlib.sha256(told.encode("utf-8")).hexdigest()[:12]
        turn += 1
    return found


def name_groups(
    groups: Sequence[Sequence[str]],
    before: Mapping[str, str],
    *,
    accounts: Mapping[str, Account] | None = None,
    redirects: Mapping[str, str] | None = None,
    taken: Container[str] = (),
) -> tuple[dict[str, str], dict[str, str]]:
    """The incident id of each account, and every redirect from an absorbed id to what took it.

    `before` gives the incident that each account was of (accounts in no group are gone);
    `redirects` those known so far, followed with `resolve`; `taken` the ids of incidents that are
    not grouped now. An id goes to the group that holds most of its accounts, and of several ids a
    group keeps that of most accounts (ties: the smallest id, then the group whose anchor it is,
    then the smallest account). A group without one gets a new id from its anchor: that of an
    incident that was absorbed, when it stands alone again, so that undoing a judgement gives ids
    back. So an id always means an incident of which some account was of it before.
    """
    anchors = [anchor_of(members, accounts or {}) for members in groups]
    names = _kept(groups, before, anchors)
    living = set(names.values())
    for number in sorted(range(len(groups)), key=lambda n: min(groups[n])):
        if number not in names:
            names[number] = new_id(anchors[number], _Either(living, taken))
            living.add(names[number])
    named = {account: names[n] for n, members in enumerate(groups) for account in members}
    gone = {**(redirects or {}), **_absorbed(named, before)}
    living_or_taken = _Either(living, taken)
    return named, {old: gone[old] for old in sorted(gone) if old not in living_or_taken}


class _Either:
    """Whether one or the other holds a thing."""

    def __init__(self, one: Container[str], other: Container[str]):
        self._both = one, other

    def __contains__(self, thing: object) -> bool:
        return thing in self._both[0] or thing in self._both[1]


def _kept(
    groups: Sequence[Sequence[str]], before: Mapping[str, str], anchors: Sequence[str]
) -> dict[int, str]:
    """The old id of each group that keeps one, by the group's number."""
    votes = [
        (-count, old, old != new_id(anchors[number], ()), min(members), number)
        for number, members in enumerate(groups)
        for old, count in Counter(before[a] for a in members if a in before).items()
    ]
    names: dict[int, str] = {}
    given: set[str] = set()
    for _, old, _, _, number in sorted(votes):
        if number not in names and old not in given:
            names[number] = old
            given.add(old)
    return names


def _absorbed(named: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Each old id to the one that has most of its accounts now."""
    went: dict[str, Counter[str]] = {}
    for account, old in before.items():
        if account in named:
            went.setdefault(old, Counter())[named[account]] += 1
    return {old: min(counts, key=lambda new: (-counts[new], new)) for old, counts in went.items()}


def resolve(incident: str, redirects: Mapping[str, str]) -> str:
    """The id that an id leads to now, itself where it was never absorbed.

    >>> resolve("a", {"a": "b", "b": "c"})
    'c'
    """
    while incident in redirects:
        incident = redirects[incident]
    return incident
