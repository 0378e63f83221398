"""What intake is told, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from onrecord import __version__
from onrecord.intake.web.limits import Limits
from onrecord.records import Report

# RFC 9110, 10.1.5. There is no address to give yet; a user may set one of their own.
USER_AGENT = f"onrecord/{__version__} (keeps a record of published reports; see its README)"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How sources are taken in; an argument, never a global.

    `published`, `publisher` and `url` stand in where a source does not give its own. `max_bytes`
    limits a file, an answer or a line of JSON, `max_page` an HTML page (its tree takes many times
    its size), `max_text` a report in code points; `timeout` is in seconds, for each step and
    three times that for a whole page. `allow_private` names hosts that may have a private
    address. `user_agent` is what hosts are told, with the `contact` of who runs the program (an
    address of mail or of the web) where it is given; its first word is what robots.txt knows.
    `limits` are the rest of the limits of fetching. `languages` are the ISO 639-1 codes that the
    engine reads; empty takes any. `columns` says which column of a table, or key of a JSON line,
    gives what ("text=body,title=headline"); without it well-known names are looked for. With
    `split`, live blogs and situation reports are split into their dated items.
    """

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    max_bytes: int = 50 * MEGABYTE
    max_page: int = 10 * MEGABYTE
    max_text: int = 200_000
    timeout: float = 20.0
    allow_private: tuple[str, ...] = ()
    user_agent: str = USER_AGENT
    contact: str | None = None
    limits: Limits = field(default_factory=Limits)
    languages: tuple[str, ...] = ("en",)
    engine: str = "english"
    columns: str | None = None
    split: bool = True

    @property
    def agent(self) -> str:
        """The User-Agent of a request.

        >>> IntakeOptions(user_agent="onrecord/1", contact="desk@news.example").agent
        'onrecord/1 (contact: desk@news.example)'
        """
        contact = " ".join((self.contact or "").split())
        return f"{self.user_agent} (contact: {contact})" if contact else self.user_agent


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A report with the bytes that it was read from, their media type and where they came from.

    A long page that was split comes first, whole, with `split` as the number of its items: it is
    kept, but its claims are those of the items. Each item then comes as a report of its own, with
    the page's report id as `parent`; its `original` is its part of the page. `fetched` is when an
    archive of the web (WARC) got the page, in UTC; never a day of publication.
    """

    report: Report
    original: bytes
    media_type: str
    source: str
    parent: str | None = None
    split: int = 0
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no report: why, and what to do next."""

    source: str
    reason: str
    do: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What a source held besides reports, by number: "12 records: no answer of 200"."""

    source: str
    count: int
    what: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What a format gives of one report before its head is read.

    `body` is the text without its title where `title` is known; `language` is an ISO 639-1 code
    that the source states. `items` are those of a long page.
    """

    body: str
    title: str | None = None
    published: date | None = None
    updated: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One dated item of a long page: its parts, and its own part of the page as it stands there.

    What `parts` does not give is the page's.
    """

    parts: Parts
    original: bytes
    media_type: str


def in_megabytes(count: int) -> str:
    """A byte count for a message.

    >>> in_megabytes(50_000_000), in_megabytes(200)
    ('50 MB', '200 bytes')
    """
    return f"{count / MEGABYTE:g} MB" if count >= MEGABYTE else f"{count} bytes"
