"""How sure: modality, negation and realisation of an event, read from the words above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.claims.clauses import PASSIVE, SUBJECT
from onrecord.claims.triggers import Trigger
from onrecord.ontology.certainty import CertaintyWords, certainty_words
from onrecord.ontology.speech import load_speech
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records.claim import Modality, Realised

CLIMBS = frozenset(
    (
        "xcomp",
        "ccomp",
        "acl",
        "advcl",
        "pcomp",
        "dobj",
        "pobj",
        "nsubj",
        "nsubjpass",
        "prep",
        "conj",
        "relcl",
        "attr",
        "amod",
        "compound",
        "agent",
        "oprd",
        "acomp",
        "poss",
    )
)
GIVEN = frozenset(("have", "has", "had", "give", "gave", "given"))
ENDING = frozenset(("end", "ended", "stop", "stopped", "cease", "ceased", "subside", "abate"))
BARRED = frozenset(("relcl", "advcl", "nsubj", "nsubjpass", "poss"))


TELLING = ("report", "add", "confirm", "admit", "claim", "show", "cite", "estimate")


@cache
def speaking_verbs() -> frozenset[str]:
    """Forms of verbs that tell of something: their own "could" is not the event's."""
    verbs = load_speech().verbs
    return frozenset(v for v, cues in verbs.items() if any(c.manner in TELLING for c in cues))


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure an event is in the words of whoever tells it, apart from who that is.

    `by` is the token that makes the modality other than actual, where it is one word.
    """

    modality: Modality = "actual"
    realised: Realised = "accomplished"
    negated: bool = False
    by: int | None = None


def certainty_of(reading: Reading, trigger: Trigger) -> Certainty:
    """Modality, realisation and negation of the event of a trigger."""
    tree, words = reading.tree, certainty_words()
    if trigger.cue.form == "state" and tree.dep[trigger.token] == "amod":
        return Certainty()  # "plans to storm the rebel-held town": it is held
    verb = trigger.support if trigger.support is not None else trigger.token
    found = _own(tree, verb, words) if tree.is_verb(verb) else Certainty()
    if trigger.support is not None:
        found = _supported(tree, trigger.support, words, found)
    if trigger.cue.form == "noun":
        found = _modified(tree, trigger.token, words, found)
    if found.modality in ("actual", "ongoing"):
        found = _governed(tree, verb, words, found)
    if found.modality == "actual" and _is_ongoing(tree, trigger, verb, words):
        found = replace(found, modality="ongoing")
    return found


def _supported(tree: Tree, verb: int, words: CertaintyWords, found: Certainty) -> Certainty:
    """What the verb of a noun makes of it: "plans an offensive", "repelled an attack"."""
    low = tree.low[verb]
    if low in words.governors and found.modality == "actual":
        found = replace(found, modality=words.governors[low], by=verb)  # type: ignore[arg-type]  # data
    if low in words.prevented:
        return replace(found, realised="prevented")
    return replace(found, realised="attempted") if low in words.attempted else found


def _own(tree: Tree, verb: int, words: CertaintyWords) -> Certainty:
    """What auxiliaries, negations and conditions of the verb itself say."""
    chain = _auxiliaries(tree, verb)
    modality: Modality = "actual"
    by: int | None = None
    for aux in chain:
        if tree.low[aux] in words.modals and tree.tag[aux] == "MD":
            modality, by = words.modals[tree.low[aux]], aux  # type: ignore[assignment]  # data
    if _is_purpose(tree, verb):
        modality, by = "planned", None
    if _in_condition(tree, verb, words):
        modality, by = "hypothetical", None
    negated = any(_negates(tree, k, words) for k in tree.kids[verb] if k < verb)
    return Certainty(modality, "accomplished", negated or _no_subject(tree, verb), by)


def _auxiliaries(tree: Tree, verb: int) -> list[int]:
    chain = [k for k in tree.kids[verb] if tree.dep[k] in ("aux", "auxpass")]
    head = tree.head[verb]
    if (
        not chain
        and tree.dep[verb] == "conj"
        and tree.is_verb(head)
        and tree.child(verb, *SUBJECT, *PASSIVE) is None
    ) and (tree.tag[verb] == tree.tag[head] or tree.tag[verb] == "VB"):
        chain += _auxiliaries(tree, head) if head != verb else []
    return chain


def _in_condition(tree: Tree, verb: int, words: CertaintyWords) -> bool:
    if tree.dep[verb] not in ("advcl", "ccomp"):
        return False
    return any(tree.low[k] in words.conditions and tree.dep[k] == "mark" for k in tree.kids[verb])


def _no_subject(tree: Tree, verb: int) -> bool:
    subjects = tree.children(verb, *SUBJECT, *PASSIVE)
    if tree.dep[verb] == "acl":
        subjects = [tree.head[verb]]
    return any(
        tree.low[s] in ("nobody", "none") or any(_is_no(tree, k) for k in tree.kids[s])
        for s in subjects
    )


def _negates(tree: Tree, token: int, words: CertaintyWords) -> bool:
    """Whether a word negates its verb; "not only" does not."""
    if tree.dep[token] != "neg" and tree.low[token] not in words.negations:
        return False
    return tree.low[token + 1] not in ("only", "just", "merely", "simply")


def _is_purpose(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what is done for: "launched an operation to retake the town"."""
    to = any(tree.low[k] == "to" for k in tree.children(verb, "aux"))
    return tree.tag[verb] == "VB" and tree.dep[verb] == "advcl" and to


