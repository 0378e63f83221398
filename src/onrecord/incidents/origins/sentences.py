"""One body held against another, sentence by sentence: what is kept, what is told differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.incidents.origins.levels import Levels
from onrecord.incidents.origins.sketch import shingles_of
from onrecord.incidents.origins.words import DAY, ENDS, KIND, NAME, NUMBER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]

FACTS = (NAME, NUMBER, DAY)
LONGEST = 60  # words after which a sentence is cut, for texts without full stops


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A body held against another: which of its words are kept, and how many differ.

    `kept` marks the words of the sentences that stand in the other body with the same names,
    numbers and days; `differing` counts those of the sentences that stand there with others.
    """

    codes: Codes
    kept: NDArray[np.bool_]
    differing: int

    @property
    def words(self) -> int:
        """How many words are kept."""
        return int(self.kept.sum())

    @property
    def share(self) -> float:
        """The share of the body's words that is kept."""
        return self.words / len(self.codes)

    @property
    def facts(self) -> float:
        """The share of its names, numbers and days that is kept; of its words where it has none."""
        facts = (self.codes & KIND) > 0
        return float(self.kept[facts].mean()) if facts.any() else self.share


def held_both(a: Codes, b: Codes, levels: Levels) -> tuple[Held, Held]:
    """Hold two bodies against each other: `a` against `b`, then `b` against `a`."""
    width = levels.sketch.shingle
    rows_a, rows_b = shingles_of(a, width), shingles_of(b, width)
    parts_a, parts_b = _parts(a), _parts(b)
    return (
        _held(a, b, _places(rows_a, rows_b), (parts_a, parts_b), levels),
        _held(b, a, _places(rows_b, rows_a), (parts_b, parts_a), levels),
    )


def _held(
    a: Codes,
    b: Codes,
    at: NDArray[np.int64],
    parts: tuple[NDArray[np.int64], NDArray[np.int64]],
    levels: Levels,
) -> Held:
    """Hold `a`, whose shingles stand `at` places of `b`, against `b`; both cut into sentences."""
    import numpy as np

    parts_a, parts_b = parts
    covered = _covered(at >= 0, len(a), levels.sketch.shingle)
    shares = np.add.reduceat(covered, parts_a[:-1], dtype=np.int64) / np.diff(parts_a)
    kept, differing = np.repeat(shares == 1.0, np.diff(parts_a)), 0
    for part in np.flatnonzero((shares >= levels.sentence.differing) & (shares < 1.0)).tolist():
        start, end, share = int(parts_a[part]), int(parts_a[part + 1]), shares[part]
        if _differs(a[start:end], _partner(at[start:end], b, parts_b)):
            differing += end - start
        elif share >= levels.sentence.kept:
            kept[start:end] = True
    return Held(a, kept, differing)


def _places(ours: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where each of our shingles stands first among theirs; -1 where it does not."""
    import numpy as np

    if not len(theirs):
        return np.full(len(ours), -1)
    values, first = np.unique(theirs, return_index=True)
    near = np.minimum(np.searchsorted(values, ours), len(values) - 1)
    return np.where(values[near] == ours, first[near], -1)


def _covered(met: NDArray[np.bool_], words: int, width: int) -> NDArray[np.bool_]:
    """Which words stand in a shingle that was met."""
    import numpy as np

    covered = np.zeros(words, bool)
    for at in range(width):
        covered[at : at + len(met)] |= met
    return covered


def _parts(codes: Codes) -> NDArray[np.int64]:
    """Where sentences begin, and the end of the last."""
    import numpy as np

    ends = np.flatnonzero(codes & ENDS) + 1
    step = LONGEST if len(ends) * LONGEST < len(codes) else max(1, len(codes))
    long = np.arange(step, len(codes), step)
    return np.unique(np.concatenate(([0], ends, long, [len(codes)])).astype(np.int64))


def _partner(at: NDArray[np.int64], b: Codes, parts: NDArray[np.int64]) -> Codes:
    """The sentence of `b` that holds most of these places."""
    import numpy as np

    holds = np.searchsorted(parts, at[at >= 0], "right") - 1
    best = int(np.bincount(holds).argmax()) if len(holds) else 0
    return b[parts[best] : parts[best + 1]]


def _differs(ours: Codes, theirs: Codes) -> bool:
    """Whether each tells a name, a number or a day that the other has not."""
    one, two = ({c | ENDS for c in codes.tolist()} for codes in (ours, theirs))
    only, other = one - two, two - one
    return any(
        any(c & KIND == kind for c in only) and any(c & KIND == kind for c in other)
        for kind in FACTS
    )
