"""With what: the instrument of an event."""

from __future__ import annotations

from onrecord.claims.clauses import doers_of, preposed, sufferers_of
from onrecord.claims.clusters import Cluster
from onrecord.claims.triggers import Trigger
from onrecord.ontology.instruments import instrument_at, type_by_instrument
from onrecord.ontology.types import event_types
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree

USING = ("with", "by", "using", "of", "from", "in")


def instrument_of(
    reading: Reading, sentence: Sentence, cluster: Cluster
) -> tuple[int, int, str] | None:
    """First and last (exclusive) token and kind of what the event was done with, if told."""
    if event_types()[cluster.type].family not in ("fighting", "people", "things"):
        return None
    tree = reading.tree
    for token in _near(tree, cluster):
        for first in range(max(sentence.first, token - 2), token + 1):
            found = instrument_at(tree.low, first)
            if found and first <= token < found[0]:
                return first, found[0], found[1]
    return None


def _sends(trigger: Trigger) -> bool:
    """Whether what a verb is done to is the weapon: "fired rockets", "detonated a bomb"."""
    return trigger.cue.frame.name in ("fire", "using") or trigger.type in ("bombing", "shelling")


def refined(kind: str, instrument: str | None) -> str:
    """What an unspecific type becomes by its weapon: a bombing by aircraft is an air strike.

    >>> refined("bombing", "aircraft"), refined("battle", "aircraft")
    ('airstrike', 'battle')
    """
    return type_by_instrument().get((kind, instrument or ""), kind)


def _near(tree: Tree, cluster: Cluster) -> list[int]:
    """Triggers, doers, objects that are weapons, and what stands after "with" or "by"."""
    out: list[int] = []
    for trigger in cluster.triggers:
        verb = trigger.support if trigger.support is not None else trigger.token
        out += preposed(tree, trigger.token, *USING) + tree.children(
            trigger.token, "compound", "amod"
        )
        if tree.is_verb(verb):
            out += doers_of(tree, verb) + preposed(tree, verb, *USING)
            out += sufferers_of(tree, verb) if _sends(trigger) else []
    nouns = (t for t in cluster.triggers if t.cue.form == "noun")
    return out + [i for t in nouns for i in range(t.first, t.last)]
