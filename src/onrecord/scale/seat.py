"""A worker's place in a crew: its process, what it was given, and since when it is at it."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from onrecord.scale.limits import Limits

PATIENCE_S = 5
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # a worker has one processor


@dataclass(slots=True)
class Batch:
    """Things for a worker, each with what is sent of it; `alone` is a second try."""

    left: deque[tuple[Any, Any]]
    alone: bool = False

    def singles(self) -> list[Batch]:
        """What is left of it, each thing to be done by itself."""
        return [Batch(deque([one]), alone=True) for one in self.left]


class Seat:
    """One worker. `batches` are those that it has not done, the one it is at first."""

    def __init__(self, make: bytes, limits: Limits) -> None:
        self._make, self._limits = make, limits
        self.batches: deque[Batch] = deque()
        self.start()

    def start(self) -> None:
        """Start a process."""
        self.ready, self.since = False, time.monotonic()
        self.parent, child = Pipe()
        self._run = subprocess.Popen(
            [sys.executable, "-P", "-m", "onrecord.scale.worker", str(child.fileno())],
            pass_fds=[child.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the parent, which then ends its workers
            env=ALONE | os.environ | {"PYTHONPATH": os.pathsep.join(_path())},
        )
        child.close()
        with contextlib.suppress(OSError):  # that it is gone shows when it is heard
            self.parent.send_bytes(self._make)
            self.parent.send(self._limits.memory)

    def give(self, batch: Batch) -> None:
        """Give it a batch to do."""
        if not self.batches:
            self.touch()
        self.batches.append(batch)
        with contextlib.suppress(OSError):  # as above
            self.parent.send_bytes(pickle.dumps([sent for _, sent in batch.left]))

    def touch(self) -> None:
        """Note that it told something, or was given something to do: its time begins anew."""
        if self.ready:
            self.since = time.monotonic()

    def left_s(self) -> float | None:
        """How long it still may take for what it is at; null where it is at nothing."""
        if self.ready and not self.batches:
            return None
        most = self._limits.each_s if self.ready else self._limits.start_s
        return self.since + most - time.monotonic()

    @property
    def late(self) -> bool:
        """Whether its time is over and it has told nothing."""
        left = self.left_s()
        return left is not None and left <= 0 and not self.parent.poll()

    def ended(self) -> int:
        """Wait for a process that let go of its pipe: its exit code, or its signal, below 0."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._run.wait(PATIENCE_S)
        self.end()
        return self._run.returncode

    def end(self) -> None:
        """End the process, at once."""
        self._run.kill()
        self._run.wait()
        self.parent.close()

    @property
    def number(self) -> int:
        """The number of its process."""
        return self._run.pid


def _path() -> list[str]:
    """Where modules are found here, so that a worker finds the same ones."""
    return [path or str(Path.cwd()) for path in sys.path]
