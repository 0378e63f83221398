"""What the pages of an incident's reports said of it before they changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.commands.revising import Revision, changes_at

if TYPE_CHECKING:
    from onrecord.commands.standing import Standing
    from onrecord.reconciling.revised_values import ClaimChange


def said_before(
    standing: Standing, incident: str, reports: Collection[str], claims: Collection[str]
) -> Iterator[Revision]:
    """Yield the changes of pages that touched an incident's claims, with no other claims."""
    tables = standing.tables
    pages = set(tables.pages_of(reports).values())
    made = changes_at(tables, pages, standing.as_of, standing.recorded_by) if pages else []
    changes = [change for revision in made for change in revision.claims]
    lasting = tables.lasting({c.later.id for c in changes if c.later})
    left = tables.incidents_before({_account(c) for c in changes if c.what == "vanished"})

    def mine(change: ClaimChange) -> bool:
        if change.what == "changed" and change.later:
            return lasting.get(change.later.id, change.later.id) in claims
        return change.what == "vanished" and left.get(_account(change)) == incident

    for revision in made:
        if kept := tuple(filter(mine, revision.claims)):
            yield replace(revision, claims=kept)


def _account(change: ClaimChange) -> str:
    """The account that an earlier claim belonged to."""
    earlier = change.earlier
    if earlier is None or earlier.event is None:
        return ""
    return f"{earlier.report_id}:{earlier.event.mention}"
