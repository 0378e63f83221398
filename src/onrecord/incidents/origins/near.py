"""The check of two bodies that look alike: what they share, and what they tell differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.incidents.origins.levels import Checking, Differing, Levels
from onrecord.incidents.origins.sketch import shingles_of
from onrecord.incidents.origins.words import DAY, NAME, NUMBER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two bodies compare, in words.

    `shared` counts the words of the shorter body that stand, in a row of at least a shingle, in
    the longer one; `of_shorter` and `of_longer` are shares of each body; `lead` is the share of
    the longer body's start. `names`, `numbers` and `days` count the places where one tells
    something between shared words of which the other knows nothing.
    """

    shared: int
    of_shorter: float
    of_longer: float
    lead: float
    names: int = 0
    numbers: int = 0
    days: int = 0

    def copies(self, levels: Levels) -> bool:
        """Whether the two are copies of one text."""
        return self._overlap(levels.check) and self._agree(levels.differing)

    def _overlap(self, check: Checking) -> bool:
        cut = self.of_shorter >= check.of_shorter and self.of_longer >= check.of_longer
        brief = self.of_shorter >= check.contained and self.lead >= check.lead_shared
        return cut or brief

    def _agree(self, levels: Differing) -> bool:
        told = self.names * levels.name + self.numbers * levels.number + self.days * levels.day
        return told <= levels.free + int(self.shared / levels.words_each)


def likeness(a: Codes, b: Codes, levels: Levels) -> Likeness:
    """Compare two bodies; the same whichever comes first."""
    import numpy as np

    if len(a) == len(b) and np.array_equal(a, b):
        return Likeness(len(a), 1.0, 1.0, 1.0)
    if (len(a), a.tobytes()) > (len(b), b.tobytes()):
        a, b = b, a
    if len(a) < levels.check.words:
        return Likeness(0, 0.0, 0.0, 0.0)
    width = levels.sketch.shingle
    rows_a, rows_b = shingles_of(a, width), shingles_of(b, width)
    in_a = _covered(np.isin(rows_a, rows_b), len(a), width)
    in_b = _covered(np.isin(rows_b, rows_a), len(b), width)
    counts = _differing(a, b, in_a, rows_a, rows_b, levels)
    return Likeness(
        int(in_a.sum()), in_a.mean(), in_b.mean(), in_b[: levels.check.lead].mean(), *counts
    )


def _covered(met: NDArray[np.bool_], words: int, width: int) -> NDArray[np.bool_]:
    """Which words stand in a shingle that was met."""
    import numpy as np

    covered = np.zeros(words, bool)
    for at in range(width):
        covered[at : at + len(met)] |= met
    return covered


def _differing(
    a: Codes,
    b: Codes,
    in_a: NDArray[np.bool_],
    rows_a: NDArray[np.uint64],
    rows_b: NDArray[np.uint64],
    levels: Levels,
) -> tuple[int, int, int]:
    width, longest = levels.sketch.shingle, levels.check.gap
    at_b = {int(row): at for at, row in reversed(list(enumerate(rows_b.tolist())))}
    known_a, known_b = frozenset(a.tolist()), frozenset(b.tolist())
    counts = [0, 0, 0, 0]
    for start, end in _gaps(in_a, longest):
        left, right = at_b.get(int(rows_a[start - width])), at_b.get(int(rows_a[end]))
        if left is None or right is None or not 0 < right - left - width <= longest:
            continue
        ours = set(a[start:end].tolist()) - known_b
        theirs = set(b[left + width : right].tolist()) - known_a
        for kind in (NAME, NUMBER, DAY):
            counts[kind] += any(c & 3 == kind for c in ours) and any(c & 3 == kind for c in theirs)
    return counts[NAME], counts[NUMBER], counts[DAY]


def _gaps(covered: NDArray[np.bool_], longest: int) -> list[tuple[int, int]]:
    """Where words that are not shared stand between words that are."""
    import numpy as np

    edges = np.flatnonzero(np.diff(covered.astype(np.int8)))
    starts, ends = edges[::2] + 1, edges[1::2] + 1
    if len(covered) and not covered[0]:
        starts, ends = edges[1::2] + 1, edges[2::2] + 1
    return [(int(s), int(e)) for s, e in zip(starts, ends, strict=False) if e - s <= longest]
