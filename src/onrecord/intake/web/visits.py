"""Polite visits: what is allowed, when it is due, and what was answered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from onrecord.errors import IntakeError
from onrecord.intake.fetch import NoAnswerError, fetch_page
from onrecord.intake.options import IntakeOptions
from onrecord.intake.web.answers import Fetched
from onrecord.intake.web.politeness import Politeness, host_of
from onrecord.intake.web.robots import Robots


class Visits:
    """Fetches for one run of a program that polls: robots.txt, delays and back-off obeyed.

    `clock` gives seconds and `sleep` waits, so that tests need not.
    """

    def __init__(
        self,
        options: IntakeOptions,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.options = options
        self.politeness = Politeness(options.limits, clock, sleep)
        self.robots = Robots(options, clock)

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """`fetch_page`, once the host allows it and is due; each host on the way is asked.

        Raises IntakeError where robots.txt does not allow it, where the host has to be left
        alone for longer than a run waits, and where no answer comes.
        """
        met: list[str] = []
        try:
            answer = fetch_page(
                url,
                self.options,
                etag=etag,
                last_modified=last_modified,
                before=lambda hop: self._ask(hop, met),
            )
        except NoAnswerError:
            self._passed(met[:-1])
            self.politeness.failed(met[-1])
            raise
        except IntakeError:
            self._passed(met)
            raise
        self._passed(hop for hop in met if host_of(hop) != host_of(answer.url))
        self.politeness.answered(answer.url, answer, self.robots.delay(answer.url))
        return answer

    def _passed(self, met: Iterable[str]) -> None:
        """Note the visits that were no failure of their hosts."""
        for url in met:
            self.politeness.visited(url, self.robots.delay(url))

    def _ask(self, url: str, met: list[str]) -> None:
        """Refuse what robots.txt does not allow; wait for a host that was not met on this visit."""
        if host_of(url) not in map(host_of, met):
            self.politeness.wait(url)
        self.robots.check(url)
        met.append(url)
