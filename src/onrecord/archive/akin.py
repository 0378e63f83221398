"""Whether two texts are two versions of one."""

from __future__ import annotations

import re

from onrecord.archive.fold import fold

WORD = re.compile(r"\w+")
RUN = 3  # words in a row that are compared
# Of the shorter text's runs of three words, what part stands in the other: two reports of one
# subject share a few in a hundred, a report and its later version mostly more than half.
LEAST, LEAST_OF_ITEMS = 0.1, 0.3


def flat(text: str) -> str:
    r"""Put a text on one line, so that texts that differ in white space only are equal.

    >>> flat("Town taken\n\nThe army  came.") == flat("Town taken The army came.")
    True
    """
    return " ".join(text.split())


def share(a: str, b: str) -> float:
    """Tell what part of the shorter text's runs of words the other has too, from 0 to 1.

    >>> share("The army took the town.", "On Monday the army took the town.")
    1.0
    """
    one, other = _runs(a), _runs(b)
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(fold(text))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
