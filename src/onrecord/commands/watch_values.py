"""What `watch` is told and what it yields beside reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from onrecord.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Pace:
    """How often: feeds `every` so many minutes, pages again for days after they changed last.

    `delay` is the least pause between two visits of one host, in seconds; robots.txt may ask for
    a longer one. With `again` 0 a page is fetched once.

    >>> Pace(every=15.0).after_a_change(0.0)
    900.0
    """

    every: float = 30.0
    again: float = 7.0
    delay: float = 2.0

    def __post_init__(self) -> None:
        for name, least in (("every", 1.0), ("again", 0.0), ("delay", 0.0)):
            if not getattr(self, name) >= least:
                raise SettingsError(
                    f"{name} may not be {getattr(self, name):g}", f"give at least {least:g}"
                )

    def round(self) -> timedelta:
        """The time between two rounds."""
        return timedelta(minutes=self.every)

    def after_a_change(self, age: float) -> float | None:
        """Seconds until a page is fetched again, `age` seconds after it changed; null is no more.

        Half of its age, and at least the time between rounds: less often as it ages.
        """
        if age > self.again * 86_400 or not self.again:
            return None
        return max(self.every * 60, age / 2)


@dataclass(frozen=True, slots=True)
class Polled:
    """A feed was asked: how many pages it names now (null: nothing changed), and how many are new.

    `notes` say what of it was left out.
    """

    url: str
    title: str | None
    kind: str | None
    items: int | None
    new: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """A page is gone: the host's answer (404 twice, or 410), and the report that stood there."""

    url: str
    status: int
    title: str | None


@dataclass(frozen=True, slots=True)
class Back:
    """A page that was gone is there again."""

    url: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A round is over; the next begins then (UTC)."""

    until: datetime
