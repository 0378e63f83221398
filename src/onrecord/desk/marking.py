"""A report's text with its claims marked: flat pieces, however their words overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.desk.visible import pieces
from onrecord.records import Claim

MOST = 40_000  # characters of a text that one page shows, up to the end of a paragraph
HARDEST = 60_000  # where no paragraph ends, a page ends here
Span = tuple[int, int, str, int]  # start, end, what it is, number of the claim


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one paragraph that the same claims mark in the same way.

    `kinds` are what they are to these claims (said, trigger, figure, speaker), `claims` the
    claims' numbers, `opens` those whose words begin here. `parts` are the words, cut at characters
    that cannot be seen, which have a name.
    """

    start: int
    parts: tuple[tuple[str, str | None], ...]
    kinds: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a text that one page shows: its number from 1, of how many, and its ends."""

    number: int
    of: int
    start: int
    end: int


def spans_of(claim: Claim, number: int) -> Iterator[Span]:
    """The words of a claim: what carries it, its trigger, its figures, and who speaks."""
    for evidence in claim.evidence:
        yield (*evidence.words.span, "said", number)
    if claim.event is not None:
        yield (*claim.event.trigger.span, "trigger", number)
    for figure in claim.figures:
        yield (*figure.words.span, "figure", number)
    for who in (claim.claimant, *claim.via):
        if who is not None:
            yield (*who.words.span, "speaker", number)


def first_of(claim: Claim) -> int:
    """Where the words of a claim begin."""
    return min((start for start, *_ in spans_of(claim, 0)), default=0)


def stretches(text: str) -> list[Stretch]:
    """Cut a long text into parts at the ends of paragraphs.

    >>> [(s.number, s.start, s.end) for s in stretches("a" * 10)]
    [(1, 0, 10)]
    """
    ends = [0]
    while len(text) - ends[-1] > HARDEST:
        last = ends[-1]
        at = text.find("\n", last + MOST, last + HARDEST)
        ends.append(at + 1 if at >= 0 else last + HARDEST)
    ends.append(len(text))
    of = len(ends) - 1
    return [Stretch(n, of, *ends[n - 1 : n + 1]) for n in range(1, of + 1)]


def paragraphs(text: str, spans: Sequence[Span], start: int, end: int) -> Iterator[list[Piece]]:
    """The paragraphs of a stretch of a text, each cut into pieces by the spans that mark it."""
    marked = sorted(s for s in spans if s[0] < end and s[1] > start)
    begins = _begins(marked)
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if text[at:stop].strip():
            yield list(_pieces(text, list(_meeting(marked, at, stop)), at, stop, begins))
        at = stop + 1


def _meeting(marked: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    for span in marked:
        if span[0] >= end:
            return
        if span[1] > start:
            yield span


def _begins(marked: Sequence[Span]) -> dict[int, tuple[int, ...]]:
    """Map places in the text to the claims whose words begin there."""
    first: dict[int, int] = {}
    for start, _, _, number in marked:
        first[number] = min(start, first.get(number, start))
    found: dict[int, list[int]] = defaultdict(list)
    for number, start in first.items():
        found[start].append(number)
    return {start: tuple(sorted(numbers)) for start, numbers in found.items()}


def _pieces(
    text: str, spans: Sequence[Span], start: int, end: int, begins: dict[int, tuple[int, ...]]
) -> Iterator[Piece]:
    edges = sorted({start, end} | {e for s in spans for e in s[:2] if start < e < end})
    waiting, held = list(reversed(spans)), list[Span]()
    for left, right in pairwise(edges):
        while waiting and waiting[-1][0] <= left:
            held.append(waiting.pop())
        held = [s for s in held if s[1] >= right]
        yield Piece(
            left,
            tuple(pieces(text[left:right])),
            tuple(sorted({s[2] for s in held})),
            tuple(sorted({s[3] for s in held})),
            begins.get(left, ()),
        )
