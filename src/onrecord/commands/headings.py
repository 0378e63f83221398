"""Headings of some incidents, without reading the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.sketching import Sketch, sketch

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined


def headings(tables: Joined, incidents: Sequence[str], known: date | None = None) -> list[Sketch]:
    """Make the headings of incidents, in their order; of accounts that were out by a day."""
    members = tables.members(incidents)
    accounts = tables.accounts({a for held in members.values() for a in held}, known=known)
    held = {i: [accounts[a] for a in members.get(i, ()) if a in accounts] for i in incidents}
    roots = tables.roots({a.report for a in accounts.values()})
    larger = tables.larger(incidents)
    return [
        sketch(incident, some, roots, larger.get(incident, (None,))[0])
        for incident, some in held.items()
        if some
    ]
