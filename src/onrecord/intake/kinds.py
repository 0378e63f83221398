"""What kind of file a source is, by its name or its first bytes."""

from __future__ import annotations

import codecs
import json
import re
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.lists import load

PLAIN, HTML = "text/plain", "text/html"
MARKDOWN, PDF = "text/markdown", "application/pdf"
JSONL = "application/x-ndjson"
CSV, TSV = "text/csv", "text/tab-separated-values"
PARQUET = "application/vnd.apache.parquet"
WARC, ZIP, GZIP = "application/warc", "application/zip", "application/gzip"
EML, MBOX = "message/rfc822", "application/mbox"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|\?xml[^>]*>\s*<(?:!doctype )?html)",
    re.I | re.S,
)
# How files without a known ending begin. RFC 4155: an mbox begins with "From ", an address, a
# day; RFC 5322: a mail that has travelled begins with one of the fields that transport adds.
STARTS = (
    (re.compile(rb"\s*%PDF-"), PDF),
    (re.compile(rb"WARC/1\.\d\r\n"), WARC),
    (re.compile(rb"PAR1"), PARQUET),
    (re.compile(rb"PK\x03\x04"), ZIP),
    (re.compile(rb"\x1f\x8b\x08"), GZIP),
    (re.compile(rb"From \S+@\S+ +\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d "), MBOX),
    (re.compile(rb"(?i:return-path|received|delivered-to|mime-version|message-id): "), EML),
)
OBJECT = re.compile(rb"\{\s*\"[^\"]{1,60}\"\s*:")
HEAD = 65_536  # bytes looked at
LONG_LINE = 4_096  # bytes; a shorter first line without an end is whole


def kind_of(name: str, head: bytes, stated: str | None = None) -> str:
    """The media type that a source is read as; `stated` is a web answer's content type.

    Raises IntakeError for a kind that is not read, with what to do. A name without a known
    ending is judged by its first bytes.

    >>> kind_of("a.htm", b""), kind_of("-", b"%PDF-1.7"), kind_of("notes", b"Rebels left.")
    ('text/html', 'application/pdf', 'text/plain')
    """
    if stated and (kind := content_kind(stated)):
        return PLAIN_BY_NAME.get(_suffix(name), kind) if kind == PLAIN else kind
    suffix = _suffix(name)
    if whole := _lists()["double_suffixes"].get(_suffix(name, 2)):
        return str(whole)
    if do := _lists()["refused"].get(suffix):
        raise IntakeError(f"a {suffix} file cannot be read", do)
    return _lists()["suffixes"].get(suffix) or _sniffed(head)


# A server that calls everything plain text is not believed over the name's ending.
PLAIN_BY_NAME = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".jsonl": JSONL,
    ".ndjson": JSONL,
    ".csv": CSV,
}


def content_kind(stated: str) -> str | None:
    """What a content type of the web is read as; null for what is not read.

    >>> content_kind("application/xhtml+xml"), content_kind("image/png")
    ('text/html', None)
    """
    kind: str | None = _lists()["content_types"].get(stated)
    return kind


def known_kind(name: str, stated: str) -> str | None:
    """The kind of an attached file by its name, else by its content type; null for no report.

    >>> known_kind("a.pdf", "application/octet-stream"), known_kind("a.ics", "text/calendar")
    ('application/pdf', None)
    """
    by_name: str | None = _lists()["suffixes"].get(_suffix(name))
    return by_name or content_kind(stated)


def binary_kind(data: bytes) -> str | None:
    r"""What kind of binary file `data` begins like ("a PNG image"), or None.

    >>> binary_kind(b"\x89PNG\r\n\x1a\n...")
    'a PNG image'
    """
    start = data[:16].hex()
    return next(
        (name for magic, name in _lists()["magic"].items() if start.startswith(magic)), None
    )


def _sniffed(head: bytes) -> str:
    for pattern, kind in STARTS:
        if pattern.match(head):
            return kind
    if PAGE.match(head[:HEAD]):
        return HTML
    return JSONL if _begins_with_object(head) else PLAIN


def _begins_with_object(head: bytes) -> bool:
    """Whether the first line is a JSON object with a text; a line cut off, whether it begins so."""
    line, newline, _ = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if not OBJECT.match(line):
        return False
    try:
        loaded = json.loads(line)
    except (ValueError, RecursionError):
        return not newline and len(line) >= LONG_LINE
    return isinstance(loaded, dict) and "text" in loaded


def _suffix(name: str, count: int = 1) -> str:
    """The last ending of a name, or the last two as one."""
    return "".join(PurePosixPath(name.partition("?")[0]).suffixes[-count:]).lower()


@cache
def _lists() -> dict[str, Any]:
    return load("kinds.yaml")
