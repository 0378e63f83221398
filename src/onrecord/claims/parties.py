"""To whom a demand, a refusal or a protest is addressed, where it stands below the words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.clauses import antecedent, objects_of, preposed
from onrecord.claims.owners import possessors_of
from onrecord.claims.passive import SUBJECT
from onrecord.claims.phrases import filler_kind
from onrecord.claims.triggers import Trigger
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

WHOSE = ("by", "from", "of", "against", "to")
PEOPLE = ("people", "armed")


def parties_of(reading: Reading, trigger: Trigger) -> Iterator[int]:
    """The heads of those whom words, a refusal, a protest or an inquiry is about.

    Who is to act ("demanded that Israel ease"); whose offer, wish or deed it is ("rejected an
    Indian proposal", "dismissed an appeal from the president", "a march against violations by
    the army"); against whom the threat goes ("threatened action against Russia").
    """
    tree = reading.tree
    if trigger.cue.frame.name == "tell_off":
        yield from _to_act(tree, trigger.token)
    for token in (trigger.token, *_things(tree, trigger)):
        yield from preposed(tree, token, "against")
    for thing in _things(tree, trigger):
        if filler_kind(reading, thing) not in PEOPLE:
            yield from possessors_of(reading, thing)
            yield from preposed(tree, thing, *WHOSE)


def _to_act(tree: Tree, token: int) -> Iterator[int]:
    """The subject of what is demanded."""
    for clause in tree.children(token, "ccomp", "acl"):
        for subject in tree.children(clause, *SUBJECT):
            yield from tree.conjuncts(antecedent(tree, subject))


def _things(tree: Tree, trigger: Trigger) -> list[int]:
    """What is demanded, refused, protested or inquired into."""
    below = [trigger.token] if trigger.support is None else [trigger.token, trigger.support]
    found = [o for t in below if tree.is_verb(t) for o in objects_of(tree, t)]
    found += [o for t in below for o in preposed(tree, t, "on", "against", "at", "into", "for")]
    return [f for f in found if f not in below]
