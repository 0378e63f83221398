"""Band keys of many signatures, sorted on shelves, so that new ones meet equal old ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint32]
    Rows = NDArray[np.int64]
    Pairs = NDArray[np.int64]


class Shelves:
    """A table from band key to rows that grows by whole batches.

    Each batch is one sorted shelf; shelves of like size are merged, so that there are never more
    than a few and adding stays cheap (a log-structured merge). Of the rows that share one key on a
    shelf only the first `crowd` are met: a key of formulaic texts, or of a story that hundreds
    carry, stands for all of them; and of all that a row meets only the `crowd` with most keys in
    common are given. So time and memory stay bounded whatever the texts are.
    """

    def __init__(self, crowd: int) -> None:
        self._crowd = crowd
        self._shelves: list[tuple[Keys, Rows]] = []

    def add(self, keys: Keys, rows: Rows) -> None:
        """Put the keys of a batch away: one row of `keys` for each of `rows`."""
        import numpy as np

        flat, of = keys.ravel(), np.repeat(rows, keys.shape[1]).astype(np.int64)
        self._shelves.append(_sorted(flat, of))
        while len(self._shelves) > 1 and len(self._shelves[-1][0]) * 2 > len(self._shelves[-2][0]):
            (a, of_a), (b, of_b) = self._shelves.pop(), self._shelves.pop()
            self._shelves.append(_sorted(np.concatenate((a, b)), np.concatenate((of_a, of_b))))

    def meeting(self, keys: Keys, rows: Rows) -> NDArray[np.int64]:
        """Pairs `(row, other)` that share a key, each once, as an array of shape (n, 2)."""
        import numpy as np

        flat, of = keys.ravel(), np.repeat(rows, keys.shape[1]).astype(np.int64)
        pairs = [_met(flat, of, shelf, self._crowd) for shelf in self._shelves]
        joined = np.concatenate(pairs) if pairs else np.zeros(0, np.int64)
        found = _nearest(joined, self._crowd)
        return np.stack((found >> 32, found & 0xFFFFFFFF), axis=1)


def _nearest(pairs: Pairs, crowd: int) -> Pairs:
    """Each pair once, of one row no more than `crowd`: those that met most often."""
    import numpy as np

    found, times = np.unique(pairs, return_counts=True)
    order = np.lexsort((found, -times, found >> 32))
    ranked = found[order]
    first = np.searchsorted(ranked >> 32, ranked >> 32, "left")
    kept: Pairs = np.sort(ranked[np.arange(len(ranked)) - first < crowd])
    return kept


def _sorted(keys: Keys, rows: Rows) -> tuple[Keys, Rows]:
    import numpy as np

    order = np.argsort(keys, kind="stable")
    return keys[order], rows[order]


def _met(keys: Keys, rows: Rows, shelf: tuple[Keys, Rows], crowd: int) -> Pairs:
    import numpy as np

    kept, of = shelf
    low, high = np.searchsorted(kept, keys, "left"), np.searchsorted(kept, keys, "right")
    many = np.minimum(high - low, crowd)
    asks = np.repeat(rows, many)
    starts = np.repeat(low - np.concatenate(([0], np.cumsum(many)[:-1])), many)
    other = of[starts + np.arange(len(asks))].astype(np.int64)
    pairs: Pairs = ((asks << 32) | other)[asks != other]
    return pairs
