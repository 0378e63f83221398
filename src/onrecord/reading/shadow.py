"""A shadow of the text for the parser: the same length, with case restored and lines joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.$")
CAPITALS_SHARE = 0.7
SMALL_SHARE = 0.005  # of capitals in a text in small letters: a headline's or a dateline's are left
LEAST = 200  # letters; a shorter text tells nothing of its capitals
SENTENCE_END = ".!?:"


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals only, as agencies' wires were.

    >>> is_capitals("GUERRILLAS ATTACKED THE FARM"), is_capitals("UN says FMLN attacked")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > CAPITALS_SHARE * len(letters)


def is_small(text: str) -> bool:
    """Whether a text is written in small letters only, as some archives keep it.

    >>> is_small("rebels left the town. " * 20), is_small("Rebels left the town. " * 20)
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return len(letters) > LEAST and sum(c.isupper() for c in letters) < SMALL_SHARE * len(letters)


def shadow_of(text: str, is_word: Callable[[str], bool], names: Container[int]) -> str:
    r"""The text as the parser should see it: every offset as in `text`.

    Line breaks inside become spaces. A text in capitals gets small letters, except where a
    sentence begins and on names: words at the offsets `names`, and what `is_word` does not know.
    A text in small letters gets its capitals by the same rule.

    >>> shadow_of("REBELS LEFT\nQUSAYR.", {"rebels", "left"}.__contains__, ())
    'Rebels left Qusayr.'
    """
    flat = re.sub(r"[\n\r\t\u00a0\u200b\u2028]", " ", text)
    recased = is_capitals(text) or is_small(text)
    return _recased(flat, is_word, names) if recased else flat


def _recased(text: str, is_word: Callable[[str], bool], names: Container[int]) -> str:
    def recase(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        if len(low) != len(word) or word == "I" or _is_initial(text, match.span()):
            return word
        if match.start() in names or not is_english(low, is_word):
            return word.capitalize() if len(word.capitalize()) == len(word) else word
        before = text[: match.start()].rstrip(" [\"“'")
        starts = not before or (before[-1] in SENTENCE_END and not _INITIAL.search(before[-4:]))
        return low.capitalize() if starts else low

    return _WORD.sub(recase, text)


def _is_initial(text: str, span: tuple[int, int]) -> bool:
    """One letter before a full stop: "U.S."."""
    return span[1] - span[0] == 1 and text[span[1] : span[1] + 1] == "."


def is_english(word: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a word in small letters is a word, a form of one, or made of one and a prefix.

    >>> is_english("policemen", {"policeman"}.__contains__)
    True
    """
    bare = next((word[len(p) :] for p in PREFIXES if word.startswith(p)), "")
    return any(
        is_word(w) or _is_inflected(w, is_word) for w in (word, bare) if len(w) > 2 or w == word
    )


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


PREFIXES = ("anti", "counter", "non", "re", "un", "under", "over", "machine")
ENDINGS = (
    ("men", ("man",)),
    ("est", ("", "e")),
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
