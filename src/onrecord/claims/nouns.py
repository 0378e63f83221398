"""The words that a number counts."""

from __future__ import annotations

from onrecord.ontology.counted import counted_words
from onrecord.ontology.cues import cue_index
from onrecord.reading.tree import Tree

MORE = ("more", "another", "additional", "further")
NUMERIC = (
    "nummod",
    "quantmod",
    "compound",
    "amod",
    "advmod",
    "nmod",
    "npadvmod",
    "det",
    "predet",
    "appos",
)


def counted_noun(tree: Tree, first: int, last: int) -> int | None:
    """The head of the words that a number counts: "five *soldiers*", "dozens of *civilians*"."""
    if tree.low[last] == "of":  # "a large number of them"
        return tree.child(last, "pobj")
    at = last
    for _ in range(4):
        head = tree.head[at]
        if (
            tree.dep[at] in NUMERIC
            and head > at
            and (tree.is_noun(head) or tree.tag[head] in ("JJ", "VBN", "VBG"))
        ):
            at = head
            if tree.dep[at] not in ("compound", "nmod", "amod") or _is_things(tree, at):
                return at
        elif tree.dep[at] in ("nummod", "quantmod") and head != at and first <= head <= last + 1:
            at = head
        else:
            break
    of = tree.child(at, "prep")
    if of is not None and tree.low[of] == "of":
        return tree.child(of, "pobj")
    found = at if at > last else _next_noun(tree, last)
    if found is None or tree.low[found] in MORE or _is_verb(tree, found):
        return None
    return found


def _is_things(tree: Tree, token: int) -> bool:
    """A plural that the parser joined to the next noun: "10 rocket shells Khadami district"."""
    return tree.tag[token] == "NNS" and tree.low[token] in counted_words().things


def _is_verb(tree: Tree, noun: int) -> bool:
    """A verb that the parser took for a noun: "kills 12, *wounds* 50"."""
    followed = noun + 1 < len(tree) and tree.tag[noun + 1] == "CD"
    return followed and any(c.measure for c in cue_index().verbs.get(tree.low[noun], ()))


def _next_noun(tree: Tree, last: int) -> int | None:
    """The noun that follows a number the parser left hanging: "between 10 and 15 soldiers"."""
    for at in range(last + 1, min(last + 4, len(tree))):
        if tree.is_noun(at):
            follows = at + 1 < len(tree) and tree.is_noun(at + 1)
            return None if follows else at
        if tree.tag[at] not in ("JJ", "VBN", "VBG") and tree.word[at] != "IS":
            return None
    return None
