"""A report's text in runs, each at its place, so that words of it can be marked and chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST = 30_000  # characters before and after a claim's words that its page shows
AS_SHOWN = str.maketrans({"\r": " ", "\x00": "�"})  # a browser would change their number


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a field: where they begin and end, and the field's mark."""

    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of letters that the same fields mark: where it begins, and their marks."""

    start: int
    text: str
    marks: tuple[str, ...] = ()


def runs_of(text: str, marked: Sequence[Marked]) -> list[list[Run]]:
    """Cut a text, or what lies around its marks if it is long, into paragraphs of runs.

    >>> [[(r.start, r.text, r.marks) for r in p] for p in runs_of("ab c", [Marked(3, 4, "place")])]
    [[(0, 'ab ', ()), (3, 'c', ('place',))]]
    """
    first = min((m.start for m in marked), default=0)
    last = max((m.end for m in marked), default=0)
    start = _break_before(text, first - MOST)
    end = _break_after(text, last + MOST)
    return [p for p in _paragraphs(text, marked, start, end) if p]


def _break_before(text: str, at: int) -> int:
    return text.find("\n", at) + 1 if at > 0 else 0


def _break_after(text: str, at: int) -> int:
    found = text.rfind("\n", 0, at) if at < len(text) else -1
    return max(found, 0) or len(text)


def _paragraphs(text: str, marked: Sequence[Marked], start: int, end: int) -> Iterator[list[Run]]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if text[at:stop].strip():
            yield list(_runs(text, marked, at, stop))
        at = stop + 1


def _runs(text: str, marked: Sequence[Marked], start: int, end: int) -> Iterator[Run]:
    mine = [m for m in marked if m.start < end and m.end > start]
    edges = {start, end} | {e for m in mine for e in (m.start, m.end) if start < e < end}
    for left, right in pairwise(sorted(edges)):
        marks = tuple(dict.fromkeys(m.mark for m in mine if m.start <= left and m.end >= right))
        yield Run(left, text[left:right].translate(AS_SHOWN), marks)
