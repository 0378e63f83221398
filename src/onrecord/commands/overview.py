"""The overview of an archive: all its incidents in memory, kept up with what changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.commands import overview_asking as asking
from onrecord.commands.asked import IncidentFilter
from onrecord.commands.incident_sieving import Sieve
from onrecord.commands.incidents import wanted
from onrecord.commands.overview_columns import Columns
from onrecord.commands.overview_snapshot import Snapshots
from onrecord.commands.overview_values import PAGE, Asked, Points, Shown, Totals
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.summary_values import Line, line_from
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.archive import Archive

T = TypeVar("T")
MAPS, PAGES = 8, 64  # answers for the map, and pages, that are kept


class Kept(Generic[T]):
    """The last answers, so that what many ask is worked out once; several threads may ask."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer that is kept, else the one that is made now."""
        with self._lock:
            found = self._held.get(key)
        if found is None:
            found = make()
        with self._lock:
            self._held[key] = found
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return found


class Overview:
    """Answers about all incidents of an archive, held by whoever serves many questions.

    Each question notices, by one small question to the archive, what changed since the last, also
    by another program, and reads only that. It may be asked by several threads at once.

    >>> from onrecord.commands import Asked, Overview, held
    >>> with held("war.db") as archive:                              # doctest: +SKIP
    ...     Overview(archive).ask(Asked(types=("airstrike",))).counts
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._snapshots = Snapshots(archive)
        self._sieves: Kept[Sieve] = Kept(MAPS)
        self._maps: Kept[Points] = Kept(MAPS)
        self._pages: Kept[Shown] = Kept(PAGES)

    def ask(self, asked: Asked, sight: Sight = EVERYTHING, page: int = 1) -> Shown:
        """Find incidents: a page of lines, with counts, facets and timeline of all found."""
        held, version = self._snapshots.now(sight)
        return self._pages.get(
            (asked, sight, page, version), lambda: self._shown(held, asked, sight, page)
        )

    def _shown(self, held: Columns, asked: Asked, sight: Sight, page: int) -> Shown:
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

    def contradicting(self, sight: Sight = EVERYTHING) -> list[str]:
        """Give the ids of incidents whose figures contradict each other, of most dead first."""
        held, _ = self._snapshots.now(sight)
        order, mask = held.order["killed"], held.alive & held.numbers["contradicted"]
        return [held.ids[row] for row in order[mask[order]].tolist()]

    def by_days(
        self,
        asked: IncidentFilter,
        sight: Sight = EVERYTHING,
        *,
        most: int,
        disputed: bool = False,
    ) -> list[str]:
        """Give the ids of the first incidents that a filter lets through, as `incidents` orders.

        `disputed` leaves those on some field of which origins contradict each other.
        """
        held, version = self._snapshots.now(sight)
        if not self._snapshots.whole:
            if disputed:
                raise ArchiveError("incidents are being summarised", "ask again in a little while")
            return wanted(self.archive, asked, sight)[:most]
        mask = held.alive & held.numbers["disputed"] if disputed else held.alive
        order = held.order["days"]
        ids = [held.ids[row] for row in order[mask[order]].tolist()]
        if asked == IncidentFilter():
            return ids[:most]
        key = (asked, sight, version, disputed)
        return self._sieves.get(key, lambda: Sieve(self.archive, ids, asked, sight)).first(most)

    def points(self, asked: Asked, sight: Sight = EVERYTHING) -> Points:
        """Give the places of incidents for the map; days and frame of the question do not count."""
        held, version = self._snapshots.now(sight)
        key = (asking.on_map(asked), sight, version)

        def made() -> Points:
            mask = asking.met(asking.masks(held, key[0]))
            return Points(f"{version}-{hash(key) & 0xFFFFFFFFFFFF:x}", asking.points(held, mask))

        return self._maps.get(key, made)

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
        lines = tuple(line_from(held.bodies[row]) for row in rows)
        sight.show_incidents(line.id for line in lines)
        return lines
