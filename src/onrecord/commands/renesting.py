"""Larger incidents worked out anew around accounts that changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.commands.joiner import Joiner
    from onrecord.records import Account, Judgement

Days = tuple[date, date]
LONGEST = 400  # days; nothing longer holds another incident or is a part of one (nesting.yaml)


def nest_around(
    tables: Joined,
    joiner: Joiner,
    touched: Mapping[str, Account],
    judgements: Sequence[Judgement],
) -> None:
    """Work out anew of which larger incidents those near in time to touched accounts are part."""
    judged = {c for j in judgements if j.decision == "part_of" for c in (j.a, j.b)}
    days = [days for account in touched.values() if (days := _days(account))]
    near = {*touched, *near_in_time(tables, days, LONGEST), *tables.mentions(judged).values()}
    members = tables.members(set(tables.incidents_of(near).values()))
    accounts = tables.accounts({a for held in members.values() for a in held})
    found, before = joiner.larger(members, accounts, judgements), tables.larger(members)
    tables.keep_larger({i: found.get(i) for i in members if found.get(i) != before.get(i)})


def _days(account: Account) -> Days | None:
    start, end = account.start or account.end, account.end or account.start
    if start is None or end is None or (end - start).days > LONGEST:
        return None
    return start, end


def near_in_time(
    tables: Joined, days: Iterable[Days], longest: int | None = None
) -> dict[str, Account]:
    """Find the accounts whose days overlap any of these stretches, and last `longest` at most."""
    stretches: list[Days] = []
    for start, end in sorted(days):
        if stretches and start <= stretches[-1][1] + timedelta(1):
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    found: dict[str, Account] = {}
    for stretch in stretches:
        found |= tables.accounts(days=stretch, longest=longest)
    return found
