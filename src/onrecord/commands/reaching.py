"""Which accounts may belong with some: those that a chain of links or judgements reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined

MANY = 5_000  # accounts from which on grouping all anew is as good


def reaching(
    tables: Joined, accounts: set[str], threshold: float, at: int | None
) -> set[str] | None:
    """Find the accounts that may belong with some; null where these are very many.

    Accounts that no chain of links of at least `threshold` connects never belong together, unless
    people say so.
    """
    judged = [(j.a, j.b) for j in tables.judgements() + tables.judgements(carried=False)]
    of = tables.mentions({claim for pair in judged for claim in pair})
    pairs = [{of[a], of[b]} for a, b in judged if a in of and b in of]
    found, fresh = set(accounts), set(accounts)
    while fresh:
        links = tables.links(fresh, at=at)
        ends = {end for k in links if k.weight >= threshold for end in (k.a, k.b)}
        ends |= {end for pair in pairs if pair & fresh for end in pair}
        fresh = ends - found
        found |= fresh
        if len(found) > MANY:
            return None
    return found
