"""Reports that were added, as somebody may see them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord import commands
from onrecord.commands import ClaimFilter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.commands import Sight, Where
    from onrecord.desk.work import Added


def added_seen(archive: Where, some: Sequence[Added], sight: Sight) -> Iterator[Added]:
    """Yield the reports that may be seen, with the titles and counts that may be told."""
    if sight.open:
        yield from some
        return
    heads = {r.id: r for r in commands.reports(archive, ids=[one.id for one in some], sight=sight)}
    for one in some:
        if one.id in heads:
            claims = commands.claims(archive, ClaimFilter(report=one.id), sight=sight)
            count = min(one.claims, sum(1 for _ in claims))
            yield replace(one, title=heads[one.id].title, claims=count)
