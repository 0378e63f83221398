"""Words around a number that say what it measures, wherever the parser has put them."""

from __future__ import annotations

from onrecord.claims.passive import PASSIVE, SUBJECT
from onrecord.ontology.counted import counted_words
from onrecord.ontology.cues import cue_index
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

BEING = ("is", "are", "was", "were", "be", "been")
HARMING = ("harm", "seize")


def told_behind(tree: Tree, last: int) -> str | None:
    """The measure of "7 civilians killed, 25 injured": a participle right behind."""
    words, at = counted_words(), last + 1
    measure = words.after.get(tree.low[at]) if at < len(tree) else None
    if measure is None or tree.tag[at] == "VB":
        return None
    objects = tree.children(at, "dobj")
    if any(o + 1 < len(tree) and tree.low[o + 1] in words.after for o in objects):
        return measure
    return None if objects and tree.tag[at] == "VBD" else measure


def said_after(tree: Tree, last: int) -> str | None:
    """The measure of words said of the counted ones: "23 people were reported dead"."""
    words = counted_words()
    for i in range(last + 1, min(last + 3, len(tree))):
        if tree.low[i] in words.after and tree.low[i - 1] not in (",", ".", ";"):
            return words.after[tree.low[i]]
        if tree.low[i] not in counted_words().linking:
            return None
    return None


def told_before(tree: Tree, first: int) -> str | None:
    """The measure of a verb right before a number: "wounds nine others", "killing at least 35".

    For the parser often takes such a verb for a noun, or parts it from its object.
    """
    if first == 0 or tree.dep[first - 1] in ("amod", "compound", "poss"):
        return None
    cues = cue_index().verbs.get(tree.low[first - 1], ())
    harming = (c.measure for c in cues if c.frame.name in HARMING and not c.tail and not c.needs)
    passive = any(tree.dep[k] == "auxpass" for k in tree.kids[first - 1])
    return None if passive else next((m for m in harming if m), None)


def grouped(tree: Tree, top: int) -> str | None:
    """The measure of "three were among those killed" and "the dead include three children"."""
    words, verb = counted_words(), tree.head[top]
    told: list[int] = []
    if tree.dep[top] in SUBJECT and tree.low[verb] in BEING:
        among = [p for p in tree.children(verb, "prep") if tree.low[p] == "among"]
        told = [t for p in among for t in tree.subtree(p)]
    elif tree.dep[top] == "dobj" and tree.low[verb].startswith("includ"):
        told = [t for s in tree.children(verb, *SUBJECT) for t in tree.subtree(s)]
    return next((m for t in told if (m := words.after.get(tree.low[t]))), None)


def became_of(reading: Reading, top: int, head: int) -> str | None:
    """The measure of "the fate of 250 is unknown", and of "3,000 people leaving Foua"."""
    tree, words, verb = reading.tree, counted_words(), reading.tree.head[top]
    if tree.dep[top] == "pobj" and tree.low[verb] == "of":
        return words.of_nouns.get(tree.low[tree.head[verb]])
    entry = reading.names.registry.kind_of(tree.low[head])
    gone = tree.dep[top] in SUBJECT and tree.low[verb] in words.leaving
    from_place = any(o in reading.mentions.places for o in tree.children(verb, "dobj"))
    civilian = entry is not None and entry.kind in ("civilians", "resident")
    return "displaced" if gone and from_place and civilian else None


def toll_measure(tree: Tree, token: int) -> str | None:
    """What a bare number is a toll of: "the death toll rose to 24", "the number killed is 24"."""
    words = counted_words()
    if tree.dep[token] not in ("pobj", "dobj", "attr"):
        return None
    above = list(tree.ancestors(token))[:4]
    subjects = [
        s for a in above if tree.is_verb(a) for s in tree.children(a, *SUBJECT, *PASSIVE, "dobj")
    ]
    if any(tree.low[t] in words.tolls for t in (*above, *subjects)):
        return "killed"
    around = (*subjects, *list(tree.ancestors(token))[:6])  # "the number of rebels killed at 50"
    numbers = [s for s in around if tree.low[s] in ("number", "count", "total")]
    told = (words.after.get(tree.low[t]) for n in numbers for t in tree.subtree(n) if t != token)
    return next((m for m in told if m), None)