def _is_no(tree: Tree, token: int) -> bool:
    """Whether a word negates its noun: "no soldiers", but not "no fewer than 27"."""
    if tree.low[token] not in ("no", "neither"):
        return False
    return tree.low[token + 1] not in ("fewer", "less", "more", "longer")


def _modified(tree: Tree, noun: int, words: CertaintyWords, found: Certainty) -> Certainty:
    """What stands in front of a noun: "planned attack", "no fighting", "failed assault"."""
    for kid in tree.kids[noun]:
        low = tree.low[kid]
        if kid < noun and (_is_no(tree, kid) or low == "without"):
            found = replace(found, negated=True)
        if kid < noun and low in words.nouns:
            found = replace(found, modality=words.nouns[low], by=kid)  # type: ignore[arg-type]  # data
        if kid < noun and low in words.attempted:
            found = replace(found, realised="attempted")
        if kid < noun and low in words.prevented:
            found = replace(found, realised="prevented")
    return found


def _governed(tree: Tree, token: int, words: CertaintyWords, found: Certainty) -> Certainty:
    """What verbs and nouns above the event make of it: "plans to", "threatened an attack"."""
    for above, dep in _path(tree, token):
        low = tree.low[above]
        modality = _modality_of(tree, above, dep, words)
        if low == "without":
            return replace(found, negated=True)
        if low in words.prevented and dep in ("dobj", "pcomp", "pobj", "nsubjpass", "prep"):
            return replace(found, realised="prevented")
        if low in words.attempted and dep in ("xcomp", "dobj", "acl", "pcomp", "prep"):
            own = _own(tree, above, words)
            found = replace(found, realised="attempted", modality=own.modality, by=own.by)
            if found.modality != "actual":
                return found
            continue
        if low in words.avoided and dep in ("xcomp", "pcomp"):
            found = replace(found, negated=True)
            continue
        if modality is not None:
            negated = found.negated or tree.child(above, "neg") is not None
            return replace(found, modality=modality, negated=negated, by=above)
        if dep == "xcomp" and (own := _own(tree, above, words)).modality != "actual":
            negated = own.negated or found.negated
            return replace(found, modality=own.modality, negated=negated, by=own.by)
        if low in speaking_verbs():
            return found
        if dep in ("nsubj", "dobj", "nsubjpass") and tree.is_verb(above):
            return _of_clause(tree, above, words, found)
    return found


def _of_clause(tree: Tree, verb: int, words: CertaintyWords, found: Certainty) -> Certainty:
    """A noun is as sure as the verb it stands with: "fighting may resume"."""
    own = _own(tree, verb, words)
    if own.negated and tree.low[verb] in ENDING:
        return found  # "the shelling did not end"
    if own.modality == "actual":
        return replace(
            found, negated=found.negated or (own.negated and tree.low[verb] not in ("say", "said"))
        )
    return replace(found, modality=own.modality, negated=found.negated or own.negated, by=own.by)


def _modality_of(tree: Tree, above: int, dep: str, words: CertaintyWords) -> Modality | None:
    low = tree.low[above]
    if low in GIVEN and dep in ("xcomp", "acl", "relcl") and _has_deadline(tree, above):
        return "demanded"
    if tree.is_verb(above) and low in words.governors:
        fits = dep in ("xcomp", "dobj", "ccomp", "prep", "nsubjpass", "advcl", "oprd")
        infinitive = dep in (
            "xcomp",
            "dobj",
            "prep",
            "nsubjpass",
            "advcl",
            "oprd",
        ) or words.governors[low] not in ("planned",)
        return words.governors[low] if fits and infinitive else None  # type: ignore[return-value]  # data
    if (
        not tree.is_verb(above)
        and low in words.nouns
        and dep in ("acl", "prep", "xcomp", "pcomp", "ccomp", "acomp")
    ):
        return words.nouns[low]  # type: ignore[return-value]  # data
    return None


def _has_deadline(tree: Tree, verb: int) -> bool:
    """Whether somebody is given time: "have until Friday to leave", "gave them 48 hours"."""
    below = [tree.low[k] for k in tree.kids[verb]]
    return "until" in below or bool({"hours", "days", "weeks"} & set(below))


def _path(tree: Tree, token: int) -> Iterator[tuple[int, str]]:
    """Governors of an event from near to far, each with how it is entered."""
    at = token
    for _ in range(5):
        head = tree.head[at]
        if head == at or tree.dep[at] not in CLIMBS:
            return
        yield head, "prep" if tree.dep[at] == "pobj" else tree.dep[at]
        if tree.dep[at] in BARRED:
            return
        at = head


def _is_ongoing(tree: Tree, trigger: Trigger, verb: int, words: CertaintyWords) -> bool:
    kids = tree.kids[trigger.token]
    if any(tree.low[k] in words.still for k in kids if k < trigger.token):
        return True
    if tree.is_verb(verb) and tree.tag[verb] == "VBG":
        return any(tree.low[k] in ("is", "are", "'s", "’s", "am") for k in tree.kids[verb])
    head = tree.head[trigger.token]
    present = tree.tag[head] in ("VBZ", "VBP") or any(
        tree.tag[k] in ("VBZ", "VBP") for k in tree.children(head, "aux")
    )
    if trigger.cue.form == "noun" and tree.low[head] in words.ongoing and present:
        return True
    return (
        trigger.type == "control"
        and trigger.cue.form == "verb"
        and tree.tag[verb] in ("VBZ", "VBP")
    )
