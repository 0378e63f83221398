"""What a number counts: the words it belongs to, and the measure that they or a verb give."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clauses import doers_of, preposed, sufferers_of
from onrecord.claims.nouns import MORE
from onrecord.claims.passive import is_passive
from onrecord.claims.phrases import filler_kind
from onrecord.claims.things import thing_measure
from onrecord.claims.told import (
    became_of,
    grouped,
    said_after,
    told_before,
    told_behind,
    toll_measure,
)
from onrecord.claims.triggers import Trigger
from onrecord.ontology.counted import counted_words
from onrecord.ontology.words import counting_words
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

HELD = ("captured", "detained", "abducted", "trapped", "displaced")
RULING = ("released", "killed", "wounded")  # what happens to those who are held already
BESIDE = (("along", "with"), ("together", "with"))


def measure_of(
    reading: Reading, head: int, first: int, last: int, triggers: Sequence[Trigger]
) -> tuple[str | None, Trigger | None]:
    """What a number with counted words headed by `head` measures, and the trigger that says so.

    The number and its qualifier are the tokens `first` to `last`, both inclusive.
    """
    tree, words = reading.tree, counted_words()
    top, low = _top(tree, head), tree.low[head]
    close = nearest(tree, head, triggers)
    is_place = low not in words.things and filler_kind(reading, head) == "place"
    striking = _striking(tree, top, last, triggers)
    told = None if is_place else told_behind(tree, max(head, last))
    if told is None and (striking is None or top != head):
        told = words.after.get(low)  # "12 people killed and 170 *injured*"
    if told is not None and not (told in HELD and striking and striking.cue.measure in RULING):
        return told, close
    if striking is not None:
        return striking.cue.measure, striking
    said = told_before(tree, first) or said_after(tree, max(head, last)) or grouped(tree, top)
    if said is not None:
        return said, close
    if low in words.things:
        return thing_measure(tree, top, words.things[low], triggers, close)
    if is_place:
        return None, None
    if low in words.nouns:
        trigger = next((t for t in triggers if t.first <= head < t.last), None)
        return words.nouns[low], trigger or close
    ruined = next(
        (t for t in triggers if t.type == "destruction" and top in _victims(tree, t)), None
    )
    if ruined is not None and filler_kind(reading, head) == "armed":
        return "killed", ruined  # "80 fighters were destroyed"
    became = became_of(reading, top, head)
    if became is not None:
        return became, None
    toll = toll_measure(tree, head)
    return toll, next((t for t in triggers if toll and t.cue.measure == toll), None)


def _striking(tree: Tree, top: int, last: int, triggers: Sequence[Trigger]) -> Trigger | None:
    """The casualty trigger that strikes what is counted."""
    ranked = sorted(triggers, key=lambda t: t.cue.form == "state")  # verbs go before "injured men"
    struck = (t for t in ranked if t.cue.measure and top in _victims(tree, t))
    return next(struck, None) or _hanging(tree, last, triggers)


def _hanging(tree: Tree, number: int, triggers: Sequence[Trigger]) -> Trigger | None:
    """The casualty verb of "wounding 20 more", whose number the parser made an adverb."""
    top = tree.head[number] if tree.low[tree.head[number]] in MORE else number
    verb = tree.head[top]
    if tree.dep[top] not in ("advmod", "npadvmod") or tree.child(verb, "dobj") is not None:
        return None
    return next((t for t in triggers if t.token == verb and t.cue.measure), None)


def _top(tree: Tree, head: int) -> int:
    """The first of a co-ordination, and the top of "dozens of civilians"."""
    at = head
    while True:
        up = tree.head[at]
        if tree.dep[at] == "conj" and not tree.is_verb(up):
            at = up
        elif (
            tree.dep[at] == "pobj"
            and tree.low[up] == "of"
            and (tree.tag[tree.head[up]] == "CD" or tree.low[tree.head[up]] in counting_words())
            and tree.dep[up] == "prep"
        ):
            at = tree.head[up]
        elif tree.dep[at] in ("nummod", "quantmod", "appos") and tree.is_noun(up):
            at = up
        else:
            return at


def _victims(tree: Tree, trigger: Trigger) -> list[int]:
    """The heads of those a casualty trigger strikes, with the first of each series."""
    return _own_victims(tree, trigger) + beside(tree, trigger.token)


def beside(tree: Tree, verb: int) -> list[int]:
    """Who shares a lot: "he was killed along with two others"."""
    preps = tree.children(verb, "prep")
    preps += [k for p in preps for k in tree.children(p, "prep")]
    withs = [p for p in preps if tuple(tree.low[p - 1 : p + 1]) in BESIDE]
    withs += [p for p in preps if tree.low[p] == "alongside"]
    return [o for p in withs for o in tree.children(p, "pobj")]


def _own_victims(tree: Tree, trigger: Trigger) -> list[int]:
    token, frame = trigger.token, trigger.cue.frame
    if {"life", "lives"} & set(trigger.cue.tail):
        return [o for p in sufferers_of(tree, token) for o in preposed(tree, p, "of")]
    if trigger.cue.form == "noun":
        return [
            o
            for p in tree.children(token, "prep")
            if tree.low[p] == "of"
            for o in tree.children(p, "pobj")
        ]
    if trigger.cue.form == "state":
        head = tree.head[token]
        return [
            head,
            *tree.children(token, "nsubj", "nsubjpass"),
            *(sufferers_of(tree, head) if tree.is_verb(head) else []),
            *tree.children(head, "nsubj", "dobj"),
        ]
    if "object" not in frame.verb:
        return doers_of(tree, token) + (
            sufferers_of(tree, token) if is_passive(tree, token) else []
        )
    return sufferers_of(tree, token)


def nearest(tree: Tree, token: int, triggers: Sequence[Trigger]) -> Trigger | None:
    """The trigger above a token in the tree, else the nearest in the row of words."""
    own = {t.token: t for t in triggers} | {t.support: t for t in triggers if t.support is not None}
    for above in (token, *tree.ancestors(token)):
        if above in own:
            return own[above]
    return min(triggers, key=lambda t: abs(t.token - token), default=None)
