"""Who is said to hold places, held by whoever serves many questions until claims change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from onrecord.commands.controlling import Control, control
from onrecord.commands.sight import EVERYTHING, Sight

if TYPE_CHECKING:
    from onrecord.archive import Archive

PLACES = 64  # histories that are kept
Stamp: TypeAlias = tuple[int, ...]
Key: TypeAlias = tuple[str, str, date | None]


class Ground:
    """Histories of control, worked out once for many questions, and anew when claims changed.

    They are kept for those from whom nothing is withheld and of whom nothing has to be noted. It
    may be asked by several threads at once.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = threading.Lock()
        self._held: OrderedDict[Key, tuple[Stamp, Control]] = OrderedDict()

    def control(
        self,
        place: str,
        *,
        on: date | None = None,
        rule: str = "origins",
        as_of: date | None = None,
        sight: Sight = EVERYTHING,
    ) -> Control:
        """Tell who is said to hold a place; see `control`.

        Raises:
            ArchiveError: no claim of the archive names the place.
        """
        from onrecord.reconciling.control import control_on

        if not sight.open:
            return control(self._archive, place, on=on, rule=rule, as_of=as_of, sight=sight)
        told = self._told((place, rule, as_of))
        return replace(told, on=on, held=control_on(told.history, on) if on else ())

    def _told(self, key: Key) -> Control:
        with self._archive.joined() as tables:
            stamp = tables.claims_stamp()
        with self._lock:
            kept = self._held.get(key)
        if kept is None or kept[0] != stamp:
            place, rule, as_of = key
            kept = stamp, control(self._archive, place, rule=rule, as_of=as_of)
        with self._lock:
            self._held[key] = kept
            self._held.move_to_end(key)
            while len(self._held) > PLACES:
                self._held.popitem(last=False)
        return kept[1]
