"""The parse as this question walks it: the reading's plain lists, with the edges of each phrase."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.attribution.attribution import Tokens
from onrecord.reading.tree import Tree

QUOTE_TAGS = frozenset({"``", "''"})
PUNCTUATION = QUOTE_TAGS | {",", ".", ":", "-LRB-", "-RRB-", "HYPH", "_SP", "NFP"}
UNQUOTED = PUNCTUATION - QUOTE_TAGS


@dataclass(frozen=True, slots=True)
class Syntax:
    """Words in small letters, tags, dependencies, heads, dependents, edges, offsets, by token."""

    words: list[str]
    cased: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    starts: list[int]
    ends: list[int]

    def kid(self, token: int, *deps: str) -> int | None:
        """The first dependent of a token with one of the dependencies."""
        return next((k for k in self.kids[token] if self.deps[k] in deps), None)

    def range_of(self, token: int) -> Tokens:
        """The tokens of a phrase, from its leftmost to its rightmost."""
        return self.left[token], self.right[token] + 1

    def trim(self, first: int, last: int, *, quotes: bool = False) -> Tokens:
        """A range without punctuation at its edges; quotation marks stay unless `quotes`."""
        drop = PUNCTUATION if quotes else UNQUOTED
        tags, words = self.tags, self.words
        while first < last and (tags[first] in drop or words[first] == "*"):
            first += 1
        while last > first and (tags[last - 1] in drop or words[last - 1] == "*"):
            if tags[last - 1] == "-RRB-" and "-LRB-" in tags[first:last]:
                break
            last -= 1
        inside = tags[first:last]
        opened = inside.count("-LRB-")
        if opened and opened > inside.count("-RRB-") and tags[last : last + 1] == ["-RRB-"]:
            last += 1
        return first, last

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The characters of a range of tokens."""
        return self.starts[first], self.ends[last - 1]

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def up(self, token: int) -> Iterator[int]:
        """The governors of a token, nearest first."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def head_in(self, first: int, last: int) -> int:
        """The token of a range whose governor stands outside it."""
        for i in range(first, last):
            if not first <= self.heads[i] < last or self.heads[i] == i:
                return i
        return last - 1

    def is_verb(self, token: int) -> bool:
        """Whether a token is tagged as a verb."""
        return self.tags[token].startswith("VB")

    def is_noun(self, token: int) -> bool:
        """Whether a token is tagged as a noun, or is a short name in capitals ("SOHR")."""
        word = self.cased[token]
        return self.tags[token].startswith("NN") or (len(word) > 1 and word.isupper())


def syntax_of(tree: Tree) -> Syntax:
    """The lists of a tree, with the edges of each token's phrase."""
    left, right = _edges(tree.head)
    return Syntax(
        tree.low,
        tree.word,
        tree.tag,
        tree.dep,
        tree.head,
        tree.kids,
        left,
        right,
        tree.start,
        tree.end,
    )


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """Each token's leftmost and rightmost descendant: every governor is reached once a side."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):
        at = heads[i]
        while left[at] > i:
            left[at] = i
            at = heads[at]
    for i in range(len(heads) - 1, -1, -1):
        at = heads[i]
        while right[at] < i:
            right[at] = i
            at = heads[at]
    return left, right
