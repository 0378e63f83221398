"""What the word that governs an event makes of it: "plans to", "threat of", "likely to"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from onrecord.claims.certainty_own import Certainty, is_infinitive, of_verb
from onrecord.ontology.certainty import CertaintyWords
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records.claim import Modality


@dataclass(frozen=True, slots=True)
class Above:
    """The word that governs another: its token, how it does, and the preposition between."""

    token: int
    dep: str
    link: str


def above_of(tree: Tree, at: int) -> Above | None:
    """The governor of a word, past a preposition."""
    head, dep = tree.head[at], tree.dep[at]
    if head == at:
        return None
    if dep in ("pobj", "pcomp") and tree.head[head] != head:
        return Above(tree.head[head], "prep", tree.low[head])
    return Above(head, dep, "")


def governed(
    reading: Reading, at: int, above: Above, words: CertaintyWords, depth: int
) -> Certainty | None:
    """What a verb, noun or adjective above makes of it: "plans to", "threat of", "likely to"."""
    tree, token = reading.tree, above.token
    negated = tree.child(token, "neg") is not None or tree.low[token] in words.unlikely
    modality = _of_verb_above(tree, at, above, words)
    if above.link == "of" and tree.low[token] == "ahead":  # "ahead of the talks"
        return Certainty("planned", by=token)
    if modality is None and not tree.is_verb(token):
        modality = _of_noun_above(tree, at, above, words)
    if modality is None and above.dep in ("nsubj", "nsubjpass"):
        said = tree.children(token, "acomp", "attr", "oprd")
        modality = next(
            (words.nouns[tree.low[k]] for k in said if tree.low[k] in words.nouns), None
        )
    if modality is None and _has_deadline(tree, token, above.dep, words):
        modality = "demanded"
    if modality is None:
        return None
    if above.link == "for" and _is_there_already(tree, at, token, words):
        return Certainty(presupposed=True)
    if tree.is_verb(token) and of_verb(reading, token, words).modality == "hypothetical":
        modality = "hypothetical"
    return Certainty(cast(Modality, modality), negated=negated, by=token)


def _is_there_already(tree: Tree, at: int, caller: int, words: CertaintyWords) -> bool:
    """Whether a deed is only called to be looked into: "called for the killings | to be probed"."""
    return any(
        k > at and is_infinitive(tree, k) and tree.low[k] in words.presupposing
        for k in tree.kids[caller]
    )


def _of_verb_above(tree: Tree, at: int, above: Above, words: CertaintyWords) -> str | None:
    low = tree.low[above.token]
    if not tree.is_verb(above.token):
        return None
    if above.link == "for" and low in words.aiming:
        return "planned"
    if low in ("have", "has") and above.dep == "xcomp" and is_infinitive(tree, at):
        return "demanded"  # "have to leave"; "had to leave" tells that it was so
    modality = words.governors.get(low)
    if modality is None or above.link not in words.links[modality]:
        return None
    if low in words.moving and above.dep in ("dobj", "nsubjpass", "oprd", "ccomp"):
        return None  # "directed the attack", "called the attack a crime"
    if low in words.asking and above.dep in ("dobj", "nsubjpass"):
        return "demanded"
    if low in words.wanting and above.dep in ("ccomp", "xcomp") and _has_other_subject(tree, at):
        return "demanded"
    if above.dep in ("xcomp", "dobj", "prep", "nsubjpass", "advcl", "oprd"):
        return modality
    return modality if above.dep == "ccomp" and modality != "planned" else None


def _has_other_subject(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "nsubj", "nsubjpass") is not None


def _of_noun_above(tree: Tree, at: int, above: Above, words: CertaintyWords) -> str | None:
    modality = words.nouns.get(tree.low[above.token])
    if modality is None:
        return None
    if above.dep == "prep":
        return modality if above.link in words.links[modality] else None
    if above.dep in ("acl", "xcomp", "ccomp", "advcl") and tree.is_verb(at):
        return modality
    return modality if above.dep in ("compound", "acomp", "nmod") else None


def _has_deadline(tree: Tree, verb: int, dep: str, words: CertaintyWords) -> bool:
    """Whether somebody is given time: "have until Friday to leave", "gave them 48 hours"."""
    if tree.low[verb] not in words.giving or dep not in ("xcomp", "acl", "relcl"):
        return False
    return bool({"until", "hours", "days", "weeks"} & {tree.low[k] for k in tree.kids[verb]})
