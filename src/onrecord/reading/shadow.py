"""A shadow of the text for the parser: the same length, with case restored and lines joined."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
CAPITALS_SHARE = 0.7
SENTENCE_END = '.!?:"”'


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals only, as agencies' wires were.

    >>> is_capitals("GUERRILLAS ATTACKED THE FARM"), is_capitals("UN says FMLN attacked")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > CAPITALS_SHARE * len(letters)


def shadow_of(text: str, is_word: Callable[[str], bool], is_name: Callable[[str], bool]) -> str:
    r"""The text as the parser should see it: every offset as in `text`.

    Line breaks inside become spaces. A text in capitals gets small letters, except where a
    sentence begins and on names: what `is_name` knows, or what `is_word` does not know.

    >>> shadow_of("REBELS LEFT\nQUSAYR.", {"rebels", "left"}.__contains__, lambda w: False)
    'Rebels left Qusayr.'
    """
    flat = re.sub(r"[\n\r\t\u00a0\u200b\u2028]", " ", text)
    return _recased(flat, is_word, is_name) if is_capitals(text) else flat


def _recased(text: str, is_word: Callable[[str], bool], is_name: Callable[[str], bool]) -> str:
    def recase(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        if len(low) != len(word):
            return word
        if is_name(word) or not (is_word(low) or _is_inflected(low, is_word)):
            return word.capitalize() if len(word.capitalize()) == len(word) else word
        before = text[: match.start()].rstrip(" ")
        starts = not before or before[-1] in SENTENCE_END
        return low.capitalize() if starts else low

    return _WORD.sub(recase, text)


def _is_inflected(word: str, is_word: Callable[[str], bool]) -> bool:
    base = re.sub(r"['’]s?$", "", word)
    stems = [base]
    for ending, puts in ENDINGS:
        if base.endswith(ending):
            stem = base[: -len(ending)]
            stems += [stem + put for put in puts]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                stems.append(stem[:-1])
    return any(is_word(stem) for stem in stems)


ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("ers", ("", "e")),
    ("ly", ("",)),
)
