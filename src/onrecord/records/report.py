"""One text as published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """One text as published, with what its head says of itself.

    `text` is canonical: every offset of every claim is a code point into it. `body_start` is
    where the body begins, after the title and the lines of the head. `published` is null where
    neither the text nor the user gives a day. `dateline` is the place that the report was
    sent from and `agency` the agency that its dateline credits, both as written.
    """

    id: str
    text: str
    text_sha256: str
    title: str | None
    body_start: int
    publisher: str | None
    published: date | None
    updated: date | None
    url: str | None
    language: str
    agency: str | None
    dateline: str | None


def sha256_of(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, as hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def report_id(text: str, address: str | None) -> str:
    """A report's id: the hash of its text and its address, 16 hexadecimal digits.

    >>> report_id("Rebels left Qusayr.", None) == report_id("Rebels left Qusayr.", "")
    True
    """
    return sha256_of(sha256_of(text) + "\n" + (address or ""))[:16]


def make_report(  # noqa: PLR0913  (one argument for each thing that a head tells)
    text: str,
    *,
    title: str | None = None,
    body_start: int = 0,
    publisher: str | None = None,
    published: date | None = None,
    updated: date | None = None,
    url: str | None = None,
    language: str = "en",
    agency: str | None = None,
    dateline: str | None = None,
) -> Report:
    """Make a report with its id and hash from its text and what is known of it.

    >>> make_report("Rebels left Qusayr.", published=date(2013, 6, 5)).published
    datetime.date(2013, 6, 5)
    """
    return Report(
        id=report_id(text, url),
        text=text,
        text_sha256=sha256_of(text),
        title=title,
        body_start=body_start,
        publisher=publisher,
        published=published,
        updated=updated,
        url=url,
        language=language,
        agency=agency,
        dateline=dateline,
    )
