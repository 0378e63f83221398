"""Characters that cannot be seen, or that turn text round, shown as what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Controls (but tab and line ends), soft hyphens and blanks without width, marks that turn the
# direction of what follows, line separators, lone surrogates, tags and non-characters. The two
# joiners that Persian and Indian scripts are written with stay as they are.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef"
    "\U000e0000-\U000e0fff]"
)


def visible(told: object) -> object:
    r"""What a page shows of a value: hidden characters by their numbers, nothing for null.

    >>> visible("a\u202eb")
    'a[U+202E]b'
    """
    if told is None:
        return ""
    if not isinstance(told, str) or HIDDEN.search(told) is None:
        return told
    return type(told)(HIDDEN.sub(lambda found: f"[{code(found[0])}]", told))


def pieces(text: str) -> Iterator[tuple[str, str | None]]:
    r"""Cut text at its hidden characters: plain pieces, and hidden ones with their names.

    >>> list(pieces("a\u200bb"))
    [('a', None), ('U+200B', 'zero width space'), ('b', None)]
    """
    at = 0
    for found in HIDDEN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], None
        yield code(found[0]), _name(found[0])
        at = found.end()
    if at < len(text):
        yield text[at:], None


def code(character: str) -> str:
    """How a character is numbered: `U+202E`."""
    return f"U+{ord(character):04X}"


def _name(character: str) -> str:
    return unicodedata.name(character, "control character").lower()
