"""A body as numbers: one code a word, which tells equal words and names, numbers and days apart."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.names.calendar import load_calendar
from onrecord.names.fold import fold_loose, plain
from onrecord.names.gazetteer_build import read_csv
from onrecord.ontology.loading import load_yaml
from onrecord.records import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]

PLAIN, NAME, NUMBER, DAY = range(4)  # the two lowest bits of a code
KIND, ENDS, BITS = 3, 4, 3  # mask of the kind, bit of the last word of a sentence, bits in all
ORDINARY = ("ordinary.csv", "ordinary_words.csv")
MAYBE = 1 << 32  # beside a code while words are read: a capital that an ordinary word may have
KEPT = 500_000  # spellings remembered before they are forgotten all at once
STRIPPED = "\"'“”‘’«»()[]{}<>.,;:!?…*_—–-/|"


class WordCodes(dict[str, int]):
    """The code of each spelling, worked out when it is first met; 0 for what is no word.

    The upper 29 bits are a hash of the folded spelling, so that Qusayr and Qusair are one; the
    lowest say what the word is and whether it ends a sentence. Five and 5 are one number.

    >>> codes = WordCodes()
    >>> codes["Qusayr,"] == codes["Qusair"], codes["five"] == codes["5"], codes["--"]
    (True, True, 0)
    """

    def __missing__(self, raw: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        found = self[raw] = _code(raw)
        return found


def codes_of(reports: Sequence[Report], memory: WordCodes) -> list[Codes]:
    """The codes of the words of each report's body (the title is left out), in their order.

    All reports are worked on as one row of words, which is several times faster.
    """
    import numpy as np

    bodies = [report.text[report.body_start :].split() for report in reports]
    ends = np.cumsum([0, *map(len, bodies)])
    words = chain.from_iterable(bodies)
    codes = np.fromiter(map(memory.__getitem__, words), np.uint64, int(ends[-1]))
    kept = codes > 0
    ends = np.concatenate(([0], np.cumsum(kept)))[ends]
    codes = codes[kept]
    first = np.ones(len(codes), bool)
    first[1:] = codes[:-1] & ENDS > 0
    first[ends[:-1][ends[:-1] < len(codes)]] = True
    codes[first & (codes >= MAYBE)] -= NAME  # a capital at the start says nothing there
    return np.split(codes.astype(np.uint32), ends[1:-1])


def _code(raw: str) -> int:
    word = raw.strip(STRIPPED)
    if not word:
        return 0
    kind, key = _read(word)
    ends = ENDS if raw.rstrip("\"'”’»)]").endswith((".", "?", "!")) else 0
    maybe = MAYBE if kind == NAME and word.lower() in ordinary_words() else 0
    hashed = zlib.crc32(key.encode("utf-8", "replace")) >> BITS << BITS
    return (hashed | kind | ends) + maybe


def _read(word: str) -> tuple[int, str]:
    low = plain(word)
    if word[0].isdigit() or low in _numbers():
        return NUMBER, _numbers().get(low, word.replace(",", ""))
    if low in day_words() and word[0].isupper():
        return DAY, low
    if not word[0].isupper():
        return PLAIN, low
    return NAME, fold_loose(word) or low


@cache
def ordinary_words() -> frozenset[str]:
    """Words of everyday English, in lower case and without endings, from the room of names."""
    return frozenset(r["word"] for n in ORDINARY for r in read_csv(n))


@cache
def _numbers() -> dict[str, str]:
    return {str(word): str(n) for word, n in load_yaml("quantities.yaml")["numbers"].items()}


@cache
def day_words() -> frozenset[str]:
    """The names of months and weekdays, in lower case."""
    calendar = load_calendar()
    return frozenset(calendar.months) | frozenset(calendar.weekdays)
