"""What a word's own auxiliaries, tense, negations and modifiers say of how sure its event is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from onrecord.claims.passive import PASSIVE, SUBJECT, is_passive
from onrecord.claims.phrases import filler_kind
from onrecord.ontology.certainty import CertaintyWords
from onrecord.ontology.speech import load_speech
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records.claim import Modality, Realised

TELLING = ("report", "add", "confirm", "admit", "claim", "show", "cite", "estimate")
FINITE = ("VBD", "VBZ", "VBP")
ABLE = ("armed", "people", "place")  # to mean something: "Syria will withdraw"
EMPHASIS = ("only", "just", "merely", "simply")


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure an event is in the words of whoever tells it, apart from who that is.

    `by` is the token that makes the modality other than actual, where it is one word;
    `presupposed` that it is there whatever is said of it ("calls to investigate the killings").
    """

    modality: Modality = "actual"
    realised: Realised = "accomplished"
    negated: bool = False
    by: int | None = None
    presupposed: bool = False


@cache
def speaking_verbs() -> frozenset[str]:
    """Forms of verbs that tell of something: their own "could" is not the event's."""
    verbs = load_speech().verbs
    return frozenset(v for v, cues in verbs.items() if any(c.manner in TELLING for c in cues))


def of_verb(reading: Reading, verb: int, words: CertaintyWords) -> Certainty:
    """What auxiliaries, negations and conditions of a verb itself say."""
    tree = reading.tree
    modal = next((a for a in reversed(auxiliaries(tree, verb)) if _is_modal(tree, a, words)), None)
    negated = any(_negates(tree, k, words) for k in tree.kids[verb] if _bears_on(tree, k, verb))
    negated = negated or _has_no_subject(tree, verb)
    if _in_condition(tree, verb, words):
        return Certainty("hypothetical", negated=negated)
    if modal is None and tree.tag[verb] not in ("VBD", "VBN") and _has_day_to_come(tree, verb):
        return Certainty("planned", negated=negated)
    if modal is None:
        return Certainty(negated=negated)
    return Certainty(_modality(reading, verb, modal, words), negated=negated, by=modal)


def _modality(reading: Reading, verb: int, modal: int, words: CertaintyWords) -> Modality:
    """What a modal makes of its verb; what somebody will do is planned, if it is in his hand."""
    tree = reading.tree
    modality = cast(Modality, words.modals[tree.low[modal]])
    perfect = any(tree.low[k] == "have" for k in tree.children(verb, "aux"))
    if modality != "predicted":
        return "hypothetical" if perfect else modality
    if tree.low[modal] == "would" and (perfect or _on_condition(tree, verb, words)):
        return "hypothetical"
    return "planned" if _is_in_hand(reading, verb, words) else "predicted"


def _is_in_hand(reading: Reading, verb: int, words: CertaintyWords) -> bool:
    """Whether a verb is an act of somebody who can mean to do it."""
    tree = reading.tree
    if is_passive(tree, verb) or tree.low[verb] in words.befalling:
        return False
    while tree.child(verb, *SUBJECT) is None and tree.dep[verb] == "conj":
        verb = tree.head[verb]
    subject = tree.child(verb, *SUBJECT)
    if subject is None:
        return False
    if tree.low[subject] == "it":  # "the firm says it will": else no doer is meant
        return tree.dep[verb] == "ccomp"
    return filler_kind(reading, subject) in ABLE


def _on_condition(tree: Tree, verb: int, words: CertaintyWords) -> bool:
    clauses = [k for k in tree.kids[verb] if tree.dep[k] == "advcl"]
    return any(_in_condition(tree, k, words) for k in clauses)


def of_noun(tree: Tree, noun: int, words: CertaintyWords) -> Certainty:
    """What stands beside a noun: "planned attack", "no fighting", "a meeting next week"."""
    found = Certainty()
    for kid in tree.kids[noun]:
        low = tree.low[kid]
        if kid < noun and (_is_no(tree, kid) or low == "without"):
            found = replace(found, negated=True)
        if kid < noun and low in words.nouns and tree.dep[kid] in ("amod", "compound", "nmod"):
            found = replace(found, modality=cast(Modality, words.nouns[low]), by=kid)
        if kid < noun and low in words.attempted:
            found = replace(found, realised="attempted")
        if kid < noun and low in words.prevented:
            found = replace(found, realised="prevented")
        if tree.dep[kid] in ("npadvmod", "poss", "nmod") and _is_to_come(tree, kid):
            found = replace(found, modality="planned", by=kid)
    return found


