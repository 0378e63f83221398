"""When a host may be visited again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from onrecord.errors import IntakeError
from onrecord.intake.web.answers import Fetched
from onrecord.intake.web.limits import Limits

BUSY = (429, 503)


def back_off(failures: int, asked: float | None = None, limits: Limits | None = None) -> float:
    """Seconds to leave a host or a feed alone after `failures` in a row, the host's wish obeyed.

    >>> [back_off(n) for n in (0, 1, 2, 3, 50)]
    [0.0, 60.0, 120.0, 240.0, 86400.0]
    >>> back_off(1, asked=3600.0)
    3600.0
    """
    limits = limits or Limits()
    wait = limits.back_off * 2.0 ** min(failures - 1, 64) if failures > 0 else 0.0
    return max(min(wait, limits.most_back_off), min(asked or 0.0, limits.most_obeyed))


@dataclass(slots=True)
class Politeness:
    """One pause for each host, longer where the host asks for it or fails.

    `clock` gives seconds and `sleep` waits, so that tests need not.

    >>> slept = []
    >>> polite = Politeness(clock=lambda: 0.0, sleep=slept.append)
    >>> polite.wait("http://example.org/a")
    >>> polite.visited("http://example.org/a")
    >>> polite.wait("http://example.org/b")
    >>> slept
    [2.0]
    """

    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    free: dict[str, float] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)

    def due(self, url: str) -> float:
        """Seconds until the host of `url` may be visited; 0 where it may be now."""
        return max(0.0, self.free.get(host_of(url), 0.0) - self.clock())

    def wait(self, url: str) -> None:
        """Wait for the host of `url`; raises IntakeError where that takes too long for one run."""
        left = self.due(url)
        if left > self.limits.longest_wait:
            raise IntakeError(
                f"{host_of(url)} is left alone for {left:,.0f} s more", "try again then"
            )
        if left:
            self.sleep(left)

    def visited(self, url: str, delay: float | None = None) -> None:
        """Note a visit that went well; `delay` is what the host asks for (Crawl-delay)."""
        self.failures.pop(host_of(url), None)
        pause = max(self.limits.delay, min(delay or 0.0, self.limits.most_obeyed))
        self._until(url, pause)

    def failed(self, url: str, asked: float | None = None) -> None:
        """Note a failure of the host; `asked` is its Retry-After in seconds."""
        host = host_of(url)
        self.failures[host] = self.failures.get(host, 0) + 1
        pause = back_off(self.failures[host], asked, self.limits)
        self._until(url, max(self.limits.delay, pause))

    def answered(self, url: str, answer: Fetched, delay: float | None = None) -> None:
        """Note an answer: 429 and every 5xx are failures of the host, 404 and 410 are none."""
        if answer.status in BUSY or answer.status >= 500:
            self.failed(url, answer.retry_after)
        else:
            self.visited(url, delay)

    def _until(self, url: str, pause: float) -> None:
        host = host_of(url)
        self.free[host] = max(self.free.get(host, 0.0), self.clock() + pause)


def host_of(url: str) -> str:
    """The host and port of an address, as the one who is to be left in peace.

    >>> host_of("https://user@News.example:8000/a")
    'news.example:8000'
    """
    return urlsplit(url).netloc.rpartition("@")[2].lower()
