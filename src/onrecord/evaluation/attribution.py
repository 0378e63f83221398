"""Task `attribution`: who says what, against sources and contents that people marked (PolNeAR)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.claims.attribution import attributions
from onrecord.claims.attribution.attribution import Attribution
from onrecord.evaluation.rows import report_as_it_is
from onrecord.evaluation.scoreboard import Counts, Outcome, fs
from onrecord.evaluation.task import Job, Task, answered
from onrecord.reading.quotations import Quotation
from onrecord.reading.reading import Reading

WORD = re.compile(r"\w+")
PRONOUNS = frozenset((
    "i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "who",
    "which", "that", "whose", "my", "our", "his", "its", "their",
))  # fmt: skip
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as sets of words, each word by its offset: the key's, or ours."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    pronoun: bool


Pair = tuple[Marked | None, Marked | None]


def outcomes(job: Job) -> Iterator[Outcome]:
    """The counts of each text."""
    for row, reading in job.parse(answered(job.rows, "text", "gold"), report_as_it_is):
        words = Words(row["text"])
        key = [_of_key(words, row["text"], mark) for mark in row["gold"]]
        given = [_of_reading(words, reading, a) for a in as_marked(reading)]
        pairs = paired(given, key)
        yield Outcome(str(row.get("id")), counts_of(pairs), *_shown(row["text"], pairs))


class Words:
    """The words of a text, found by offset; punctuation is none.

    >>> sorted(Words("It fell, he said.")([(0, 8)]))
    [0, 3]
    """

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in WORD.finditer(text)]
        self._starts, self._ends = [s for s, _ in spans], [e for _, e in spans]

    def __call__(self, spans: Iterable[Sequence[int]]) -> frozenset[int]:
        """The words that spans touch."""
        ranges = ((bisect_right(self._ends, a), bisect_left(self._starts, b)) for a, b in spans)
        return frozenset(self._starts[i] for first, last in ranges for i in range(first, last))


def _of_key(words: Words, text: str, mark: Mapping[str, Any]) -> Marked:
    source: Spans = mark["source"]
    said = " ".join(text[a:b] for a, b in source).lower()
    return Marked(words(source), words(mark["cue"]), words(mark["content"]), said in PRONOUNS)


def _of_reading(words: Words, reading: Reading, found: Attribution) -> Marked:
    def characters(span: tuple[int, int] | None) -> list[tuple[int, int]]:
        return [(reading.tree.start[span[0]], reading.tree.end[span[1] - 1])] if span else []

    source, cue = characters(found.phrase or found.source), characters(found.cue)
    return Marked(words(source), words(cue), words(found.content), found.pronoun)


def as_marked(reading: Reading) -> list[Attribution]:
    """What the set marks of all that is said: of 19,868 marks no cue stands in another's content.

    So an attribution inside another is left out, and so is a cue inside quotation marks (these
    hold 95 of the set's 22,061 cues). Both are the set's conventions: a reader needs the inner
    voice.
    """
    tree = reading.tree
    outer = [q for q in reading.quotations if q.level == 0]
    kept = [a for a in attributions(reading) if not _is_quoted(reading, outer, a)]
    return [
        a
        for a in kept
        if not any(b is not a and b.covers(tree.start[a.cue[0]], tree.end[a.cue[0]]) for b in kept)
    ]


def _is_quoted(reading: Reading, outer: list[Quotation], found: Attribution) -> bool:
    start, end = reading.tree.start[found.cue[0]], reading.tree.end[found.cue[1] - 1]
    return any(q.inside(start, end) for q in outer)


def paired(given: Sequence[Marked], key: Sequence[Marked]) -> list[Pair]:
    """One to one: the most words of the cue in common first, else of the content; then the rest."""
    out: list[Pair] = []
    ours, theirs = list(range(len(given))), list(range(len(key)))
    for shared in (_cue_in_common, _content_in_common):
        able = [(shared(given[i], key[j]), -i, -j) for i in ours for j in theirs]
        for size, i, j in sorted(able, reverse=True):
            if size > (0, 0) and -i in ours and -j in theirs:
                ours.remove(-i)
                theirs.remove(-j)
                out.append((given[-i], key[-j]))
    return [*out, *((given[i], None) for i in ours), *((None, key[j]) for j in theirs)]


def _cue_in_common(a: Marked, b: Marked) -> tuple[int, int]:
    cue = len(a.cue & b.cue)
    return (cue, len(a.content & b.content)) if cue else (0, 0)


def _content_in_common(a: Marked, b: Marked) -> tuple[int, int]:
    return len(a.content & b.content), 0


def counts_of(pairs: Iterable[Pair]) -> dict[str, Counts]:
    """Words in common, asked for and given, of sources and contents; again without pronouns.

    A pair is left out of the `_named` counts where the key's source, or ours where the key has
    no such attribution, is a pronoun.
    """
    out: dict[str, Counts] = {}
    for given, key in pairs:
        named = not (key or given or NOTHING).pronoun
        ours, theirs = given or NOTHING, key or NOTHING
        sizes = {
            "source": _sizes(ours.source, theirs.source),
            "content": _sizes(ours.content, theirs.content),
        }
        for part, size in sizes.items():
            for name in (part, f"{part}_named") if named else (part,):
                out[name] = out.get(name, Counts()) + size
    return out


NOTHING = Marked(frozenset(), frozenset(), frozenset(), False)


def _sizes(ours: frozenset[int], theirs: frozenset[int]) -> Counts:
    return Counts(len(ours & theirs), len(theirs), len(ours))


def _shown(text: str, pairs: Sequence[Pair]) -> tuple[str, str, str]:
    wrong = [p for p in pairs if p[0] is None or p[1] is None or p[0].source != p[1].source]
    expected = "\n".join(_line(text, key) for _, key in wrong)
    return text[:80], expected, "\n".join(_line(text, given) for given, _ in wrong)


def _line(text: str, mark: Marked | None) -> str:
    if mark is None:
        return "none"
    return " | ".join(_words(text, part) for part in (mark.source, mark.cue, mark.content))


def _words(text: str, offsets: frozenset[int]) -> str:
    return " ".join(m.group() for at in sorted(offsets) if (m := WORD.match(text, at)))


TASK = Task("attribution", fs("source", "content", "source_named", "content_named"), outcomes)
