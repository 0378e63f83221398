"""What a host allows programs to fetch: robots.txt, as RFC 9309 reads it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.errors import IntakeError
from onrecord.intake.options import IntakeOptions

if TYPE_CHECKING:
    from protego import Protego

# The name ends before its version or a comment: "onrecord/1.0 # the recorder".
AGENT = re.compile(r"\s*user[- ]?agent\s*:?\s*([^\s/#]+)", re.I)
TOO_MANY = 429  # no word of the rules, so taken as 5xx, though RFC 9309 would let it pass


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows, until when that is believed; `failed` says why nothing is known."""

    parsed: Protego | None
    until: float
    failed: IntakeError | None = None


@dataclass(slots=True)
class Robots:
    """The rules of every host met, each asked for once and kept for a while.

    A host without a robots.txt (any 4xx) allows everything; one that answers 5xx or 429, or
    not at all, allows nothing for now (RFC 9309, 2.3.1). `clock` gives seconds.
    """

    options: IntakeOptions
    clock: Callable[[], float] = time.monotonic
    known: dict[str, Rules] = field(default_factory=dict)

    def check(self, url: str) -> None:
        """Raise IntakeError where the host does not allow `url`, or cannot say."""
        rules = self._rules(url)
        host = urlsplit(url).hostname
        if rules.failed:
            raise IntakeError(
                f"what {host} allows is not known for now ({rules.failed.what})", rules.failed.do
            )
        if rules.parsed and not rules.parsed.can_fetch(url, self._name()):
            raise IntakeError(
                f"the robots.txt of {host} does not allow it",
                "ask the publisher, or save the page and give the file",
            )

    def delay(self, url: str) -> float | None:
        """The seconds between two visits that the host asks for (Crawl-delay), if it does."""
        rules = self._rules(url)
        return rules.parsed.crawl_delay(self._name()) if rules.parsed else None

    def _name(self) -> str:
        """The first word of the user agent without its version."""
        words = self.options.user_agent.split() or ["onrecord"]
        return words[0].partition("/")[0]

    def _rules(self, url: str) -> Rules:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        rules = self.known.get(origin)
        if rules is None or rules.until <= self.clock():
            rules = self.known[origin] = self._asked(f"{origin}/robots.txt")
        return rules

    def _asked(self, url: str) -> Rules:
        from protego import Protego

        from onrecord.intake.fetch import fetch_page

        limits = self.options.limits
        options = replace(self.options, max_bytes=limits.robots_bytes)
        again = self.clock() + limits.robots_again
        try:
            answer = fetch_page(url, options, cut=True)
        except IntakeError as error:
            return Rules(None, again, error)
        if answer.status >= 500 or answer.status == TOO_MANY:
            why = f"for robots.txt the host answered {answer.reason}"
            return Rules(None, again, IntakeError(why, "try again later"))
        text = answer.content.decode("utf-8-sig", "replace")  # RFC 9309, 2.3: UTF-8
        rules = Protego.parse(rules_for(self._name(), text))
        return Rules(rules, self.clock() + limits.robots_kept)


def rules_for(name: str, text: str) -> str:
    r"""A robots.txt in which every program but `name` and `*` is called "other", once a group.

    Names are compared whole and without case (RFC 9309, 2.2.1). A file that names thousands of
    programs would otherwise take time and memory with the square of its length.

    >>> rules_for("onrecord", "User-agent: a\nUser-agent: b\nUser-agent: OnRecord/2\nDisallow: /x")
    'user-agent: other\nuser-agent: onrecord\nDisallow: /x'
    """
    lines: list[str] = []
    group: set[str] = set()
    for line in text.splitlines():
        if agent := AGENT.match(line):
            called = agent[1].lower()
            known = called if called in (name.lower(), "*") else "other"
            if known not in group:
                lines.append(f"user-agent: {known}")
                group.add(known)
        else:
            lines.append(line)
            group.clear()
    return "\n".join(lines)
