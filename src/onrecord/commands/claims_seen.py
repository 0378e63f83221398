"""Which claims somebody may see: what is withheld from them is told as what is not there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.commands.sight import Sight

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.archive.joined import Joined
    from onrecord.records import Claim, Report

    Told = Mapping[str, tuple[Report, Claim]]


def claims_seen(tables: Joined, ids: Collection[str], sight: Sight) -> set[str]:
    """Those of some claims, of any reading, that somebody may see; `tables` hold everything."""
    if not (sight.incidents or sight.sources):
        return set(ids)
    from onrecord.commands.withheld import Withheld

    gone, of = Withheld(tables, sight), tables.reports_of(ids)
    return {c for c in ids if c not in gone.claims and of.get(c) not in gone.reports}


def told_as_seen(tables: Joined, told: Told, sight: Sight) -> dict[str, tuple[Report, Claim]]:
    """Claims with their reports as somebody may see them, without those that are withheld."""
    if sight.open:
        return dict(told)
    from onrecord.commands.withheld import Withheld

    gone = Withheld(tables, sight)
    return {pair[1].id: pair for row in told.values() for pair in gone.pairs([row])}


def units_seen(archive: Archive, ids: Sequence[str], sight: Sight) -> list[str]:
    """Those of some claims, in their order, that somebody may see with the text around them."""
    if not (sight.incidents or sight.sources):
        return list(ids)
    from onrecord.commands.withheld import Withheld

    with archive.joined() as tables:
        gone, of = Withheld(tables, sight), tables.reports_of(ids)
        textless = gone.reports | gone.telling.keys()
        return [c for c in ids if c not in gone.claims and of.get(c) not in textless]
