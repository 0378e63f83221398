"""Forecasts worked out by another process, so that whoever serves others goes on serving."""

from __future__ import annotations

import multiprocessing
import threading
import time
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from onrecord.commands.foretelling_values import Proposals
    from onrecord.commands.sight import Sight


class Beside:
    """One process that works out the forecasts of an archive, for claims of a stamp."""

    def __init__(
        self, address: str, sight: Sight, as_of: date | None, stamp: tuple[int, ...]
    ) -> None:
        self.stamp, self.seconds = stamp, 0.0
        self._told: Proposals | None = None
        self._began = time.monotonic()
        fresh = multiprocessing.get_context("spawn")
        mine, its = fresh.Pipe(duplex=False)
        self._process = fresh.Process(target=_work, args=(its, address, sight, as_of), daemon=True)
        self._process.start()
        its.close()
        self._waiting = threading.Thread(target=self._wait, args=(mine,), daemon=True)
        self._waiting.start()

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._waiting.is_alive()

    def result(self) -> Proposals:
        """What it found; raises ArchiveError where it ended without."""
        if self._told is None:
            why = "what became of the forecasts could not be worked out"
            raise ArchiveError(why, "ask again; if it fails again, run `onrecord forecasts`")
        return self._told

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._waiting.join(5)

    def _wait(self, pipe: Connection) -> None:
        with suppress(EOFError, OSError):
            self._told = pipe.recv()
        self._process.join()
        self.seconds = time.monotonic() - self._began


def _work(pipe: Connection, address: str, sight: Sight, as_of: date | None) -> None:
    import os
    import signal

    from onrecord.commands.foretelling_values import proposed

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    with suppress(OSError, AttributeError):
        os.nice(5)  # those who are served go first
    pipe.send(proposed(address, sight, as_of))
