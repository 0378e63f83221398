"""What kind of feed some bytes are, and its items."""

from __future__ import annotations

from onrecord.errors import IntakeError
from onrecord.intake.feeds.values import Feed
from onrecord.intake.web.limits import Limits


def items_of(
    data: bytes, url: str, content_type: str | None = None, limits: Limits | None = None
) -> Feed:
    """The items of a feed that was found at `url`; what it is, its first bytes say.

    RSS, Atom, JSON Feed 1.0 and 1.1, sitemaps and their indexes (also packed with gzip) and
    plain lists of addresses (one a line, `#` begins a comment). Raises IntakeError for what is
    no feed, is broken, too large, or expands entities.
    """
    raise IntakeError("feeds are not read yet", "wait for the next commit")


def is_feed(data: bytes, content_type: str | None = None) -> bool:
    """Whether some bytes look like a feed; no more than its beginning is looked at."""
    return False
