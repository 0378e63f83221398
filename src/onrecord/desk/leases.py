"""Who has what open of the queue, so that two who judge at once are not given the same.

Held in the desk's memory: one desk serves a team, a lease is worth nothing after a restart, and
nobody who only looks writes to the archive. It is soft: whoever opens what another has open is told
so and may judge it all the same, as the archive itself tells who comes second.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

SECONDS = 600.0
MOST = 20  # that one person has open at once; the oldest goes first


@dataclass(frozen=True, slots=True)
class Lease:
    """Somebody has something open, since when, and until when it is theirs, in UTC."""

    by: str
    since: datetime
    until: datetime


@dataclass(slots=True)
class Leases:
    """What people have open; several threads may ask at once.

    >>> leases = Leases()
    >>> leases.take("a1", "ann") is None, leases.take("a1", "ben").by
    (True, 'ann')
    """

    seconds: float = SECONDS
    clock: Callable[[], float] = time.time
    _held: dict[str, Lease] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, item: str, by: str) -> Lease | None:
        """Have something open, from now on; else the lease of who has it open already."""
        with self._lock:
            now = self._tidy()
            old = self._held.pop(item, None)
            if old is not None and old.by != by:
                self._held[item] = old
                return old
            since = old.since if old else now
            self._held[item] = Lease(by, since, now + timedelta(seconds=self.seconds))
            mine = [key for key, lease in self._held.items() if lease.by == by]
            for key in mine[:-MOST]:
                del self._held[key]
            return None

    def free(self, item: str, by: str) -> None:
        """Leave something that one had open."""
        with self._lock:
            if item in self._held and self._held[item].by == by:
                del self._held[item]

    def all(self) -> dict[str, Lease]:
        """What is open, by whom; what was opened or looked at last stands last."""
        with self._lock:
            self._tidy()
            return dict(self._held)

    def taken(self, by: str) -> set[str]:
        """What others than this person have open."""
        return {item for item, lease in self.all().items() if lease.by != by}

    def _tidy(self) -> datetime:
        """Let go what ran out; the time."""
        now = datetime.fromtimestamp(self.clock(), UTC)
        for item in [key for key, lease in self._held.items() if lease.until <= now]:
            del self._held[item]
        return now
