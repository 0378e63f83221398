"""Which counts belong together: parts and wholes, what comes on top, words left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.count import Count
from onrecord.claims.nouns import MORE
from onrecord.ontology.counted import counted_words
from onrecord.reading.tree import Tree

INCLUDING = ("including", "among", "comprising", "mostly", "of")
AMONG = frozenset((("among", "them"), ("among", "whom"), ("of", "whom"), ("of", "which")))
OF_THEM = frozenset((("of", "them"), ("of", "whom"), ("of", "those"), ("of", "which")))


OF_LAUNCHED = ("hits", "intercepted")  # parts of what was launched


def includer(
    tree: Tree, head: int, last: int, measure: str | None, before: Sequence[Count]
) -> Count | None:
    """The count that includes this one: "20 people, including three children".

    `head` is what is counted and `last` the last token of the number. A part has its whole's
    measure, or is what became of munitions.
    """
    likely = [c for c in before if _may_hold(c, measure)]
    if not likely:
        return None
    whole = likely[-1].part_of or likely[-1]
    if tuple(tree.low[last + 1 : last + 3]) in OF_THEM:
        return whole
    at = head
    for _ in range(3):
        up = tree.head[at]
        if tree.low[up] in INCLUDING and tree.dep[at] in ("pobj", "dobj", "pcomp", "nsubj"):
            return None if tree.low[up] == "of" else whole
        if tree.dep[at] != "conj":
            break
        at = up
    window = [tree.low[i] for i in range(max(0, head - 5), head)]
    near = tree.low[max(0, head - 1)] in INCLUDING[:3] or AMONG.intersection(pairwise(window))
    return whole if near else None


def _may_hold(whole: Count, measure: str | None) -> bool:
    launched = whole.measure == "launched" and measure in OF_LAUNCHED
    return launched or measure in (None, whole.measure)


def is_added(
    tree: Tree, token: int, low: Sequence[str], measure: str, before: Sequence[Count]
) -> bool:
    """Whether a number adds to one told: "five more", and "12 others" after the same measure."""
    if token > 0 and tree.low[token - 1] in MORE:
        return True
    others = any(w in ("other", "others") for w in low[:3])
    return any(w in MORE for w in low[:3]) or (others and any(c.measure == measure for c in before))


def is_total(tree: Tree, number: int, noun: int) -> bool:
    """The second number of "12 of 15 drones" counts what there was, not what happened."""
    of = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.low[of] != "of":
        return False
    return tree.tag[tree.head[of]] == "CD" and tree.head[of] < number


def settled(counts: Sequence[Count], tree: Tree) -> list[Count]:
    """Give counts the words they leave out: "500 rebels died and 1,000 were hurt".

    A toll ("bringing the total to six") leaves nothing out.
    """
    out: list[Count] = []
    for i, count in enumerate(counts):
        following = counts[i + 1] if i + 1 < len(counts) else None
        if count.noun is None and following is not None and _shares(tree, count, following):
            count = replace(count, noun=following.noun)
        if count.noun is None and out and out[-1].noun is not None and count.scope != "update":
            noun = out[-1].noun
            if tree.low[noun] not in counted_words().harms:
                count = replace(count, noun=noun)
        out.append(count)
    return out


def _shares(tree: Tree, count: Count, following: Count) -> bool:
    """Whether a count waits for the next one's noun: "killed 28 and wounded 30 militants"."""
    joined = tree.low[count.token + 1] in ("and", "or") if count.token + 1 < len(tree) else False
    noun = following.noun
    return joined and noun is not None and tree.low[noun] not in ("others", "other")
