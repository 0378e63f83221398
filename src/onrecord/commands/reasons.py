"""In words: what joins two accounts or incidents, or what keeps them apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records import Account, Judgement, Link

CHECKED = 500  # pairs of accounts that are looked at for what cannot be of one event
SAYS = {
    "same": "are one event",
    "different": "are two events",
    "part_of": "are a part and its whole",
}


def reasons(
    first: Sequence[Account],
    second: Sequence[Account],
    links: Collection[Link],
    judgements: Sequence[Judgement],
    threshold: float,
    *,
    joined: bool,
) -> tuple[str, ...]:
    """Say what decided that two accounts, or incidents, are one or are not: people's word first."""
    told = [_judged(j) for j in judgements]
    if {a.id for a in first} & {a.id for a in second}:
        return (*told, "both are one mention of one report")
    told += [] if joined else list(_apart(first, second))
    return (*told, *_weighed(links, threshold, joined=joined))


def _judged(judgement: Judgement) -> str:
    reason = f": {judgement.reason}" if judgement.reason else ""
    who = f"{judgement.by} judged on {judgement.at:%Y-%m-%d} that they"
    return f"{who} {SAYS[judgement.decision]} (judgement {judgement.id}){reason}"


def _apart(first: Sequence[Account], second: Sequence[Account]) -> Iterator[str]:
    from onrecord.incidents.consistency import contradiction, outline_of

    seen: set[str] = set()
    for a, b in list(product(first, second))[:CHECKED]:
        why = contradiction(outline_of(a), outline_of(b))
        if why and why not in seen:
            seen.add(why)
            some = "they" if len(first) == len(second) == 1 else "some of their accounts"
            yield f"{some} cannot be of one event: {why}"
    for account in (*first, *second):
        if lack := _never(account):
            yield lack


def _never(account: Account) -> str | None:
    if not account.places:
        return f"account {account.id} has no place, and is never joined by default"
    if account.start is None and account.end is None:
        return f"account {account.id} has no day, and is never joined by default"
    return None


def _weighed(links: Collection[Link], threshold: float, *, joined: bool) -> Iterator[str]:
    if not links:
        return
    best = max(link.weight for link in links)
    mean = sum(link.weight for link in links) / len(links)
    what = f"the weight {best:+.1f}" if len(links) == 1 else f"the best of {len(links)} pairs"
    told = what if len(links) == 1 else f"{what}, {best:+.1f},"
    if best < threshold:
        through = ", so they are joined through others" if joined else ""
        yield f"{told} is below {threshold:+.1f}, which joins{through}"
    else:
        yield f"{told} reaches {threshold:+.1f}, which joins"
    if len(links) > 1 and best >= threshold and not joined:
        yield f"but all {len(links)} pairs together have a mean of {mean:+.1f}"
