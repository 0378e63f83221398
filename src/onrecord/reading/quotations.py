"""Quotations: straight and curly, nested, and running over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MARKS = re.compile(r"[\"“”„«»]|``|''|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
OPENERS = {"“", "„", "«", "``", "‘"}
CLOSERS = {"”", "»", "’"}
BOTH = {'"', "''"}  # the same mark opens and closes
DOUBLE = frozenset({"“", "„", "``", '"', "''"})
DOUBLE_CLOSERS = {"”", '"', "''"}
PAIR = {"“": "”", "„": "”", "«": "»", "``": "''", "''": "''", "‘": "’", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: `start` and `end` take the marks in, `level` 0 is outermost.

    `closed` is false where the paragraph ends first; a quotation that runs on over paragraphs
    is one, from its first mark to its last.
    """

    start: int
    end: int
    level: int
    closed: bool

    def inside(self, start: int, end: int) -> bool:
        """Whether the stretch from `start` to `end` stands inside the marks."""
        return self.start < start and end <= self.end


def find_quotations(text: str, blocks: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations in the blocks (spans of paragraphs) of a text, in order.

    >>> text = 'He said "no" .'
    >>> [text[q.start : q.end] for q in find_quotations(text, [(0, 14)])]
    ['"no"']
    """
    out: list[Quotation] = []
    for start, end in blocks:
        found = _in_block(text, start, end)
        first = found[0] if found else None
        if first and first.start <= start + 1 and out and _runs_on(out[-1]):
            found[0] = Quotation(out.pop().start, first.end, 0, first.closed)
        out += found
    return tuple(sorted(out, key=lambda q: (q.start, -q.end)))


def _runs_on(quotation: Quotation) -> bool:
    return not quotation.closed and quotation.level == 0


def _in_block(text: str, start: int, end: int) -> list[Quotation]:
    open_marks: list[tuple[str, int]] = []
    found: list[Quotation] = []
    for match in MARKS.finditer(text, start, end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > start else " "
        partners = _partners(mark, before)
        if any(m in partners for m, _ in open_marks):
            while open_marks:
                opened, at = open_marks.pop()
                if opened in partners:
                    found.append(Quotation(at, match.end(), len(open_marks), closed=True))
                    break
        elif mark in PAIR and not _is_apostrophe(mark, text, match.end(), end):
            open_marks.append((mark, match.start()))
    found += [
        Quotation(at, end, i, closed=False) for i, (m, at) in enumerate(open_marks) if m not in "'‘"
    ]
    return sorted(found, key=lambda q: (q.start, -q.end))


def _partners(mark: str, before: str) -> frozenset[str]:
    """The opening marks that a mark closes; texts often mix straight and curly double marks."""
    if mark in OPENERS:
        return frozenset()
    own = frozenset(opener for opener, closer in PAIR.items() if closer == mark)
    if before.isspace():
        return own if mark in CLOSERS | BOTH else frozenset()
    return own | DOUBLE if mark in DOUBLE_CLOSERS else own


def _is_apostrophe(mark: str, text: str, after: int, end: int) -> bool:
    """A single mark with no partner before the block ends is an apostrophe ('em, '90s)."""
    if mark not in "'‘":
        return False
    rest = text[after:end]
    return not re.search(r"[\w.,!?…][’'](?!\w)", rest)
