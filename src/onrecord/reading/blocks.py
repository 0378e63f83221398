"""Paragraphs first: where title, dateline, paragraphs and furniture of a report stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import Literal

from onrecord.intake.head import read_head
from onrecord.records import Report

BlockKind = Literal["title", "head", "dateline", "body", "furniture"]
WRAPPED_AT = 90  # lines of agencies' wires and of e-mail end before this column


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a report's text that is read by itself: `start` to `end`, code points."""

    start: int
    end: int
    kind: BlockKind


def blocks_of(report: Report) -> tuple[Block, ...]:
    """The blocks of a report in the order of its text; blank stretches belong to none."""
    head = read_head(report.text, report.published, report.title)
    marks: list[tuple[int, int, BlockKind]] = []
    if head.title_span:
        marks.append((*head.title_span, "title"))
    elif report.title and report.text.startswith(report.title):
        marks.append((0, len(report.title), "title"))
    marks.extend((s, e, "furniture") for s, e in head.furniture)
    return tuple(_cut(report.text, sorted(set(marks))))


def _cut(text: str, marks: list[tuple[int, int, BlockKind]]) -> list[Block]:
    out: list[Block] = []
    at = 0
    for start, end, kind in marks:
        if start < at:
            continue
        out += [Block(s, e, "body") for s, e in paragraphs(text, at, start)]
        out.append(Block(start, end, kind))
        at = end
    return out + [Block(s, e, "body") for s, e in paragraphs(text, at, len(text))]


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    r"""Spans of the paragraphs between two offsets: at blank lines, or at each line of long lines.

    >>> paragraphs("One.\n\nTwo.", 0, 10)
    [(0, 4), (6, 10)]
    """
    cut = r"\n[ \t]*\n\s*" if is_wrapped(text) else r"\n\s*"
    spans = []
    at = start
    for gap in [*re.finditer(cut, text[start:end]), None]:
        stop = end if gap is None else start + gap.start()
        piece = text[at:stop]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            spans.append((at + left, at + len(piece.rstrip())))
        at = end if gap is None else start + gap.end()
    return spans


def is_wrapped(text: str) -> bool:
    """Whether lines are broken at a column, so that a single line break is only a space."""
    lines = [len(line) for line in text.splitlines() if line.strip()]
    joined = re.findall(r"[a-zA-Z,]\n *[a-zA-Z]", text)
    return len(lines) > 3 and median(lines) < WRAPPED_AT and len(joined) > len(lines) / 4
