"""PDF files with a text layer to parts, through pypdf."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter

from onrecord.errors import IntakeError
from onrecord.intake.options import IntakeOptions, Parts

BROKEN_WORD = re.compile(r"\b([^\W\d_]+)-\n([^\W\d_]+)\b")
# Titles that programs write into a file's properties by themselves.
NO_TITLE = re.compile(r"(?:untitled|microsoft \w+ - .*|document\d*|.*\.\w{2,5}|[\W\d_]*)\Z", re.I)
NUMBER_LINE = re.compile(r"[\s\W]*(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?[\s\W]*\Z", re.I)

# What pypdf raises on broken files besides its own errors.
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def pdf_parts(data: bytes, options: IntakeOptions) -> Parts:
    """Title and text of a PDF; raises IntakeError without a text layer or behind a password.

    The day on which the file was made is no day of publication, and is not read. Page numbers
    and lines that head or foot three pages or more are left out; words broken at a line's end
    are joined where the file has the whole word elsewhere.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else it writes on the screen
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise IntakeError("the PDF is locked with a password", "save it without the password")
        title = reader.metadata.title if reader.metadata else None
        pages = _page_texts(reader, options.max_text)
    except (PyPdfError, *BROKEN) as error:
        reason = type(error).__name__
        raise IntakeError(f"the PDF is broken ({reason})", "save it again as PDF") from None
    body = _joined(_without_repeats([page.strip().split("\n") for page in pages]))
    if not body.strip():
        raise IntakeError("the PDF has no text layer", "run text recognition (OCR) on it first")
    title = " ".join(title.split()) if title else None
    return Parts(body=body, title=None if not title or NO_TITLE.match(title) else title)


def _page_texts(reader: object, most: int) -> list[str]:
    """The text of each page, until there is more than may be taken in."""
    pages: list[str] = []
    for page in reader.pages:  # type: ignore[attr-defined]
        pages.append(page.extract_text())
        if sum(map(len, pages)) > 2 * most:
            break
    return pages


def _without_repeats(pages: list[list[str]]) -> list[list[str]]:
    edges = Counter(line.strip() for page in pages for line in {page[0], page[-1]})
    repeated = {line for line, count in edges.items() if count >= 3}
    return [_trimmed(page, repeated) for page in pages]


def _trimmed(page: list[str], repeated: set[str]) -> list[str]:
    while page and (page[0].strip() in repeated or NUMBER_LINE.match(page[0])):
        page = page[1:]
    while page and (page[-1].strip() in repeated or NUMBER_LINE.match(page[-1])):
        page = page[:-1]
    return page


def _joined(pages: list[list[str]]) -> str:
    """Pages as one text: a sentence that runs over a page goes on after a line break."""
    text = ""
    for page in filter(None, pages):
        ended = text.rstrip().endswith((".", "!", "?", "”", '"'))
        text += ("\n\n" if ended else "\n" if text else "") + "\n".join(s.rstrip() for s in page)
    whole = {word.lower() for word in re.findall(r"[^\W\d_]+", text)}

    def mended(match: re.Match[str]) -> str:
        word = match[1] + match[2]
        return word if word.lower() in whole else f"{match[1]}-{match[2]}"

    return BROKEN_WORD.sub(mended, text)
