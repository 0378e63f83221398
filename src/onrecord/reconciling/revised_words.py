"""What changed between two texts, sentence by sentence and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from onrecord.reconciling.revised_values import Mark, TextChange

# A sentence ends at a line's end, or at a stop with an opening letter behind it.
SENTENCE = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][\"”’')]))\s+(?=[\"“‘'(]*[A-Z0-9])|\n+",
)
PIECE = re.compile(r"\s*\S+")
KIN = 0.35  # of the words that two sentences share at least, to be one that was written anew


def text_changes(before: str, after: str) -> tuple[TextChange, ...]:
    """List the passages that came, went or were written anew, in the later text's order.

    >>> [c.parts for c in text_changes("5 died. The army left.", "9 died. The army left.")]
    [(('out', '5'), ('in', '9'), ('same', ' died.'))]
    """
    old, new = _sentences(before), _sentences(after)
    found: list[TextChange] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            found += _changed(old[a:b], new[c:d])
    return tuple(found)


def _sentences(text: str) -> list[str]:
    return [" ".join(s.split()) for s in SENTENCE.split(text) if s and s.strip()]


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[TextChange]:
    left = list(old)
    for sentence in new:
        kin = max(left, key=lambda s: _share(s, sentence), default=None)
        if kin is not None and _share(kin, sentence) >= KIN:
            left.remove(kin)
            yield TextChange(kin, sentence, tuple(_words(kin, sentence)))
        else:
            yield TextChange(None, sentence, (("in", sentence),))
    for sentence in left:
        yield TextChange(sentence, None, (("out", sentence),))


def _share(a: str, b: str) -> float:
    return SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio()


def _words(a: str, b: str) -> Iterator[tuple[Mark, str]]:
    old, new = PIECE.findall(a), PIECE.findall(b)
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield "same", "".join(new[k:m])
            continue
        if i < j:
            yield "out", "".join(old[i:j])
        if k < m:
            yield "in", "".join(new[k:m])
