"""Verbs of saying that the tagger takes for nouns: "The military | states | that it left"."""

from __future__ import annotations

from onrecord.ontology.speech import load_speech
from onrecord.reading.tree import Tree

NOMINAL = ("NN", "NNS", "NNP", "NNPS")
FINITE = ("VBD", "VBZ", "VBP", "MD")
CLAIMED = "responsibility"


def with_verbs(tree: Tree) -> Tree:
    """The tree with such words as the verbs of their sentences; lists are changed in place.

    Only where no other verb can be the sentence's, a name or noun stands right before the word,
    and "that", a pronoun, a gerund or "responsibility" behind it: "Hamas | claims | it fired".
    """
    words = load_speech().words["mistaken"]
    for at, low in enumerate(tree.low):
        if low in words and tree.tag[at] in ("NNS", "NNPS", "VBZ") and 0 < at < len(tree) - 2:
            span = _sentence(tree, at)
            behind = _behind(tree, at)
            subject = _subject_start(tree, span[0], at)
            if behind is not None and subject is not None and not _has_subject(tree, at):
                _make_verb(tree, at, span, subject, behind)
    return tree


def _sentence(tree: Tree, at: int) -> tuple[int, int]:
    """The tokens from the first to the last under the root above a token."""
    root = next((h for h in tree.ancestors(at) if tree.head[h] == h), at)
    below = tree.subtree(root)
    return below[0], below[-1] + 1


def _has_subject(tree: Tree, at: int) -> bool:
    return tree.tag[at] == "VBZ" and tree.child(at, "nsubj", "nsubjpass", "expl") is not None


def _behind(tree: Tree, at: int) -> tuple[int, str] | None:
    """The head of what is said behind a word, and what it is to the verb."""
    first = at + 1
    clause = tree.head[first]
    said = tree.low[first] == "that" or tree.tag[first] == "PRP"
    if said and clause > first and tree.is_verb(clause):
        return clause, "ccomp"
    if tree.tag[first] == "VBG":
        return first, "xcomp"
    return (first, "dobj") if tree.low[first] == CLAIMED else None


def _subject_start(tree: Tree, first: int, at: int) -> int | None:
    """Where the noun phrase right before a word begins; null where there is none, or a verb."""
    last = at - 1
    while last > first and tree.tag[last] in ("NFP", "''"):
        last -= 1
    bodies = load_speech().words["bodies"]
    name = tree.tag[last] == "JJ" and tree.tag[last - 1] in ("NNP", "HYPH")
    if not (tree.tag[last] in NOMINAL or tree.low[last] in bodies or name):
        return None
    if any(tree.tag[i] in FINITE for i in range(first, at)):
        return None
    commas = [i for i in range(first, at) if tree.low[i] == ","]
    start = commas[-1] + 1 if commas else first
    return start if start <= last else None


def _make_verb(
    tree: Tree, at: int, span: tuple[int, int], start: int, behind: tuple[int, str]
) -> None:
    clause, dep = behind
    subject = _top(tree, at - 1, start, at)
    tree.tag[at], tree.dep[at], tree.head[at] = "VBZ", "ROOT", at
    for i in range(*span):
        outside = not start <= tree.head[i] < at or tree.head[i] == i
        if i == at:
            continue
        if i == subject:
            tree.dep[i], tree.head[i] = "nsubj", at
        elif start <= i < at and outside:
            tree.head[i] = subject
            tree.dep[i] = "punct" if tree.tag[i] in ("NFP", ",") else "compound"
        elif i == clause:
            tree.dep[i], tree.head[i] = dep, at
        elif i > at and (tree.head[i] < at or tree.head[i] == i):
            tree.head[i] = clause if i > clause and tree.dep[i] != "punct" else at
        elif i < start and (tree.head[i] == i or tree.head[i] >= start):
            tree.head[i] = at
    _renew_kids(tree, span)


def _top(tree: Tree, at: int, start: int, end: int) -> int:
    """The head of the noun phrase that holds a token, within a stretch."""
    while tree.tag[at] in ("NFP", "''") and at > start:
        at -= 1
    while start <= tree.head[at] < end and tree.head[at] != at:
        at = tree.head[at]
    return at


def _renew_kids(tree: Tree, span: tuple[int, int]) -> None:
    for i in range(*span):
        tree.kids[i].clear()
    for i in range(*span):
        if tree.head[i] != i:
            tree.kids[tree.head[i]].append(i)
