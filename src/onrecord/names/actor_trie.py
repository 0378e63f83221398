"""Longest matches of many phrases in a row of pieces: a trie of dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from onrecord.names.actor_words import Piece

T = TypeVar("T")
_END = ""


class Trie(Generic[T]):
    """Phrases, as rows of folded keys, to the values they stand for.

    >>> trie: Trie[str] = Trie()
    >>> trie.add(["free", "syrian", "army"], "syr-fsa")
    >>> from onrecord.names.actor_words import pieces
    >>> trie.longest(pieces(["Free", "Syrian", "Army", "men"]), 0)
    (3, ['syr-fsa'])
    """

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, keys: Sequence[str], value: T) -> None:
        """Let the row `keys` stand for `value` too; a value is kept once."""
        node = self._root
        for key in keys:
            node = node.setdefault(key, {})
        values = node.setdefault(_END, [])
        if value not in values:
            values.append(value)

    def all(self, row: Sequence[Piece], start: int) -> list[tuple[int, list[T]]]:
        """Every match that begins at `start`, as `(end, values)`, the longest first."""
        found: list[tuple[int, list[T]]] = []
        node = self._root
        for end in range(start, len(row)):
            step = node.get(row[end].key)
            if step is None:
                break
            node = step
            if _END in node:
                found.append((end + 1, node[_END]))
        return found[::-1]

    def longest(self, row: Sequence[Piece], start: int) -> tuple[int, list[T]] | None:
        """The longest match that begins at `start`, or None."""
        found = self.all(row, start)
        return found[0] if found else None
