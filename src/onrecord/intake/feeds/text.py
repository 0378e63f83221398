"""The text of a feed: one layer of gzip off, decoded, and its prolog passed over."""

from __future__ import annotations

import re

from onrecord.errors import IntakeError
from onrecord.intake.decode import decode
from onrecord.intake.kinds import binary_kind
from onrecord.intake.options import in_megabytes
from onrecord.intake.web.unpack import gathered, unpacked

GZIP = b"\x1f\x8b"
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
SPACE = re.compile("[\ufeff \t\r\n]*")
NAME = re.compile(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})")
UTF_16 = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))  # XML 1.0, appendix F
ENDS = {"<?": "?>", "<!--": "-->", "<!": ">"}  # of what may stand before the first element
GIVE = "give the address of an RSS, Atom or JSON feed, a sitemap or a list of addresses"


def text_of(data: bytes, content_type: str | None, limit: int) -> str:
    """The text of a feed; raises IntakeError where it is too large, binary or empty.

    UTF-8 that holds together is UTF-8, whatever is declared. A text that is broken keeps all
    but its broken characters, which are U+FFFD: one bad title loses no address.

    >>> text_of("<rss>Général</rss>".encode(), "text/xml; charset=latin-1", 100)
    '<rss>Général</rss>'
    """
    if data.startswith(GZIP):
        data = gathered(unpacked([data], "gzip", limit), limit)
    check_size(len(data), limit)
    for start, name in UTF_16:
        if data.startswith(start):
            return data.decode(name, "replace")
    if (text := _utf_8(data)) is not None:
        return text
    try:
        return decode(data, _declared(data, content_type))
    except IntakeError:
        if binary_kind(data) or b"\0" in data or not data.strip():
            raise
        return data.decode("utf-8", "replace")


def check_size(size: int, limit: int) -> None:
    """Raise IntakeError for a feed of more bytes (or characters) than the limit."""
    if size > limit:
        raise IntakeError(f"the feed is larger than {in_megabytes(limit)}", "raise the limit")


def root_of(text: str) -> tuple[str | None, int]:
    """The name of the first element, in lower case without prefix, and where it begins.

    Raises IntakeError where a document type with declarations of its own comes before it: that
    is where entities are defined, and no feed needs them.

    >>> root_of("<?xml version='1.0'?><!-- a --><rdf:RDF>")
    ('rdf', 31)
    >>> root_of("Rebels left.")
    (None, 0)
    """
    at = 0
    while (at := after_space(text, at)) < len(text):
        opening = next((o for o in ENDS if text.startswith(o, at)), None)
        if opening is None:
            break
        end = text.find(ENDS[opening], at + len(opening))
        if opening == "<!":
            _refuse_subset(text[at : end if end >= 0 else None])
        if end < 0:
            return None, at
        at = end + len(ENDS[opening])
    name = NAME.match(text, at)
    return (name[1].lower(), at) if name else (None, at)


def after_space(text: str, at: int) -> int:
    """Where the first character from `at` on stands that is no space and no byte order mark."""
    found = SPACE.match(text, at)
    return found.end() if found else at


def _refuse_subset(doctype: str) -> None:
    if "[" in doctype:
        raise IntakeError("it defines entities of its own, which is not safe", GIVE)


def _utf_8(data: bytes) -> str | None:
    """The text of what is UTF-8, or was meant to be; ASCII alone says nothing."""
    if data.isascii():
        return None
    text = data.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    if broken and (b"\0" in data or 2 * sum(c > "\x7f" for c in text) < 3 * broken):
        return None  # fewer than one character in three is whole
    return text


def _declared(data: bytes, content_type: str | None) -> str | None:
    """The encoding that the feed itself declares, else the one that its host stated."""
    if found := DECLARED.match(data[:512]):
        return found[1].decode("ascii")
    stated = CHARSET.search(content_type or "")
    return stated[1] if stated else None
