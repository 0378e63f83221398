"""How often somebody may write: so many times in a minute, by name."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from threading import Lock

from fastapi import Request
from starlette.exceptions import HTTPException

from onrecord.desk.access import person_of

TOO_MANY = 429


class Pace:
    """Lets each name through `most` times in `seconds`."""

    def __init__(self, most: int = 120, seconds: float = 60.0) -> None:
        self._most, self._seconds = most, seconds
        self._seen: dict[str, deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def wait(self, name: str) -> float:
        """Count one time; gives the seconds to wait, 0 where none."""
        now = time.monotonic()
        with self._lock:
            seen = self._seen[name]
            while seen and seen[0] <= now - self._seconds:
                seen.popleft()
            if len(seen) >= self._most:
                return self._seconds - (now - seen[0])
            seen.append(now)
        return 0.0


def paced(request: Request) -> None:
    """Refuse a write of who wrote too often; raises HTTPException 429."""
    state = request.app.state
    if not hasattr(state, "pace"):
        state.pace = Pace()
    wait = state.pace.wait(person_of(request).name)
    if wait:
        told = {"Retry-After": str(math.ceil(wait))}
        raise HTTPException(TOO_MANY, "too many changes in a minute", headers=told)
