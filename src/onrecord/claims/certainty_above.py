"""What the words above an event make of it: "plans to", "calls for", "failed to", "fears of"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.certainty_governed import Above, above_of, governed
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

DEEPEST = 6  # words above an event that are asked


ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "attr", "csubj", "acomp")


CLAUSES = ("xcomp", "ccomp", "acl", "advcl", "oprd", "acomp", "relcl")


def told_of(reading: Reading, at: int, words: CertaintyWords, depth: int = 0) -> Certainty:
    """How sure the event headed by a token is, in its own words and in those above it."""
    tree = reading.tree
    verb = tree.is_verb(at)
    if not verb and is_called_off(tree, at, words):
        return Certainty(realised="prevented")
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
    above = above_of(reading.tree, at)
    if own.modality not in ("planned", "predicted") or above is None or depth > DEEPEST:
        return own
    found = governed(reading, at, above, words, depth)
    if found is None or found.modality == "demanded":  # nobody demands what will be
        return own
    return replace(own, modality=found.modality, by=found.by)


def is_called_off(tree: Tree, noun: int, words: CertaintyWords) -> bool:
    """Whether a verb calls an event off: "called off planned strikes"."""
    above, particle = tree.head[noun], words.called_off.get(tree.low[tree.head[noun]])
    off = particle and any(tree.low[k] == particle for k in tree.children(above, "prt"))
    return bool(off) and tree.dep[noun] in ("dobj", "nsubjpass")


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
    above = above_of(tree, at)
    if above is None:
        return _at_the_top(tree, at)
    if above.dep == "conj" and is_infinitive(tree, at) and not is_infinitive(tree, above.token):
        above = Above(above.token, "xcomp", "")
    if above.dep in ("conj", "appos"):
        return _shared(reading, at, above.token, words, depth)
    for rule in (_hindered, governed, _carried, _infinitive, _argument):
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
    said = low in speaking_verbs() and low not in happening_verbs()  # "begin" is both
    if said and above.dep not in ("attr", "acomp"):
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
