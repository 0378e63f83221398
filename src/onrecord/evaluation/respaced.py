"""A tokenised text with its own spacing put back, and the way from one's offsets to the other's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Respaced:
    """The text as it was written; `at` gives for each offset of the tokenised text its own."""

    text: str
    at: tuple[int, ...]

    def span(self, words: Mapping[str, Any]) -> tuple[int, int]:
        """The characters here of words with `start` and `end` in the tokenised text."""
        start, end = words["start"], words["end"]
        return self.at[start], self.at[max(start, end - 1)] + 1


def respaced(cut: str, original: str | None) -> Respaced:
    r"""Put back the spacing of `original` into `cut`, its text cut into tokens.

    Where two words touch in the original and stand apart in the cut, as at the end of a
    paragraph, a blank line is put between. Without an original the text stays as it is.

    >>> respaced("The U . S . army", "The U.S. army").text
    'The U.S. army'
    >>> respaced("Town falls Rebels left .", "Town fallsRebels left.").text
    'Town falls\n\nRebels left.'
    """
    if original is None or "".join(cut.split()) != "".join(original.split()):
        return Respaced(cut, tuple(range(len(cut) + 1)))
    out: list[str] = []
    at: list[int] = []
    size, there = 0, 0
    for here, char in enumerate(cut):
        at.append(size)
        if char.isspace():
            continue
        gap = there
        while original[there].isspace():
            there += 1
        space = original[gap:there]
        if not space and here and cut[here - 1].isspace() and _ends(out, char):
            space = "\n\n"
        out += [space, char]
        at[-1] = size + len(space)
        size += len(space) + 1
        there += 1
    return Respaced("".join(out), (*at, size))


def _ends(out: list[str], char: str) -> bool:
    """Whether a paragraph ends here: small letters, or a mark behind them, and then a capital."""
    before = "".join(out[-6:])
    return char.isupper() and bool(re.search(r"[a-z][.!?]?[”\"]?$", before))
