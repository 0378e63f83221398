"""Days and moments as the metadata of pages write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from onrecord.intake.dates import parse_date

EARLIEST = date(1600, 1, 1)  # the first newspapers; "0001-01-01" is a program's nothing
NEAR = timedelta(hours=6)  # between the moment of metadata and the one shown, after small changes
IN_ADDRESS = re.compile(r"/(20\d\d|19\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/.-]|\Z)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as it is written, its moment if a zone or a time is stated, and the day it shows."""

    day: date
    at: datetime | None = None
    utc: bool = False
    shown: date | None = None

    def near(self, other: Moment) -> bool:
        """Whether both are moments of one publication."""
        return bool(self.at and other.at and abs(self.at - other.at) <= NEAR)

    def same(self, other: Moment) -> bool:
        """Whether both are one moment, or one day without a time."""
        return self.at == other.at if self.at and other.at else self.day == other.day

    def showing(self, day: date | None) -> Moment:
        """The moment with the day that stands beside it for readers."""
        return replace(self, shown=day)


def moment_of(stated: str) -> Moment | None:
    """The day that metadata states, or null.

    >>> moment_of("2019-11-20T05:57:50Z").utc, moment_of("19 Nov 2019 07:09 GMT").day
    (True, datetime.date(2019, 11, 19))
    >>> moment_of("0001-01-01T00:00:00Z") is None
    True
    """
    stated = " ".join(stated.split())
    try:
        at = datetime.fromisoformat(re.sub(r" (?:UTC|GMT)\Z", "+00:00", stated))
    except ValueError:
        day = parse_date(stated)
        return Moment(day) if day and day >= EARLIEST else None
    if at.date() < EARLIEST:
        return None
    if len(stated) <= len("2019-11-20"):
        return Moment(at.date())
    utc = at.tzinfo is not None and not at.utcoffset()
    zoned = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Moment(at.date(), zoned.astimezone(UTC), utc)


def address_day(address: str | None) -> date | None:
    """The day in a page's address, or null.

    >>> address_day("https://cedar.example/2019/11/18/town-taken")
    datetime.date(2019, 11, 18)
    """
    found = IN_ADDRESS.search(address or "")
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
