"""Average linkage with forbidden pairs, by chains of nearest neighbours.

Two groups are as like as the mean weight over their cross pairs; the most like that may join are
joined until none reaches the threshold. A chain goes from a group to its nearest until two are
each other's nearest; these are joined. For a mean over cross pairs a union is never nearer to a
third group than the nearer of its parts, so the result is that of always joining the nearest pair
of all (Müllner 2011, "Modern hierarchical, agglomerative clustering algorithms"), at a row read
each step. It holds with forbidden pairs, as what forbids two groups forbids their unions too.

Weights are whole numbers (see `UNIT`), so that sums are exact in any order. Between equals the
lowest number wins, and numbers follow account ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

UNIT = 1 << 20  # a weight of one log2 odds; products with millions of pairs stay below 2**53
LIMIT = 1000.0  # log2 odds beyond which a weight says no more
DENSE_FROM = 500  # groups; below it, tables cost more than they save
DENSE_TO = 8000  # groups; a table of 8,000 by 8,000 takes 512 MB
DENSE_SHARE = 0.02  # of all pairs; below it, most of a table is empty

FORBIDDEN = float("-inf")


def units(weight: float) -> int:
    """A weight in whole units.

    >>> units(0.5) == UNIT // 2
    True
    """
    return round(min(max(weight, -LIMIT), LIMIT) * UNIT)


class Rows(Protocol):
    """Groups by number, each with what it exceeds the weight of missing pairs by, per other."""

    def nearest(self, a: int, before: int | None) -> int | None:
        """The nearest group that reaches the threshold; `before` where it is among the nearest."""

    def forbid(self, a: int, b: int) -> None:
        """Never join these two."""

    def join(self, a: int, b: int) -> None:
        """Put group `b` into group `a`."""


class SparseRows:
    """Rows as dictionaries of linked groups: any number of groups with few links each."""

    def __init__(self, sizes: Sequence[int], a: Numbers, b: Numbers, excess: Numbers, need: int):
        self._sizes = list(sizes)
        self._need = need
        self._rows: list[dict[int, float]] = [{} for _ in sizes]
        self._fill(zip(a.tolist(), b.tolist(), excess.tolist(), strict=True))

    def _fill(self, pairs: Iterable[tuple[int, int, int]]) -> None:
        for a, b, excess in pairs:
            self._rows[a][b] = self._rows[b][a] = self._rows[a].get(b, 0) + excess

    def nearest(self, a: int, before: int | None) -> int | None:
        """See `Rows`."""
        best, found, sizes, mine = float(self._need), -1, self._sizes, self._sizes[a]
        for b, excess in self._rows[a].items():
            mean = excess / (mine * sizes[b])
            if mean > best or (mean == best and (found < 0 or b < found)):
                best, found = mean, b
        if before is not None and found >= 0:
            back = self._rows[a].get(before, 0) / (mine * sizes[before])
            found = before if back == best else found
        return found if found >= 0 else None

    def forbid(self, a: int, b: int) -> None:
        """See `Rows`."""
        self._rows[a][b] = self._rows[b][a] = FORBIDDEN

    def join(self, a: int, b: int) -> None:
        """See `Rows`."""
        rows, gone = self._rows, self._rows[b]
        rows[b] = {}
        rows[a].pop(b, None)
        for c, excess in gone.items():
            if c != a:
                rows[c].pop(b)
                rows[a][c] = rows[c][a] = rows[a].get(c, 0) + excess
        self._sizes[a] += self._sizes[b]


class DenseRows:
    """Rows as one table: thousands of groups that are nearly all linked."""

    def __init__(self, sizes: Sequence[int], a: Numbers, b: Numbers, excess: Numbers, need: int):
        import numpy as np

        self._sizes = np.array(sizes, dtype=np.float64)
        self._need = need
        many = len(sizes)
        self._table = np.bincount(a * many + b, excess, many * many).reshape(many, many)
        self._table += self._table.T
        np.fill_diagonal(self._table, FORBIDDEN)

    def nearest(self, a: int, before: int | None) -> int | None:
        """See `Rows`."""
        means = self._table[a] / (self._sizes * self._sizes[a])
        found = int(means.argmax())
        if not means[found] >= self._need:
            return None
        return before if before is not None and means[before] == means[found] else found

    def forbid(self, a: int, b: int) -> None:
        """See `Rows`."""
        self._table[a, b] = self._table[b, a] = FORBIDDEN

    def join(self, a: int, b: int) -> None:
        """See `Rows`."""
        self._table[a] += self._table[b]
        self._table[a, a] = FORBIDDEN
        self._table[:, a] = self._table[a]
        self._table[b, :] = self._table[:, b] = FORBIDDEN
        self._sizes[a] += self._sizes[b]


def rows_of(
    sizes: Sequence[int], a: Numbers, b: Numbers, excess: Numbers, need: int
) -> SparseRows | DenseRows:
    """The kind of rows that suits these numbers; both give the same groups.

    `a` and `b` number groups; `excess` is what the weights of their cross pairs add to those of
    missing pairs, `need` what their mean must add to be joined, in units.
    """
    many = len(sizes)
    if DENSE_FROM <= many <= DENSE_TO and len(a) > DENSE_SHARE * many * many / 2:
        return DenseRows(sizes, a, b, excess, need)
    return SparseRows(sizes, a, b, excess, need)


def linked(
    rows: Rows, many: int, may_join: Callable[[int, int], bool], on_join: Callable[[int, int], None]
) -> None:
    """Join groups 0 to `many` - 1; `on_join(a, b)` is told that `b`, the higher, went into `a`."""
    gone = [False] * many
    for start in range(many):
        chain = [] if gone[start] else [start]
        while chain:
            top, before = chain[-1], chain[-2] if len(chain) > 1 else None
            nearest = rows.nearest(top, before)
            while nearest is not None and nearest != before and not may_join(top, nearest):
                rows.forbid(top, nearest)
                nearest = rows.nearest(top, before)
            if nearest is None:
                chain.pop()
            elif nearest != before:
                chain.append(nearest)
            else:
                a, b = sorted((top, nearest))
                rows.join(a, b)
                on_join(a, b)
                gone[b] = True
                del chain[-2:]
                chain = chain or ([] if gone[start] else [start])
