"""How fast work goes, and how long it will take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

WINDOW_S = 60.0  # the last so many seconds tell the rate
LEAST_S = 2.0  # what is told before is chance
MINUTE, HOUR, DAY = 60, 3600, 86_400


class Pace:
    """The rate of the last minute; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._marks: deque[tuple[float, int]] = deque([(self._began, 0)])
        self.done = 0

    def step(self) -> None:
        """Count one that is done."""
        self.done += 1
        now = self._clock()
        if now - self._marks[-1][0] >= 1:
            self._marks.append((now, self.done))
        while len(self._marks) > 1 and now - self._marks[0][0] > WINDOW_S:
            self._marks.popleft()

    @property
    def rate(self) -> float | None:
        """How many are done a second; null where nobody can tell yet."""
        since, before = self._marks[0]
        now = self._clock()
        if now - since < LEAST_S or self.done == before:
            return None
        return (self.done - before) / (now - since)

    def left_s(self, total: int | None) -> float | None:
        """How many seconds are left of so many; null where nobody can tell."""
        rate = self.rate
        if rate is None or total is None or total <= self.done:
            return None
        return (total - self.done) / rate


def spell(seconds: float) -> str:
    """Tell how long that is, no finer than anybody needs.

    >>> spell(12.2), spell(95), spell(12_000), spell(200_000)
    ('12 s', '2 min', '3 h 20 min', '2 days 7 h')
    """
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    if seconds < DAY:
        return f"{seconds // HOUR:.0f} h {seconds % HOUR / MINUTE:.0f} min"
    return f"{seconds // DAY:.0f} days {seconds % DAY // HOUR:.0f} h"
