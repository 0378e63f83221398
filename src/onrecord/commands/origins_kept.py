"""The counts of all origins, held by whoever serves many questions until incidents change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from onrecord.commands.origin import PAGE, OriginPage, OriginSort, but_for
from onrecord.commands.sight import EVERYTHING, Sight

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.archive.origin_asking import OriginCount

SIGHTS = 8  # ways of seeing that are kept


class Origins:
    """Pages of origins: counted once for each sight, and anew when an incident changed.

    It may be asked by several threads at once.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = threading.Lock()
        self._held: OrderedDict[Sight, tuple[int, list[OriginCount]]] = OrderedDict()

    def page(
        self,
        *,
        sort: OriginSort = "claims",
        skip: int = 0,
        most: int = PAGE,
        sight: Sight = EVERYTHING,
    ) -> OriginPage:
        """List origins with counts, in an order; see `origin_page`."""
        told = self._told(sight)
        if sort == "name":
            told = sorted(told, key=lambda origin: (origin.name.casefold(), origin.key))
        else:
            told = sorted(told, key=lambda origin: -getattr(origin, sort))
        return OriginPage(len(told), tuple(told[skip : skip + most]), skip)

    def _told(self, sight: Sight) -> list[OriginCount]:
        with self._lock, self._archive.joined() as tables:
            stamp, kept = tables.stamp(), self._held.get(sight)
            if kept is None or kept[0] != stamp:
                kept = (stamp, tables.origins_told(but_for(sight)))
                self._held[sight] = kept
            self._held.move_to_end(sight)
            while len(self._held) > SIGHTS:
                self._held.popitem(last=False)
            return kept[1]
