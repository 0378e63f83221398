"""Whether a verb stands in the passive."""

from __future__ import annotations

from onrecord.reading.tree import Tree

SUBJECT = ("nsubj", "csubj")


PASSIVE = ("nsubjpass", "csubjpass")


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in the passive, or is a bare participle ("areas held by rebels")."""
    if tree.child(verb, "auxpass", *PASSIVE) is not None or tree.child(verb, "agent") is not None:
        return True
    if _is_headline_passive(tree, verb):
        return True
    bare = tree.tag[verb] == "VBN" and tree.dep[verb] in (
        "acl",
        "amod",
        "relcl",
        "oprd",
        "advcl",
        "acomp",
        "ccomp",
    )
    if bare and tree.child(verb, "aux") is None and tree.child(verb, "dobj") is None:
        return not (tree.dep[verb] == "relcl" and tree.child(verb, *SUBJECT) is not None)
    if (
        tree.dep[verb] == "conj"
        and tree.tag[verb] == "VBN"
        and tree.child(verb, "aux", *SUBJECT) is None
    ):
        return tree.is_verb(tree.head[verb]) and is_passive(tree, tree.head[verb])
    return False


def _is_headline_passive(tree: Tree, verb: int) -> bool:
    """Whether what looks like an object begins the next count: "7 killed, 25 injured"."""
    if tree.tag[verb] != "VBD" or tree.child(verb, "aux") is not None:
        return False
    objects = tree.children(verb, "dobj")
    counted = _is_counted(tree, tree.child(verb, *SUBJECT))
    numbers = [o for o in objects if tree.tag[o] == "CD" or (counted and _is_counted(tree, o))]
    return any(n + 1 < len(tree) and tree.tag[n + 1] in ("VBN", "VBD") for n in numbers)


def _is_counted(tree: Tree, noun: int | None) -> bool:
    return noun is not None and tree.child(noun, "nummod") is not None
