"""Those whom a count includes without a number: "12 people, including a child"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.count import Count
from onrecord.reading.reading import Sentence
from onrecord.reading.tree import Tree

THEM = ("them", "whom", "those")
NEAR = 7  # tokens from "among them" to who is meant


def included(
    tree: Tree, sentence: Sentence, counts: Sequence[Count]
) -> Iterator[tuple[int, Count]]:
    """The heads of those named as part of a count, each with the count."""
    counted = {c.noun for c in counts}
    wholes = [c for c in counts if c.part_of is None]
    for i, whole in enumerate(wholes):
        end = wholes[i + 1].token if i + 1 < len(wholes) else sentence.last
        found = dict.fromkeys(_listed(tree, whole, counts, end))
        yield from ((t, whole) for t in found if t not in counted)


def _listed(tree: Tree, whole: Count, counts: Sequence[Count], end: int) -> Iterator[int]:
    """Heads of the list behind "including" or "among them", and those beside a counted part."""
    for at in range(whole.token, end):
        if tree.low[at] == "including" and not _is_of_others(tree, at, whole):
            heads = tree.children(at, "pobj", "dobj", "pcomp")
            yield from (j for h in heads for j in tree.conjuncts(h) if at < j < end)
        elif tree.low[at] == "among" and tree.low[min(at + 1, end - 1)] in THEM:
            yield from (i for i in range(at + 2, min(at + NEAR, end)) if tree.tag[i] == "NN")
    for part in counts:
        if part.part_of is whole and part.noun is not None:
            yield from (j for j in tree.conjuncts(part.noun)[1:] if part.noun < j < end)


def _is_of_others(tree: Tree, including: int, whole: Count) -> bool:
    """Whether a list belongs to a doer between: "42 were killed by gangs, including the Base 5"."""
    head = tree.head[including]
    agent = tree.dep[tree.head[head]] == "agent" or tree.low[tree.head[head]] == "by"
    return head > whole.anchor and tree.dep[head] == "pobj" and agent
