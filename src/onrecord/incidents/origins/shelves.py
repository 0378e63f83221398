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
    than a few and adding stays cheap (a log-structured merge).
    """

    def __init__(self) -> None:
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
        """Every pair `(row, other)` that shares a key, once, as an array of shape (n, 2)."""
        import numpy as np

        flat, of = keys.ravel(), np.repeat(rows, keys.shape[1]).astype(np.int64)
        pairs = [_met(flat, of, shelf) for shelf in self._shelves]
        joined = np.concatenate(pairs) if pairs else np.zeros(0, np.int64)
        found = np.unique(joined)
        return np.stack((found >> 32, found & 0xFFFFFFFF), axis=1)


def _sorted(keys: Keys, rows: Rows) -> tuple[Keys, Rows]:
    import numpy as np

    order = np.argsort(keys, kind="stable")
    return keys[order], rows[order]


def _met(keys: Keys, rows: Rows, shelf: tuple[Keys, Rows]) -> Pairs:
    import numpy as np

    kept, of = shelf
    low, high = np.searchsorted(kept, keys, "left"), np.searchsorted(kept, keys, "right")
    many = high - low
    asks = np.repeat(rows, many)
    starts = np.repeat(low - np.concatenate(([0], np.cumsum(many)[:-1])), many)
    other = of[starts + np.arange(len(asks))].astype(np.int64)
    pairs: Pairs = ((asks << 32) | other)[asks != other]
    return pairs
