"""The overview of an archive: all its incidents in memory, kept up with what changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from onrecord.commands import overview_asking as asking
from onrecord.commands.overview_columns import Columns
from onrecord.commands.overview_snapshot import Snapshots
from onrecord.commands.overview_values import PAGE, Asked, Points, Shown, Totals
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.summary_values import Line, line_from

if TYPE_CHECKING:
    from onrecord.archive import Archive

MAPS = 8  # answers for the map that are kept


class Overview:
    """Answers about all incidents of an archive, held by whoever serves many questions.

    Each question notices, by one small question to the archive, what changed since the last, also
    by another program, and reads only that. It may be asked by several threads at once.

    >>> from onrecord.commands import Asked, Overview, held
    >>> with held("war.db") as archive:                              # doctest: +SKIP
    ...     Overview(archive).ask(Asked(types=("airstrike",))).counts
    """

    def __init__(self, archive: Archive) -> None:
        self._snapshots = Snapshots(archive)
        self._maps: OrderedDict[Any, Points] = OrderedDict()
        self._lock = threading.Lock()

    def ask(self, asked: Asked, sight: Sight = EVERYTHING, page: int = 1) -> Shown:
        """Find incidents: a page of lines, with counts, facets and timeline of all found."""
        held, _ = self._snapshots.now(sight)
        found = asking.masks(held, asked)
        mask = asking.met(found)
        order = held.order[asked.sort]
        rows = order[mask[order]][(page - 1) * PAGE : page * PAGE]
        return Shown(
            self._lines(held, rows.tolist(), sight),
            asking.counts(held, mask),
            asking.facets(held, found, asked),
            asking.bins(held, asking.met(found, "days")),
        )

    def ids(self, asked: Asked, sight: Sight = EVERYTHING) -> list[str]:
        """Give the ids of all incidents that a question finds, in its order."""
        held, _ = self._snapshots.now(sight)
        order, mask = held.order[asked.sort], asking.met(asking.masks(held, asked))
        return [held.ids[row] for row in order[mask[order]].tolist()]

    def points(self, asked: Asked, sight: Sight = EVERYTHING) -> Points:
        """Give the places of incidents for the map; days and frame of the question do not count."""
        held, version = self._snapshots.now(sight)
        key = (asking.on_map(asked), sight, version)
        with self._lock:
            kept = self._maps.get(key)
        if kept is None:
            mask = asking.met(asking.masks(held, key[0]))
            kept = Points(f"{version}-{hash(key) & 0xFFFFFFFFFFFF:x}", asking.points(held, mask))
            with self._lock:
                self._maps[key] = kept
                while len(self._maps) > MAPS:
                    self._maps.popitem(last=False)
        return kept

    def lines(self, ids: Collection[str], sight: Sight = EVERYTHING) -> tuple[Line, ...]:
        """Give the lines of some incidents, in the order asked; those not there are left out."""
        held, _ = self._snapshots.now(sight)
        return self._lines(held, [held.at[i] for i in ids if i in held.at], sight)

    def totals(self, sight: Sight = EVERYTHING) -> Totals:
        """Count everything that is linked."""
        held, _ = self._snapshots.now(sight)
        told = asking.counts(held, held.alive)
        names = ("incidents", "reports", "claims", "origins", "disputed")
        return Totals(*(told[name] for name in names))

    def near(self, place: str, sight: Sight = EVERYTHING, page: int = 1) -> Shown:
        """Find the incidents at a place: its id, or its name where it has none."""
        return self.ask(Asked(places=(place,)), sight, page)

    def of_actor(self, actor: str, sight: Sight = EVERYTHING, page: int = 1) -> Shown:
        """Find the incidents that somebody does or suffers: an id, or a name without one."""
        return self.ask(Asked(actors=(actor,)), sight, page)

    def of_origin(self, key: str, sight: Sight = EVERYTHING, page: int = 1) -> Shown:
        """Find the incidents that an origin tells of, by its key."""
        return self.ask(Asked(origins=(key,)), sight, page)

    def _lines(self, held: Columns, rows: list[int], sight: Sight) -> tuple[Line, ...]:
        return tuple(line_from(held.bodies[row]) for row in rows)
