"""How sure: modality, negation and realisation of an event, read from its words and those above."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from onrecord.claims.certainty_above import told_of
from onrecord.claims.certainty_own import Certainty, auxiliaries, of_noun, speaking_verbs
from onrecord.claims.triggers import Trigger
from onrecord.ontology.certainty import CertaintyWords, certainty_words
from onrecord.ontology.types import event_types
from onrecord.ontology.words import happening_verbs, light_verbs
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records.claim import Modality

__all__ = ["Certainty", "certainty_of", "speaking_verbs"]
PRESENT = ("VBZ", "VBP")


def certainty_of(reading: Reading, trigger: Trigger) -> Certainty:
    """Modality, realisation and negation of the event of a trigger."""
    tree, words = reading.tree, certainty_words()
    if trigger.cue.form == "state" and tree.dep[trigger.token] == "amod":
        return Certainty()  # "plans to storm the rebel-held town": it is held
    if trigger.support is None:
        found = told_of(reading, trigger.token, words)
    else:
        found = _supported(reading, trigger, trigger.support, words)
    if found.modality == "actual" and _is_ongoing(tree, trigger, words):
        found = replace(found, modality="ongoing")
    return found


def _supported(reading: Reading, trigger: Trigger, verb: int, words: CertaintyWords) -> Certainty:
    """What the verb of a noun makes of it: "plans an offensive", "repelled an attack"."""
    tree = reading.tree
    found, low = told_of(reading, verb, words), tree.low[verb]
    own = of_noun(tree, trigger.token, words)
    if low in words.governors and found.modality == "actual":
        found = replace(found, modality=cast(Modality, words.governors[low]), by=verb)
    if own.modality != "actual" and found.modality == "actual":
        found = replace(found, modality=own.modality, by=own.by)
    if low in words.prevented:
        found = replace(found, realised="prevented")
    if low in words.attempted or own.realised != "accomplished":
        realised = own.realised if own.realised != "accomplished" else "attempted"
        found = replace(found, realised=realised)
    return replace(found, negated=found.negated or own.negated)


def _is_ongoing(tree: Tree, trigger: Trigger, words: CertaintyWords) -> bool:
    """Whether an event goes on: "are shelling", "is being held", "continued fighting"."""
    if event_types()[trigger.type].family == "words":
        return False  # "is being hailed as a victory": it has been said
    verb = trigger.support if trigger.support is not None else trigger.token
    kids = tree.kids[trigger.token]
    if any(tree.low[k] in words.still for k in kids if k < trigger.token):
        return True
    if tree.is_verb(verb):
        return _goes_on(tree, verb, words) or (
            trigger.type == "control" and tree.tag[verb] in PRESENT
        )
    head = tree.head[trigger.token]
    if trigger.cue.form != "noun":
        return False
    if tree.low[head] == "under":  # "under attack", not "came under attack"
        return not tree.is_verb(tree.head[head]) or _is_present(tree, tree.head[head])
    still = any(tree.low[k] in words.still for k in tree.kids[head])
    told = tree.low[head] in light_verbs() | happening_verbs() and _goes_on(tree, head, words)
    goes = still or tree.low[head] in words.ongoing or told
    return tree.is_verb(head) and _is_present(tree, head) and goes


def _goes_on(tree: Tree, verb: int, words: CertaintyWords) -> bool:
    """Whether a verb is in a progressive of the present, or hangs on "continues to"."""
    chain = auxiliaries(tree, verb)
    going = tree.tag[verb] == "VBG" or any(tree.low[a] == "being" for a in chain)
    if going and any(tree.tag[a] in PRESENT for a in chain):
        return True
    head = tree.head[verb]
    return tree.dep[verb] == "xcomp" and tree.low[head] in words.ongoing and _is_present(tree, head)


def _is_present(tree: Tree, verb: int) -> bool:
    return any(tree.tag[t] in PRESENT for t in (verb, *tree.children(verb, "aux")))
