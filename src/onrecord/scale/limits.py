"""What a worker may take: time for one thing, and memory."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

ENDED_FIRST = "500"  # of 1,000: where memory runs out, the system ends a worker before others


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one thing may take, in seconds, and how many bytes beside what is loaded.

    `start_s` is how long a worker may take to begin. Without `memory` there is no limit of memory.
    """

    each_s: float
    memory: int | None = None
    start_s: float = 300.0


def bound(memory: int | None) -> None:
    """Let this process take so many bytes more than it has now, where the system can tell."""
    import resource

    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(ENDED_FIRST, "ascii")
    if memory is None:
        return
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
