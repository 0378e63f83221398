"""What the words above an event make of it: "plans to", "calls for", "failed to", "fears of"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from onrecord.claims.certainty_own import (
    Certainty,
    auxiliaries,
    is_fact,
    is_infinitive,
    is_perfect,
    of_noun,
    of_verb,
    speaking_verbs,
)
from onrecord.ontology.certainty import CertaintyWords
from onrecord.ontology.words import happening_verbs, measuring_nouns
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records.claim import Modality

DEEPEST = 6  # words above an event that are asked
ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "attr", "csubj", "acomp")
CLAUSES = ("xcomp", "ccomp", "acl", "advcl", "oprd", "acomp", "relcl")


@dataclass(frozen=True, slots=True)
class Above:
    """The word that governs another: its token, how it does, and the preposition between."""

    token: int
    dep: str
    link: str


def told_of(reading: Reading, at: int, words: CertaintyWords, depth: int = 0) -> Certainty:
    """How sure the event headed by a token is, in its own words and in those above it."""
    tree = reading.tree
    verb = tree.is_verb(at)
    own = of_verb(reading, at, words) if verb else of_noun(tree, at, words)
    if own.modality != "actual" or depth > DEEPEST:
        return _sharper(reading, at, own, words, depth)
    open_ = _hangs(tree, at, words) or _is_wished(tree, at, words)
    if verb and is_fact(tree, at) and not open_:
        return own
    found = _by_what_is_above(reading, at, words, depth)
    done = found.realised if own.realised == "accomplished" else own.realised
    return replace(found, realised=done, negated=own.negated or found.negated)


def _sharper(
    reading: Reading, at: int, own: Certainty, words: CertaintyWords, depth: int
) -> Certainty:
    """What will be is threatened or hoped for where words above say so: "threats that he will"."""
    above = _above(reading.tree, at)
    if own.modality not in ("planned", "predicted") or above is None or depth > DEEPEST:
        return own
    found = _governed(reading, at, above, words, depth)
    if found is None or found.modality == "demanded":  # nobody demands what will be
        return own
    return replace(own, modality=found.modality, by=found.by)


def _hangs(tree: Tree, verb: int, words: CertaintyWords) -> bool:
    """Whether a clause is of a time to come: "until talks begin", "will be there singing"."""
    if tree.dep[verb] != "advcl":
        return False
    if tree.tag[verb] == "VBG":
        return any(tree.tag[a] == "MD" for a in auxiliaries(tree, tree.head[verb]))
    kids = [k for k in tree.kids[verb] if tree.dep[k] in ("mark", "advmod")]
    present = any(tree.tag[t] in ("VBZ", "VBP") for t in (verb, *auxiliaries(tree, verb)))
    return present and any(tree.low[k] in words.until for k in kids)


def _is_wished(tree: Tree, verb: int, words: CertaintyWords) -> bool:
    """Whether a bare verb is what is asked for: "requested that he leave", "asked he declare"."""
    asked = words.governors.get(tree.low[tree.head[verb]]) == "demanded"
    return asked and tree.dep[verb] == "ccomp" and tree.tag[verb] in ("VB", "VBP")


def _by_what_is_above(reading: Reading, at: int, words: CertaintyWords, depth: int) -> Certainty:
    tree = reading.tree
    above = _above(tree, at)
    if above is None:
        return _at_the_top(tree, at)
    if above.dep == "conj" and is_infinitive(tree, at) and not is_infinitive(tree, above.token):
        above = Above(above.token, "xcomp", "")
    if above.dep in ("conj", "appos"):
        return _shared(reading, at, above.token, words, depth)
    for rule in (_hindered, _governed, _carried, _infinitive, _argument):
        found = rule(reading, at, above, words, depth)
        if found is not None:
            return found
    return Certainty()


def _at_the_top(tree: Tree, at: int) -> Certainty:
    """A headline's infinitive is a plan ("GM to close plants"), an imperative a demand."""
    if is_infinitive(tree, at):
        return Certainty("planned")
    alone = tree.child(at, "nsubj", "nsubjpass", "aux", "auxpass", "expl") is None
    return Certainty("demanded") if tree.tag[at] == "VB" and alone else Certainty()


def _above(tree: Tree, at: int) -> Above | None:
    """The governor of a word, past a preposition."""
    head, dep = tree.head[at], tree.dep[at]
    if head == at:
        return None
    if dep in ("pobj", "pcomp") and tree.head[head] != head:
        return Above(tree.head[head], "prep", tree.low[head])
    return Above(head, dep, "")


def _shared(reading: Reading, at: int, first: int, words: CertaintyWords, depth: int) -> Certainty:
    """What is co-ordinated shares what stands above the first: "to shell and storm the town"."""
    tree = reading.tree
    if tree.is_verb(at) != tree.is_verb(first):
        return Certainty()
    found = told_of(reading, first, words, depth + 1)
    joined = {tree.low[k] for k in tree.kids[first] if tree.dep[k] == "cc"}
    return found if joined & {"or", "nor"} else replace(found, negated=False)


