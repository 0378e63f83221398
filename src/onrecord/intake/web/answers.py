"""What a host answered, as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.errors import IntakeError

SECONDS = re.compile(r"\d{1,9}\Z")


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer to one request, redirects followed.

    `status` is the number that the last host gave; `content` is empty unless it is 200 or 203.
    `url` is where the answer came from in the end; `moved_to` is the address to ask from now on,
    where the way there began with permanent redirects (301, 308). `content_type` is in lower
    case without its parameters. `etag` and `last_modified` are the host's words for the next
    request. `retry_after` is in seconds from now.
    """

    status: int
    url: str
    content: bytes
    content_type: str | None
    charset: str | None
    etag: str | None
    last_modified: str | None
    retry_after: float | None
    moved_to: str | None

    @property
    def media(self) -> str | None:
        """The content type with its charset, as `items_of` takes it."""
        if self.content_type and self.charset:
            return f"{self.content_type}; charset={self.charset}"
        return self.content_type

    @property
    def reason(self) -> str:
        """The status in words, as "404 Not Found"."""
        from http import HTTPStatus

        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            return str(self.status)


def retry_after(stated: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After asks for (RFC 9110, 10.2.3): a number or a date.

    >>> retry_after("120"), retry_after("soon")
    (120.0, None)
    >>> retry_after("Wed, 05 Jun 2013 10:01:00 GMT", datetime(2013, 6, 5, 10, tzinfo=UTC))
    60.0
    """
    stated = (stated or "").strip()
    if SECONDS.match(stated):
        return float(stated)
    try:
        until = parsedate_to_datetime(stated)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)  # HTTP dates are GMT (RFC 9110, 5.6.7)
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())


def must_be_a_page(answer: Fetched) -> Fetched:
    """The answer, where it is a page; raises IntakeError with the host's own words where not."""
    if answer.status in (200, 203):
        return answer
    raise IntakeError(
        f"the host answered {answer.reason}",
        "check the address, or save the page and give the file",
    )
