"""Page furniture: lines and tails of a text that are not news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.intake.lists import head_lists

Span = tuple[int, int]
LINE = re.compile(r"[^\n]+")
LONGEST_LINE = 300
TAIL_WINDOW = 600
GROUP = re.compile(r"\s*\[[^\[\]]{1,250}\]")


def line_furniture(text: str, start: int) -> Iterator[Span]:
    r"""The spans of whole lines after `start` that are furniture ("Advertisement", "Read more").

    >>> list(line_furniture("Rebels left.\nAdvertisement\nThe army came.", 0))
    [(13, 26)]
    """
    for line in LINE.finditer(text, start):
        words = line.group().strip()
        if words and len(words) <= LONGEST_LINE and is_furniture_line(words):
            at = text.index(words, line.start())
            yield at, at + len(words)


def is_furniture_line(words: str, *, above: bool = False) -> bool:
    """Whether a stripped line is furniture; `above` the body also bylines are."""
    lists = head_lists()
    return bool(lists.lines.fullmatch(words) or (above and lists.head_lines.fullmatch(words)))


def tail_furniture(text: str, start: int) -> Iterator[Span]:
    """The spans of furniture that stands at the end of the text's last line, last first.

    >>> list(tail_furniture("Rebels left. (Source: SANA)", 0))
    [(13, 27)]
    """
    end = len(text.rstrip())
    for _ in range(12):
        low = max(start, end - TAIL_WINDOW)
        match = head_lists().tail.search(text[low:end])
        if not match or low + match.start() <= start:
            return
        words = match.group()
        at = low + match.start() + len(words) - len(words.lstrip())
        yield at, end
        end = len(text[:at].rstrip())


def tag_furniture(text: str, start: int) -> Iterator[Span]:
    """The spans of editors' tags in the body: "[TEXT]", "[PASSAGE OMITTED]"."""
    for match in head_lists().tags.finditer(text, start):
        yield match.span()


def leading_tags(text: str, start: int) -> list[Span]:
    """The bracketed groups at `start`, up to the last that is an editor's tag; empty if none is."""
    groups: list[Span] = []
    last, pos = 0, start
    while match := GROUP.match(text, pos):
        at = text.index("[", match.start())
        groups.append((at, match.end()))
        if head_lists().tags.fullmatch(text, at, match.end()):
            last = len(groups)
        pos = match.end()
    return groups[:last]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one.

    >>> merged([(5, 9), (0, 2), (8, 12)])
    ((0, 2), (5, 12))
    """
    out: list[Span] = []
    for start, end in sorted(s for s in spans if s[0] < s[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