def _hindered(
    reading: Reading, at: int, above: Above, words: CertaintyWords, depth: int
) -> Certainty | None:
    """What is tried, prevented, avoided, or not there at all."""
    tree, low = reading.tree, reading.tree.low[above.token]
    if above.link == "without" or low == "without":
        return Certainty(negated=True)
    if low in words.prevented and (above.dep in ("dobj", "nsubjpass") or above.link == "from"):
        by = told_of(reading, above.token, words, depth + 1)
        if low in words.ending and by.modality != "actual":
            return Certainty("ongoing", presupposed=True)
        failed = by.negated or by.realised != "accomplished"
        if by.modality == "actual":
            return Certainty() if failed else Certainty(realised="prevented")
        return Certainty("hypothetical", "prevented", by=above.token)
    if low in words.attempted and above.dep in ("xcomp", "dobj", "acl", "prep"):
        by = told_of(reading, above.token, words, depth + 1)
        return replace(by, realised="attempted", negated=by.negated or low in words.failing)
    if _is_yet_to(tree, above):
        return Certainty(negated=True)
    if low in words.avoided and (above.dep in ("xcomp", "acl") or above.link == "from"):
        by = told_of(reading, above.token, words, depth + 1)
        return replace(by, negated=True)
    return None


def _is_yet_to(tree: Tree, above: Above) -> bool:
    """Whether it has "yet to" be done."""
    return above.dep == "xcomp" and any(tree.low[k] == "yet" for k in tree.kids[above.token])


def _governed(
    reading: Reading, at: int, above: Above, words: CertaintyWords, depth: int
) -> Certainty | None:
    """What a verb, noun or adjective above makes of it: "plans to", "threat of", "likely to"."""
    tree, token = reading.tree, above.token
    negated = tree.child(token, "neg") is not None
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


def _carried(
    reading: Reading, at: int, above: Above, words: CertaintyWords, depth: int
) -> Certainty | None:
    """What is as sure as the word above: "began shelling", "forced to flee", "wave of raids"."""
    tree, low = reading.tree, reading.tree.low[above.token]
    verb = tree.is_verb(at)
    gerund = verb and tree.tag[at] == "VBG"
    began = gerund and (above.dep == "xcomp" or above.link in ("in", "by"))
    had = low == "had" and above.dep == "xcomp"
    brought = (
        verb and (low in words.carrying or had) and above.dep in ("xcomp", "ccomp", "prep", "acl")
    )
    counted = above.link == "of" and (low in measuring_nouns() or low in words.phases)
    led = above.link in words.leading.get(low, ())
    on = verb and above.dep == "advcl" and (low in words.ongoing or _has_on(tree, above.token))
    hung = verb and above.dep == "advcl" and not is_infinitive(tree, at)
    if began or brought or counted or led or on or hung:
        return told_of(reading, above.token, words, depth + 1)
    return None


def _has_on(tree: Tree, verb: int) -> bool:
    """Whether it is "went on to"."""
    return any(tree.low[k] == "on" and tree.dep[k] == "prt" for k in tree.kids[verb])


def _infinitive(
    reading: Reading, at: int, above: Above, words: CertaintyWords, depth: int
) -> Certainty | None:
    """What stands with "to" has not happened, but for the first to do it, and "to have fled"."""
    tree = reading.tree
    if not tree.is_verb(at) or not is_infinitive(tree, at):
        return None
    below = {tree.low[above.token], *(tree.low[k] for k in tree.kids[above.token])}
    if is_perfect(tree, at) or (above.dep in ("acl", "relcl") and below & words.ordinals):
        return Certainty()
    return Certainty("planned")


def _argument(
    reading: Reading, at: int, above: Above, words: CertaintyWords, depth: int
) -> Certainty | None:
    """A noun is as sure as the verb that tells of it: "fighting may resume", "no attack began"."""
    tree, low = reading.tree, reading.tree.low[above.token]
    clause = tree.is_verb(at) and tree.tag[at] != "VBG"
    if clause or above.dep not in ARGUMENTS or not tree.is_verb(above.token):
        return None
    if low in speaking_verbs() and above.dep not in ("attr", "acomp"):
        return Certainty()
    by = told_of(reading, above.token, words, depth + 1)
    if by.negated and low in words.ending:
        return Certainty()  # "the shelling did not end"
    if by.modality in ("actual", "ongoing"):
        return Certainty(negated=by.negated)
    if low in words.presupposing or low in words.ending:
        return Certainty("ongoing" if low in words.ending else "actual", presupposed=True)
    modal = by.modality != "hypothetical" if by.by is None else tree.dep[by.by] == "aux"
    doing = above.dep != "nsubj" or low in happening_verbs() or not modal
    return by if doing else Certainty()
