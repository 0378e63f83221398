"""Claims and accounts that go on where a page's text was written anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive import FreshReading
    from onrecord.archive.joined import Joined
    from onrecord.records import Claim


def continued(tables: Joined, working: int, readings: Sequence[FreshReading]) -> dict[str, str]:
    """Record which claims of earlier texts go on in these readings.

    Judgements of the earlier claims hold for the later. Accounts, by report and mention, are
    mapped to the earlier ones whose place they take, so that incidents keep their ids.
    """
    from onrecord.reconciling.revised import match

    before = tables.revised([reading.report.id for reading in readings])
    if not before:
        return {}
    kept = tables.last_readings(set(before.values()))
    old = {r.report.id: r for r in tables.readings([id_ for id_, _ in kept.values()])}
    heirs: dict[str, str] = {}
    pairs: list[tuple[Claim, Claim]] = []
    for reading in readings:
        if earlier := old.get(before.get(reading.report.id, "")):
            found = match(earlier.claims, reading.claims).pairs
            heirs |= _heirs(found)
            pairs += found
    tables.keep_continued(working, [(a.id, b.id) for a, b in pairs])
    return heirs


def _heirs(pairs: Sequence[tuple[Claim, Claim]]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for a, b in pairs:
        if a.event and b.event:
            account = f"{b.report_id}:{b.event.mention}"
            votes[account][f"{a.report_id}:{a.event.mention}"] += 1
    return {account: told.most_common(1)[0][0] for account, told in votes.items()}
