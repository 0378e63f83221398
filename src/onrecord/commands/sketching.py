"""An incident in a line: what, where, when, and by how many it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from onrecord.records import Account, Side, Spot

T = TypeVar("T", bound=Hashable)
VAGUE = ("attack", "killing", "injury")  # said of many deeds that have a closer name
WIDE = ("country", "region")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What most accounts of an incident say of it: no more than a heading.

    `days` is false where no account tells the days in words: `end` is then the day by which it
    had happened. `origins` counts the texts that do not copy one another.
    """

    id: str
    type: str
    place: Spot | None
    start: date | None
    end: date | None
    dated: bool
    doers: tuple[Side, ...]
    victims: tuple[Side, ...]
    accounts: tuple[str, ...]
    reports: int
    origins: int
    part_of: str | None = None


def sketch(
    incident: str, accounts: Sequence[Account], roots: Mapping[str, str], part_of: str | None
) -> Sketch:
    """Make the heading of an incident of its accounts; a place or a day that none tells is null."""
    voters = _one_a_root(accounts, roots)
    dated = [a for a in voters if a.dated]
    start, end = _days(dated or voters)
    reports = {a.report for a in accounts}
    return Sketch(
        incident,
        _type(voters),
        _place(voters),
        start,
        end,
        bool(dated),
        _sides(a.doers for a in voters),
        _sides(a.victims for a in voters),
        tuple(a.id for a in accounts),
        len(reports),
        len({roots.get(report, report) for report in reports}),
        part_of,
    )


def _one_a_root(accounts: Sequence[Account], roots: Mapping[str, str]) -> list[Account]:
    first: dict[str, Account] = {}
    for account in accounts:
        first.setdefault(roots.get(account.report, account.report), account)
    return list(first.values())


def _type(accounts: Sequence[Account]) -> str:
    told = Counter(a.types[0] for a in accounts if a.types)
    close = {kind: n for kind, n in told.items() if kind not in VAGUE}
    return _most(close or told) or "event"


def _place(accounts: Sequence[Account]) -> Spot | None:
    finest = [a.places[0] for a in accounts if a.places]
    close = [p for p in finest if p.id and p.precision not in WIDE]
    chosen = _most(Counter(p.id or p.name for p in close or finest))
    return next((p for p in finest if chosen in (p.id, p.name)), None)


def _days(accounts: Sequence[Account]) -> tuple[date | None, date | None]:
    told = Counter((a.start, a.end) for a in accounts if a.start or a.end)
    closed = {days: n for days, n in told.items() if None not in days}
    if not closed:
        ends = [end for _, end in told if end]
        return (min((s for s, _ in told if s), default=None), min(ends, default=None))
    most = max(closed.values())
    return min((d for d, n in closed.items() if n == most), key=_length)


def _length(days: tuple[date | None, date | None]) -> tuple[int, date]:
    start, end = days
    return ((end - start).days, start) if start and end else (10**6, date.max)


def _sides(told: Iterable[tuple[Side, ...]]) -> tuple[Side, ...]:
    held = [side for sides in told for side in sides]
    votes = Counter(side.actor or side.name for side in held)
    first = {side.actor or side.name: side for side in reversed(held)}
    return tuple(first[key] for key, _ in votes.most_common(2))


def _most(votes: Mapping[T, int]) -> T | None:
    return max(votes, key=lambda key: votes[key], default=None)