def _has_day_to_come(tree: Tree, verb: int) -> bool:
    """Whether a present tense is of a day to come: "leaves tomorrow", "are meeting next week"."""
    times = tree.children(verb, "npadvmod")
    return not is_infinitive(tree, verb) and any(_is_to_come(tree, k) for k in times)


def _is_to_come(tree: Tree, time: int) -> bool:
    return tree.low[time] == "tomorrow" or any(tree.low[k] == "next" for k in tree.kids[time])


def is_fact(tree: Tree, verb: int) -> bool:
    """Whether a verb's tense tells of something that is so: past, present, bare participle.

    >>> from onrecord.reading.tree import Tree
    >>> is_fact(Tree(["fell"], ["fell"], ["VBD"], ["ROOT"], [0], [[]], [0], [4]), 0)
    True
    """
    chain = auxiliaries(tree, verb)
    if any(tree.tag[a] in FINITE for a in chain):
        return True
    if is_infinitive(tree, verb) or any(tree.tag[a] == "MD" for a in chain):
        return False
    if tree.tag[verb] in ("VBD", "VBZ"):
        return True
    if tree.tag[verb] == "VBP":
        return tree.child(verb, "mark") is None or tree.child(verb, *SUBJECT, *PASSIVE) is not None
    described = tree.dep[verb] in ("acl", "advcl", "amod", "relcl", "ROOT")
    return tree.tag[verb] in ("VBN", "VBG") and described


def lies_ahead(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of a time to come, if of anything: "may fall", not "may have fallen"."""
    return tree.is_verb(verb) and not is_fact(tree, verb) and not is_perfect(tree, verb)


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(tree.low[k] == "to" and tree.dep[k] == "aux" for k in tree.kids[verb])


def is_perfect(tree: Tree, verb: int) -> bool:
    """Whether an infinitive tells of what was before: "to have fled"."""
    return any(tree.low[k] == "have" for k in tree.children(verb, "aux"))


def auxiliaries(tree: Tree, verb: int) -> list[int]:
    """Auxiliaries of a verb, or of the verb to which it is co-ordinated without its own."""
    chain = [k for k in tree.kids[verb] if tree.dep[k] in ("aux", "auxpass")]
    head = tree.head[verb]
    shared = (
        not chain
        and tree.dep[verb] == "conj"
        and tree.is_verb(head)
        and tree.child(verb, *SUBJECT, *PASSIVE) is None
    )
    if shared and tree.tag[verb] in (tree.tag[head], "VB"):
        return auxiliaries(tree, head)
    return chain


def _is_modal(tree: Tree, token: int, words: CertaintyWords) -> bool:
    return tree.tag[token] == "MD" and tree.low[token] in words.modals


def _in_condition(tree: Tree, verb: int, words: CertaintyWords) -> bool:
    if tree.dep[verb] not in ("advcl", "ccomp"):
        return False
    return any(tree.low[k] in words.conditions and tree.dep[k] == "mark" for k in tree.kids[verb])


def _has_no_subject(tree: Tree, verb: int) -> bool:
    """Whether nobody does it: "nobody died", "no shots were fired"."""
    subjects = tree.children(verb, *SUBJECT, *PASSIVE)
    if tree.dep[verb] == "acl":
        subjects = [tree.head[verb]]
    return any(
        tree.low[s] in ("nobody", "none") or any(_is_no(tree, k) for k in tree.kids[s])
        for s in subjects
    )


def _bears_on(tree: Tree, token: int, verb: int) -> bool:
    """Before its verb, or behind a form of "be"."""
    return token < verb or tree.dep[token] == "neg"


def _negates(tree: Tree, token: int, words: CertaintyWords) -> bool:
    """Whether a word negates its verb; "not only" does not."""
    if tree.dep[token] != "neg" and tree.low[token] not in words.negations:
        return False
    return tree.low[token + 1] not in EMPHASIS


def _is_no(tree: Tree, token: int) -> bool:
    """Whether a word negates its noun: "no soldiers", but not "no fewer than 27"."""
    if tree.low[token] == "not" and tree.low[token + 1] in ("a", "one", "single"):
        return True
    if tree.low[token] not in ("no", "neither"):
        return False
    return tree.low[token + 1] not in ("fewer", "less", "more", "longer")
