"""Backers: who stands behind a doer or acts beside him."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.clauses import doers_of, preposed
from onrecord.claims.filler import Filler, fill
from onrecord.claims.passive import is_passive
from onrecord.claims.triggers import Trigger
from onrecord.ontology.words import backing_participles
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree


def backers(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    """Those who act beside the doer of a verb: "struck alongside the army"."""
    tree = reading.tree
    verb = trigger.support if trigger.support is not None else trigger.token
    suffering = is_passive(tree, verb) or trigger.cue.frame.verb.get("subject") == "victim"
    if tree.is_verb(verb) and "with" not in trigger.cue.frame.verb and not suffering:
        beside = preposed(tree, verb, "alongside", "beside")
        yield from fill(beside, "joint")


def backers_of(reading: Reading, token: int) -> Iterator[Filler]:
    """Backers of a doer: "forces backed by Hezbollah", "Hezbollah-backed forces"."""
    tree = reading.tree
    for kid in tree.children(token, "acl", "amod"):
        if tree.low[kid] in backing_participles():
            yield from fill(
                doers_of(tree, kid) if tree.dep[kid] == "acl" else _hyphened(tree, kid), "backer"
            )


def _hyphened(tree: Tree, participle: int) -> list[int]:
    return [participle - 2] if participle > 1 and tree.low[participle - 1] == "-" else []
