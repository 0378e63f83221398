"""The best one-to-one pairing of two lists, by the highest total."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) with the highest sum of weights; pairs worth nothing are left out.

    The Hungarian method with potentials (Kuhn 1955, in the form of Jonker and Volgenant 1987),
    cubic in the longer side.

    >>> best_pairs([[2.0, 3.0], [0.0, 2.0]])
    [(0, 0), (1, 1)]
    """
    size = max(len(weights), max((len(row) for row in weights), default=0))
    cost = [
        [-weights[i][j] if i < len(weights) and j < len(weights[i]) else 0.0 for j in range(size)]
        for i in range(size)
    ]
    owner = _assigned(cost)
    pairs = [(row, column) for column, row in enumerate(owner)]
    return sorted(p for p in pairs if cost[p[0]][p[1]] < 0)


def _assigned(cost: Sequence[Sequence[float]]) -> list[int]:
    """The row given to each column at the least total cost; rows enter one by one."""
    size = len(cost)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [size] * (size + 1)  # of each column; the last column is a stand-in
    for row in range(size):
        owner[size], column = row, size
        least, came_from = [float("inf")] * (size + 1), [size] * (size + 1)
        seen: set[int] = set()
        while owner[column] != size:
            seen.add(column)
            _relax(cost, (row_price, column_price), owner[column], column, (least, came_from, seen))
            nearest = min((c for c in range(size) if c not in seen), key=least.__getitem__)
            step = least[nearest]
            for c in seen:
                row_price[owner[c]] += step
                column_price[c] -= step
            for c in range(size):
                least[c] -= 0.0 if c in seen else step
            column = nearest
        while column != size:
            owner[column], column = owner[came_from[column]], came_from[column]
        owner[size] = size
    return owner[:size]


def _relax(
    cost: Sequence[Sequence[float]],
    prices: tuple[list[float], list[float]],
    row: int,
    column: int,
    state: tuple[list[float], list[int], set[int]],
) -> None:
    """Lower the known distance of every open column by way of `row`."""
    least, came_from, seen = state
    for c in range(len(cost)):
        reduced = cost[row][c] - prices[0][row] - prices[1][c]
        if c not in seen and reduced < least[c]:
            least[c], came_from[c] = reduced, column
