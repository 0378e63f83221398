"""What the first visitors of a large archive would wait for, worked out before they come."""

from __future__ import annotations

import gc
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.commands import Foretelling, Ground, Origins, Overview

MANY = 2_000  # incidents; with fewer nobody waits long
SELDOM = (10_000, 20, 100)  # objects more, looks at the young, at those that stayed (gc)
MIB = 1024 * 1024
AHEAD = 4096 * MIB  # of a file that are read ahead; how much of it stays is the system's choice
WAIT_S = 20  # for what is being worked out, at the end


class Warming:
    """Asks the first questions beside those who come; who comes earlier waits for the same answer.

    What fails here fails again, and is told, where somebody asks for it.
    """

    def __init__(
        self, overview: Overview, foretelling: Foretelling, origins: Origins, ground: Ground
    ) -> None:
        self._overview, self._foretelling = overview, foretelling
        self._origins, self._ground = origins, ground
        self._left = threading.Event()
        self._before: tuple[int, ...] = ()
        self._thread = threading.Thread(target=self._warm, name="warming", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ask no further question, and wait for the answer to the last."""
        self._left.set()
        self._thread.join(WAIT_S)
        self._unsettle()

    def _warm(self) -> None:
        from onrecord.commands import Asked

        with suppress(OnRecordError, OSError):
            with self._overview.archive.joined() as tables:
                if tables.stamp() == 0 or tables.count_incidents() < MANY:
                    return
            for ask in (
                lambda: self._overview.ask(Asked()),
                lambda: self._overview.points(Asked()).packed,
                self._from_disk,
                self._foretelling.ask,
                self._origins.page,
                self._why,
                self._place,
            ):
                if self._left.is_set():
                    return
                ask()
            self._settle()

    def _from_disk(self) -> None:
        """The archive's file in one go: what is asked first has not to be fetched in pieces."""
        address = self._overview.archive.address
        if "://" in address:
            return
        with Path(address).open("rb") as file:
            while not self._left.is_set() and file.tell() < AHEAD and file.read(MIB):
                pass

    def _why(self) -> None:
        """Why one incident's accounts are joined: what compares them takes a second to load."""
        from onrecord.commands import Asked, why_joined

        for line in self._overview.ask(Asked()).lines[:1]:
            why_joined(self._overview.archive, line.id)

    def _place(self) -> None:
        """The place of most incidents: what tells of places takes a second to load, too."""
        from onrecord.commands import Asked, place

        found = [id_ for id_, *_ in self._overview.ask(Asked()).facets["place"] if ":" in id_]
        for id_ in found[:1]:
            place(self._overview.archive, id_)
            self._ground.control(id_)

    def _settle(self) -> None:
        """Look for garbage more seldom, and not among what is held now.

        With all incidents in memory each look took 0.1 to 0.3 s, and came every ten questions or
        so (`benchmarks/desk.py`); what questions leave behind is mostly freed without it.
        """
        self._before = gc.get_threshold()
        gc.collect()
        gc.freeze()
        gc.set_threshold(*SELDOM)

    def _unsettle(self) -> None:
        if self._before:
            gc.set_threshold(*self._before)
            gc.unfreeze()
