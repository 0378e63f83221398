"""Words and digits of a text with the gap before each: what numbers are read from."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, TypeVar

# Digits grouped by commas or narrow spaces (or by a blank before 000), else a run of digits with
# a decimal part, else a word, else a sign of money or share.
_TOKEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3}(?: 000)+\b|\d+(?:\.\d+(?![.\d]))?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$£€₪°]"
)
T = TypeVar("T")


class Token(NamedTuple):
    """A word or a run of digits: its span, itself in lower case, and what stands before it."""

    start: int
    end: int
    word: str
    gap: str


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and digits of `text[start:end]`, offsets into `text`.

    >>> [t.word for t in tokens_of("At least 1,500 in Homs.")]
    ['at', 'least', '1,500', 'in', 'homs']
    """
    found = []
    last = start
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        a, b = match.span()
        found.append(Token(a, b, match[0].lower(), text[last:a]))
        last = b
    return found


def plain(gap: str) -> bool:
    """Whether `gap` only parts two words: blanks, at most one line break, or a hyphen."""
    return gap in (" ", "-") or (gap.isspace() and gap.count("\n") < 2)


def phrase_at(tokens: Sequence[Token], i: int, phrases: Mapping[tuple[str, ...], T]) -> int:
    """How many tokens the longest of `phrases` that starts at token `i` has; 0 for none."""
    words: list[str] = []
    best = 0
    for j in range(i, min(i + 5, len(tokens))):
        if j > i and not plain(tokens[j].gap):
            break
        words.append(tokens[j].word)
        if tuple(words) in phrases:
            best = len(words)
    return best


def phrase_before(tokens: Sequence[Token], i: int, phrases: Collection[tuple[str, ...]]) -> int:
    """How many tokens the longest of `phrases` that ends just before token `i` has; 0 for none."""
    words: list[str] = []
    best = 0
    for j in range(i, max(i - 5, 0), -1):
        if not plain(tokens[j].gap):
            break
        words.insert(0, tokens[j - 1].word)
        if tuple(words) in phrases:
            best = len(words)
    return best
