"""A lane: jobs of one kind, one after the other, in one process."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING

from onrecord.desk.work.jobs import now
from onrecord.desk.work.process import GoneError, Process
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.desk.work.jobs import Event, Job

MOST = 20  # jobs that wait
TRIES = 3  # how often a job is begun again whose process ended


class TooBusyError(OnRecordError):
    """So much waits already that no more is taken."""


class Lane:
    """Does jobs in their order; `hear` is called with all that comes of them.

    The process is started for the first job and ended when there was none for `idle` seconds.
    """

    def __init__(self, hear: Callable[[Job, Event], None], idle: float) -> None:
        self._hear, self._idle = hear, idle
        self._waiting: deque[Job] = deque()
        self._current: Job | None = None
        self._unwanted: set[str] = set()
        self._process: Process | None = None
        self._changed = threading.Condition()
        self._open = True
        self._thread: threading.Thread | None = None

    def put(self, job: Job, *, again: bool = False) -> None:
        """Let a job wait for its turn; raises TooBusyError where too many do."""
        with self._changed:
            if len(self._waiting) >= MOST and not again:
                what = f"{len(self._waiting)} other jobs wait already"
                raise TooBusyError(what, "wait until some of them are done")
            self._waiting.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def before(self, job: Job) -> int:
        """How many jobs come before a job that waits."""
        with self._changed:
            waiting = list(self._waiting)
            return waiting.index(job) + (self._current is not None) if job in waiting else 0

    @property
    def process(self) -> int | None:
        """The number of its process, where one runs."""
        with self._changed:
            return self._process.number if self._process and self._process.alive else None

    def cancel(self, job: Job) -> None:
        """Stop a job, whether it waits or works; what it finished stays."""
        with self._changed:
            if job in self._waiting:
                self._waiting.remove(job)
                self._tell(job, {"is": "cancelled"})
            elif self._current is job and self._process:
                self._unwanted.add(job.id)
                self._process.end()

    def close(self) -> None:
        """Stop all; jobs that are not done are taken up again by the next desk."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
            if self._process:
                self._process.end()
        if self._thread:
            self._thread.join(10)

    def _work(self) -> None:
        while (job := self._next()) is not None:
            self._do(job)
            with self._changed:
                self._current = None

    def _next(self) -> Job | None:
        """Wait for a job; lets the process go meanwhile."""
        with self._changed:
            until = time.monotonic() + self._idle
            while self._open and not self._waiting:
                left = until - time.monotonic()
                if self._process and left <= 0:
                    self._process.end()
                    self._process = None
                self._changed.wait(left if self._process else None)
            if not self._open:
                return None
            self._current = self._waiting.popleft()
            return self._current

    def _do(self, job: Job) -> None:
        try:
            self._tell(job, {"is": "phase", "phase": "starting"})
            for event in self._started().do(job.order | {"from": job.at}):
                self._tell(job, event)
            self._tell(job, {"is": "stopped" if job.problem else "done"})
        except GoneError:
            self._after_death(job)
        except Exception as error:  # noqa: BLE001  a full disk, no more processes: the lane goes on
            what = f"it could not be done ({type(error).__name__}: {error})"
            self._tell(job, {"is": "problem", "error": what, "do": "make room and try again"})
            self._tell(job, {"is": "stopped"})

    def _started(self) -> Process:
        with self._changed:
            if self._process is None or not self._process.alive:
                self._process = Process()
            return self._process

    def _after_death(self, job: Job) -> None:
        with self._changed:
            if self._process:
                self._process.end()
            self._process = None
        if not self._open:
            return
        if job.id in self._unwanted:
            self._unwanted.discard(job.id)
            self._tell(job, {"is": "cancelled"})
            return
        job.tries += 1
        if job.tries < TRIES:
            with self._changed:
                self._waiting.appendleft(job)
            return
        self._tell(job, {"is": "gave up", "number": job.at})

    def _tell(self, job: Job, event: Event) -> None:
        self._hear(job, {"at": now().isoformat()} | event)
