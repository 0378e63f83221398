"""A crew of workers: things are handed out in batches, and come back in any order."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Literal, Self

from onrecord.errors import WorkerError
from onrecord.scale.limits import Limits
from onrecord.scale.seat import Batch, Seat
from onrecord.scale.worker import FULL, READY, SOME, UNFIT, Work

AHEAD = 2  # batches that a worker has: it is at one, and finds the next where that is done
STARTS = 3  # starts that may fail in a row
Cause = Literal["failed", "ended", "memory", "late"]


@dataclass(frozen=True, slots=True)
class Done:
    """A thing with what came of it."""

    of: Any
    result: Any


@dataclass(frozen=True, slots=True)
class Lost:
    """A thing that failed, or ended its worker, also when it was done by itself.

    `told` is the name of the error, or how the worker ended.
    """

    of: Any
    cause: Cause
    told: str


class Crew:
    """Some processes that each do `make()` once, and then what it gave to all they are given.

    `make` is pickled, as is what is sent. Where a batch fails, ends its worker or takes too long,
    what is left of it is done anew, one by one; what then fails again is told as lost. Processes
    are started as there is something to do. `give`, `heard` and `close` belong to one thread.
    """

    def __init__(self, make: Callable[[], Work], workers: int, limits: Limits) -> None:
        self._make, self._limits, self._most = pickle.dumps(make), limits, workers
        self._waiting: deque[Batch] = deque()
        self._seats: list[Seat] = []
        self._failed_starts = 0

    @property
    def free(self) -> bool:
        """Whether a batch can be given."""
        some = len(self._seats) < self._most or any(len(s.batches) < AHEAD for s in self._seats)
        return some and not self._waiting

    @property
    def busy(self) -> bool:
        """Whether something was given that is not done."""
        return bool(self._waiting) or any(s.batches for s in self._seats)

    @property
    def processes(self) -> list[int]:
        """The numbers of the processes."""
        return [seat.number for seat in self._seats]

    def give(self, batch: Sequence[tuple[Any, Any]]) -> None:
        """Give things to do, each with what is sent of it to a worker."""
        self._waiting.append(Batch(deque(batch)))
        if len(self._seats) < self._most:
            self._seats.append(Seat(self._make, self._limits))
        self._hand_out()

    def heard(self, *, patient: bool) -> list[Done | Lost]:
        """Give what came back since; if `patient`, wait for it where anything is to come.

        Raises:
            WorkerError: no worker can begin.
        """
        found: list[Done | Lost] = []
        while self.busy:
            for seat in self._speaking(patient):
                found += self._hear(seat)
            for seat in self._seats:
                found += self._late(seat) if seat.late else ()
            self._hand_out()
            if found or not patient:
                break
        return found

    def close(self) -> None:
        """End all workers."""
        for seat in self._seats:
            seat.end()
        self._seats.clear()
        self._waiting.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hand_out(self) -> None:
        while self._waiting:
            seat = min(self._seats, key=lambda s: len(s.batches))
            if len(seat.batches) >= AHEAD:
                return
            seat.give(self._waiting.popleft())

    def _speaking(self, patient: bool) -> list[Seat]:
        """Wait until a worker tells something, or is late."""
        left = [s for s in (seat.left_s() for seat in self._seats) if s is not None]
        within = max(0.0, min(left, default=0.0)) if patient else 0.0
        ready = wait([seat.parent for seat in self._seats], within)
        return [seat for seat in self._seats if seat.parent in ready]

    def _hear(self, seat: Seat) -> Iterator[Done | Lost]:
        """Hear all that a worker has to tell."""
        try:
            while seat.parent.poll():
                yield from self._told(seat, *seat.parent.recv())
        except (EOFError, OSError, pickle.UnpicklingError):
            code = seat.ended()
            told = f"exit code {code}" if code >= 0 else f"signal {-code}"
            yield from self._gone(seat, "memory" if code == FULL else "ended", told)

    def _told(self, seat: Seat, what: str, told: Any) -> Iterator[Done | Lost]:
        if what == READY:
            seat.ready, self._failed_starts = True, 0
        elif what == UNFIT:
            raise WorkerError(*told)
        elif what == SOME:
            yield from (Done(seat.batches[0].left.popleft()[0], result) for result in told)
        else:
            yield from self._over(seat, "failed", told)
        seat.touch()

    def _late(self, seat: Seat) -> Iterator[Lost]:
        seat.end()
        yield from self._gone(seat, "late", f"{self._limits.each_s:g}")

    def _gone(self, seat: Seat, cause: Cause, told: str) -> Iterator[Lost]:
        """Go on with a fresh worker in the place of one that is gone."""
        if seat.ready:
            yield from self._over(seat, cause, told)
        else:
            self._failed_starts += 1
        if self._failed_starts >= STARTS:
            what = f"a worker ended before it began ({told})"
            raise WorkerError(what, "give fewer workers, then run the same command again to go on")
        self._waiting.extend(seat.batches)
        seat.batches.clear()
        seat.start()

    def _over(self, seat: Seat, cause: Cause, told: str) -> Iterator[Lost]:
        """Take the batch that a worker was at from it: what is left of it was not done."""
        batch = seat.batches.popleft() if seat.batches else Batch(deque())
        if batch.alone:
            yield from (Lost(of, cause, told) for of, _ in batch.left)
        else:
            self._waiting.extendleft(reversed(batch.singles()))
