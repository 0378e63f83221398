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
PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|\?xml[^>]*>\s*<(?:!doctype )?html)",
    re.I | re.S,
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
    if stated and (kind := _lists()["content_types"].get(stated)):
        return PLAIN_BY_NAME.get(_suffix(name), kind) if kind == PLAIN else str(kind)
    suffix = _suffix(name)
    if do := _lists()["refused"].get(suffix):
        raise IntakeError(f"a {suffix} file cannot be read", do)
    return _lists()["suffixes"].get(suffix) or _sniffed(head)


# A server that calls everything plain text is not believed over the name's ending.
PLAIN_BY_NAME = {".md": MARKDOWN, ".markdown": MARKDOWN, ".jsonl": JSONL, ".ndjson": JSONL}


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
    if head.lstrip().startswith(b"%PDF-"):
        return PDF
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


def _suffix(name: str) -> str:
    return PurePosixPath(name.partition("?")[0]).suffix.lower()


@cache
def _lists() -> dict[str, Any]:
    return load("kinds.yaml")
