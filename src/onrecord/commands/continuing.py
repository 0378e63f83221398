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
    """Record which claims of earlier texts, or earlier readings, go on in these readings.

    Judgements of the earlier claims hold for the later. Accounts, by report and mention, are
    mapped to the earlier ones whose place they take, so that incidents keep their ids.
    """
    from onrecord.reconciling.revised import match

    before = tables.revised([reading.report.id for reading in readings])
    kept = tables.last_readings(set(before.values()))
    old = {r.report.id: r for r in tables.readings([id_ for id_, _ in kept.values()])}
    anew = tables.read_before({r.report.id: r.id for r in readings})
    older = {r.report.id: r for r in tables.readings(anew)}
    heirs: dict[str, str] = {}
    pairs: list[tuple[Claim, Claim]] = []
    for reading in readings:
        id_ = reading.report.id
        for earlier in (old.get(before.get(id_, "")), older.get(id_)):
            if earlier is not None:
                found = match(earlier.claims, reading.claims).pairs
                heirs |= _heirs(found)
                pairs += found
    tables.keep_continued(working, [(a.id, b.id) for a, b in pairs if a.id != b.id])
    return heirs


def _heirs(pairs: Sequence[tuple[Claim, Claim]]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for a, b in pairs:
        if a.event and b.event:
            account = f"{b.report_id}:{b.event.mention}"
            votes[account][f"{a.report_id}:{a.event.mention}"] += 1
    return {account: told.most_common(1)[0][0] for account, told in votes.items()}
