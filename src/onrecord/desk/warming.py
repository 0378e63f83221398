"""What the first visitors of a large archive would wait for, worked out before they come."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.commands import Foretelling, Origins, Overview

MANY = 2_000  # incidents; with fewer nobody waits long
WAIT_S = 20  # for what is being worked out, at the end


class Warming:
    """Asks the first questions beside those who come; who comes earlier waits for the same answer.

    What fails here fails again, and is told, where somebody asks for it.
    """

    def __init__(self, overview: Overview, foretelling: Foretelling, origins: Origins) -> None:
        self._overview, self._foretelling, self._origins = overview, foretelling, origins
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._warm, name="warming", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ask no further question, and wait for the answer to the last."""
        self._left.set()
        self._thread.join(WAIT_S)

    def _warm(self) -> None:
        from onrecord.commands import Asked

        with suppress(OnRecordError):
            with self._overview.archive.joined() as tables:
                if tables.stamp() == 0 or tables.count_incidents() < MANY:
                    return
            for ask in (
                lambda: self._overview.ask(Asked()),
                lambda: self._overview.points(Asked()).packed,
                self._foretelling.ask,
                self._origins.page,
                self._why,
            ):
                if self._left.is_set():
                    return
                ask()

    def _why(self) -> None:
        """Why one incident's accounts are joined: what compares them takes a second to load."""
        from onrecord.commands import Asked, why_joined

        for line in self._overview.ask(Asked()).lines[:1]:
            why_joined(self._overview.archive, line.id)
