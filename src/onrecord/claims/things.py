"""What a number of things measures: munitions sent, stopped or striking, vehicles, buildings."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.passive import is_passive
from onrecord.claims.triggers import Trigger
from onrecord.ontology.counted import CountedWords, counted_words
from onrecord.reading.tree import Tree


def thing_measure(
    tree: Tree, top: int, thing: str, triggers: Sequence[Trigger], trigger: Trigger | None
) -> tuple[str | None, Trigger | None]:
    """What a number of such things measures, and its trigger: by default the nearest."""
    words = counted_words()
    if thing == "munition":
        return _munition(tree, top, words), trigger
    ruined = [t for t in triggers if t.type in words.ruining]
    lost = any(tree.low[a] in words.losing for a in list(tree.ancestors(top))[:2])
    if not ruined and not lost:
        return None, None
    return "vehicles" if thing == "vehicle" else "buildings", ruined[0] if ruined else trigger


def _munition(tree: Tree, top: int, words: CountedWords) -> str:
    """Whether munitions were stopped, or struck, by the verbs said of them; else they were sent."""
    told = [(v, words.munition_verbs.get(tree.low[v])) for v in _verbs_of(tree, top)]
    if any(m == "intercepted" and _suffers(tree, top, v) for v, m in told):
        return "intercepted"
    return "hits" if any(m == "hits" for _, m in told) else "launched"


def _verbs_of(tree: Tree, thing: int) -> list[int]:
    """The verbs said of a thing: its governor, what that leads to, and clauses of its own."""
    head = tree.head[thing]
    if tree.dep[head] == "agent":
        head = tree.head[head]
    verbs = [head, *tree.children(thing, "acl", "relcl")] if tree.is_verb(head) else []
    verbs += tree.children(thing, "acl", "relcl") if not verbs else []
    return verbs + [x for v in verbs for x in tree.children(v, "xcomp", "conj")]


def _suffers(tree: Tree, thing: int, verb: int) -> bool:
    """Whether a thing is stopped, and does not stop: in the passive, or as an object."""
    if tree.dep[thing] in ("dobj", "nsubjpass") or is_passive(tree, verb):
        return tree.dep[tree.head[thing]] != "agent"
    return tree.low[verb] not in ("destroy", "destroyed", "destroys", "destroying")


def munition_measure(tree: Tree, number: int) -> str | None:
    """The measure of a number that stands for munitions: "12 rockets, of which 5 hit"."""
    verbs = (tree.low[tree.head[number]], tree.low[min(number + 1, len(tree) - 1)])
    return next((m for v in verbs if (m := counted_words().munition_verbs.get(v))), None)
