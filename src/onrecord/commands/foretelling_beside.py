"""Forecasts worked out by another process, so that whoever serves others goes on serving."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.commands.foretelling_values import Proposals
    from onrecord.commands.sight import Sight

MODULE = "onrecord.commands.foretelling_beside"
LESS_URGENT = 5  # those who are served go first


class Beside:
    """One process that works out the forecasts of an archive, for claims of a stamp."""

    def __init__(
        self, address: str, sight: Sight, as_of: date | None, stamp: tuple[int, ...]
    ) -> None:
        self.stamp, self.seconds = stamp, 0.0
        self._told: Proposals | None = None
        self._began = time.monotonic()
        command = [sys.executable, "-P", "-m", MODULE]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        order = pickle.dumps((address, sight, as_of))
        self._waiting = threading.Thread(target=self._wait, args=(order,), daemon=True)
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

    def _wait(self, order: bytes) -> None:
        with suppress(OSError):
            told, _ = self._process.communicate(order)
            if self._process.returncode == 0:
                self._told = pickle.loads(told)
        self.seconds = time.monotonic() - self._began


def _work() -> None:
    from onrecord.commands.foretelling_values import proposed

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    with suppress(OSError, AttributeError):
        os.nice(LESS_URGENT)
    address, sight, as_of = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(pickle.dumps(proposed(address, sight, as_of)))


if __name__ == "__main__":
    _work()
