"""A parsed text as plain lists, which Python walks several times faster than tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOMINAL = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "WP", "DT", "JJ", "VBG", "PRP$", "WDT")


@dataclass(frozen=True, slots=True)
class Tree:
    """Words, tags and dependencies by token number.

    `low` are the shadow's words in small letters, `head` the number of each token's governor
    (itself for a root), `kids` its dependents in order, `start` and `end` character offsets.
    """

    word: list[str]
    low: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.low)

    def child(self, token: int, *deps: str) -> int | None:
        """The first dependent of a token with one of the dependencies, if any."""
        return next((k for k in self.kids[token] if self.dep[k] in deps), None)

    def children(self, token: int, *deps: str) -> list[int]:
        """All dependents of a token with one of the dependencies."""
        return [k for k in self.kids[token] if self.dep[k] in deps]

    def ancestors(self, token: int) -> Iterator[int]:
        """The governors of a token, nearest first."""
        while self.head[token] != token:
            token = self.head[token]
            yield token

    def subtree(self, token: int) -> list[int]:
        """A token and everything below it, in the order of the text."""
        found, todo = [], [token]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.kids[at])
        return sorted(found)

    def conjuncts(self, token: int) -> list[int]:
        """A token and those co-ordinated with it further on."""
        out = [token]
        for at in out:
            out += [k for k in self.kids[at] if self.dep[k] == "conj"]
        return out

    def is_verb(self, token: int) -> bool:
        """Whether a token is tagged as a verb."""
        return self.tag[token].startswith("VB")

    def is_noun(self, token: int) -> bool:
        """Whether a token is tagged as a noun or a name."""
        return self.tag[token].startswith("NN")


def tree_of(doc: Doc) -> Tree:
    """The plain lists of a parsed text."""
    from spacy.attrs import DEP, HEAD, IDX, LENGTH, LOWER, ORTH, TAG

    rows = doc.to_array([HEAD, DEP, TAG, LOWER, ORTH, IDX, LENGTH]).astype("int64").tolist()
    unsigned = doc.to_array([DEP, TAG, LOWER, ORTH]).tolist()
    strings = doc.vocab.strings
    head = [i + row[0] for i, row in enumerate(rows)]
    kids: list[list[int]] = [[] for _ in rows]
    for i, h in enumerate(head):
        if h != i:
            kids[h].append(i)
    return Tree(
        word=[strings[u[3]] for u in unsigned],
        low=[strings[u[2]] for u in unsigned],
        tag=[strings[u[1]] for u in unsigned],
        dep=[strings[u[0]] for u in unsigned],
        head=head,
        kids=kids,
        start=[row[5] for row in rows],
        end=[row[5] + row[6] for row in rows],
    )
