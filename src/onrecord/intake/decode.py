"""Bytes to text, without guessing: a stated or certain encoding, or a refusal."""

from __future__ import annotations

import codecs
import unicodedata

from onrecord.errors import IntakeError
from onrecord.intake.kinds import binary_kind

# Marks at the start of a file; the longer first, for UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Codecs of Python that no document is written in; punycode takes time with the square of its size.
NOT_OF_DOCUMENTS = ("punycode", "idna", "unicode_escape", "raw-unicode-escape", "utf-7")
SAVE = "save it as UTF-8"
FEW = 0.3  # of all bytes may be quotes, dashes and accents of Windows-1252
CONTROLS = 0.01  # of a text may be control characters
SAMPLE = 200_000  # code points or bytes looked at to judge an encoding


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in `data`; a byte order mark is no part of it.

    A mark goes first, then the `declared` encoding, UTF-8, Windows-1252 where few and ordinary
    characters need it, and what charset-normalizer is sure of. Raises IntakeError with what to
    do for anything else: binary data, broken UTF-8, an unknown encoding, an empty text.

    >>> decode("Général".encode("cp1252"))
    'Général'
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, name))
    if kind := binary_kind(data):
        raise IntakeError(
            f"it is {kind}, not text", "give a text, HTML, Markdown, PDF or JSONL file"
        )
    if b"\x00" in data:
        raise IntakeError("it is binary, not text", f"give a text, or if it is UTF-16, {SAVE}")
    return _checked(_unmarked(data, declared))


def encoding_of(sample: bytes) -> str:
    """The encoding of a long file by its beginning, as `decode` tells it; UTF-8 where unsure.

    >>> encoding_of("Général".encode("cp1252")), encoding_of("Général".encode())
    ('cp1252', 'utf-8')
    """
    for mark, name in MARKS:
        if sample.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample)  # a character that the sample cuts in two is no error
    except UnicodeDecodeError:
        lenient = sample.decode("utf-8", "replace")
        broken = lenient.count("\ufffd")
        if sum(c > "\x7f" for c in lenient) <= 2 * broken and _windows(sample) is not None:
            return "cp1252"
    return "utf-8"


def _unmarked(data: bytes, declared: str | None) -> str:
    for name in (declared, "utf-8"):
        if name and (text := _try(data, name)) is not None:
            return text
    _refuse_broken_utf8(data)
    if (text := _windows(data)) is not None:
        return text
    return _guessed(data)


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise IntakeError(
            f"it is marked as {name} but broken at byte {error.start}", SAVE
        ) from None


def _try(data: bytes, name: str) -> str | None:
    try:
        if codecs.lookup(name).name in NOT_OF_DOCUMENTS:
            return None
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _refuse_broken_utf8(data: bytes) -> None:
    """Refuse a text that is UTF-8 but for a few bytes, which another encoding would garble."""
    lenient = data[:SAMPLE].decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    good = sum(c > "\x7f" for c in lenient) - broken
    if good > broken:
        at = _first_error(data)
        raise IntakeError(
            f"it is UTF-8 but broken at byte {at}", "repair or save it again as UTF-8"
        )


def _first_error(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _windows(data: bytes) -> str | None:
    if sum(b > 0x7F for b in data[:SAMPLE]) > FEW * len(data[:SAMPLE]):
        return None
    text = _try(data, "cp1252")
    if text is None:
        return None
    odd = [c for c in text[:SAMPLE] if c > "\x7f" and not _ordinary(c)]
    return None if odd else text


def _ordinary(character: str) -> bool:
    """Whether a character is one of western texts; the rest point to another code page."""
    if character in "ðÐþÞýÝ":
        return False
    return character in "‘’“”‚„–—…•·«»°§©®™\xa0£€½" or unicodedata.category(character)[0] == "L"


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], threshold=0.1).best()
    if best is not None and best.coherence >= 0.3:
        text = _try(data, best.encoding)
        if text is not None:
            return text
    raise IntakeError("its encoding is not known", SAVE)


def _checked(text: str) -> str:
    if not text.strip():
        raise IntakeError("it is empty", "give a source that holds a report")
    sample = text[:SAMPLE]
    if sum(c < " " and c not in "\t\n\r\f\v\x1b" for c in sample) > CONTROLS * len(sample):
        raise IntakeError(
            "it is binary, not text", "give a text, HTML, Markdown, PDF or JSONL file"
        )
    return text
