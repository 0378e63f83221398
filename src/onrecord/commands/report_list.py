"""`reports`: the reports that an archive holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.records import Report


def reports(
    archive: Where,
    *,
    ids: Collection[str] | None = None,
    publisher: str | None = None,
    after: str | None = None,
    most: int | None = None,
    turned_away: bool | None = None,
    sight: Sight = EVERYTHING,
) -> Iterator[Report]:
    """Yield reports by their ids: those of `ids`, of a publisher, and after an id, where given.

    `turned_away` asks for those that the gate turned away only, or for the others only.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        found = opened.reports(
            ids=ids,
            publisher=publisher,
            after=after,
            most=most,
            without=sight.sources,
            turned_away=turned_away,
        )
        if sight.open:
            yield from found
            return
        from onrecord.commands.withheld import Withheld

        with opened.joined() as tables:
            gone = Withheld(tables, sight)
            yield from (gone.report(one) for one in found)
