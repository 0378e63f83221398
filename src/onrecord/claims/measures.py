"""What a number counts: the words it belongs to, and the measure that they or a verb give."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clauses import PASSIVE, SUBJECT, doers_of, is_passive, preposed, sufferers_of
from onrecord.claims.phrases import filler_kind
from onrecord.claims.triggers import Trigger
from onrecord.ontology.counted import CountedWords, counted_words
from onrecord.ontology.words import counting_words
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

MORE = ("more", "another", "additional", "further")
NUMERIC = (
    "nummod",
    "quantmod",
    "compound",
    "amod",
    "advmod",
    "nmod",
    "npadvmod",
    "det",
    "predet",
    "appos",
)


HELD = ("captured", "detained", "abducted", "trapped", "displaced")
RULING = ("released", "killed", "wounded")  # what happens to those who are held already
BESIDE = (("along", "with"), ("together", "with"))


def counted_noun(tree: Tree, first: int, last: int) -> int | None:
    """The head of the words that a number counts: "five *soldiers*", "dozens of *civilians*"."""
    if tree.low[last] == "of":  # "a large number of them"
        return tree.child(last, "pobj")
    at = last
    for _ in range(4):
        head = tree.head[at]
        if (
            tree.dep[at] in NUMERIC
            and head > at
            and (tree.is_noun(head) or tree.tag[head] in ("JJ", "VBN", "VBG"))
        ):
            at = head
            if tree.dep[at] not in ("compound", "nmod", "amod"):
                return at
        elif tree.dep[at] in ("nummod", "quantmod") and head != at and first <= head <= last + 1:
            at = head
        else:
            break
    of = tree.child(at, "prep")
    if of is not None and tree.low[of] == "of":
        return tree.child(of, "pobj")
    found = at if at > last else _next_noun(tree, last)
    return None if found is not None and tree.low[found] in MORE else found


def _next_noun(tree: Tree, last: int) -> int | None:
    """The noun that follows a number the parser left hanging: "between 10 and 15 soldiers"."""
    for at in range(last + 1, min(last + 4, len(tree))):
        if tree.is_noun(at):
            follows = at + 1 < len(tree) and tree.is_noun(at + 1)
            return None if follows else at
        if tree.tag[at] not in ("JJ", "VBN", "VBG") and tree.word[at] != "IS":
            return None
    return None


def measure_of(
    reading: Reading, head: int, last: int, triggers: Sequence[Trigger]
) -> tuple[str | None, Trigger | None]:
    """What a number with counted words headed by `head` measures, and the trigger that says so."""
    tree, words = reading.tree, counted_words()
    top, low = _top(tree, head), tree.low[head]
    if low not in words.things and filler_kind(reading, head) == "place":
        return None, None
    told = _told_behind(tree, max(head, last), words)
    striking = _striking(tree, top, last, triggers)
    if told is not None and not (told in HELD and striking and striking.cue.measure in RULING):
        return told, nearest(tree, head, triggers)
    if striking is not None:
        return striking.cue.measure, striking
    after = _said_after(tree, max(head, last), words)
    if after is not None:
        return after, nearest(tree, head, triggers)
    if low in words.things:
        return _thing_measure(tree, top, words.things[low], triggers, words)
    if low in words.nouns:
        trigger = next((t for t in triggers if t.first <= head < t.last), None)
        return words.nouns[low], trigger or nearest(tree, head, triggers)
    if _is_toll(tree, head, words):
        return "killed", next((t for t in triggers if t.cue.measure == "killed"), None)
    return None, None


def _striking(tree: Tree, top: int, last: int, triggers: Sequence[Trigger]) -> Trigger | None:
    """The casualty trigger that strikes what is counted."""
    struck = (t for t in triggers if t.cue.measure and top in _victims(tree, t))
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


def _told_behind(tree: Tree, last: int, words: CountedWords) -> str | None:
    """The measure of "7 civilians killed, 25 injured": a participle right behind."""
    at = last + 1
    measure = words.after.get(tree.low[at]) if at < len(tree) else None
    if measure is None or tree.tag[at] == "VB":
        return None
    objects = tree.children(at, "dobj")
    if any(o + 1 < len(tree) and tree.low[o + 1] in words.after for o in objects):
        return measure
    return None if objects and tree.tag[at] == "VBD" else measure


def _victims(tree: Tree, trigger: Trigger) -> list[int]:
    """The heads of those a casualty trigger strikes, with the first of each series."""
    return _own_victims(tree, trigger) + _beside(tree, trigger.token)


def _beside(tree: Tree, verb: int) -> list[int]:
    """Who shares a lot: "he was killed along with two others"."""
    withs = [p for p in tree.children(verb, "prep") if tuple(tree.low[p - 1 : p + 1]) in BESIDE]
    return [o for p in withs for o in tree.children(p, "pobj")]


def _own_victims(tree: Tree, trigger: Trigger) -> list[int]:
    token, frame = trigger.token, trigger.cue.frame
    if "life" in trigger.cue.tail:
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


def _said_after(tree: Tree, last: int, words: CountedWords) -> str | None:
    for i in range(last + 1, min(last + 3, len(tree))):
        if tree.low[i] in words.after and tree.low[i - 1] not in (",", ".", ";"):
            return words.after[tree.low[i]]
        if tree.low[i] not in (
            "were",
            "are",
            "was",
            "people",
            "persons",
            "others",
            "reported",
            "been",
            "left",
            "more",
            "have",
        ):
            return None
    return None


def nearest(tree: Tree, token: int, triggers: Sequence[Trigger]) -> Trigger | None:
    """The trigger above a token in the tree, else the nearest in the row of words."""
    own = {t.token: t for t in triggers} | {t.support: t for t in triggers if t.support is not None}
    for above in (token, *tree.ancestors(token)):
        if above in own:
            return own[above]
    return min(triggers, key=lambda t: abs(t.token - token), default=None)


def _thing_measure(
    tree: Tree, top: int, thing: str, triggers: Sequence[Trigger], words: CountedWords
) -> tuple[str | None, Trigger | None]:
    trigger = nearest(tree, top, triggers)
    if thing == "munition":
        return _munition(tree, top, words), trigger
    ruined = [t for t in triggers if t.type in words.ruining]
    lost = any(tree.low[a] in words.losing for a in list(tree.ancestors(top))[:2])
    if not ruined and not lost:
        return None, None
    return "vehicles" if thing == "vehicle" else "buildings", ruined[0] if ruined else trigger


def _munition(tree: Tree, top: int, words: CountedWords) -> str:
    """Whether munitions were stopped, or struck, by the verbs said of them; else they were sent."""
    told = [(v, words.munition_verbs.get(tree.low[v])) for v in _verbs_of(tree, top)]
    if any(m == "intercepted" and _suffers(tree, top, v) for v, m in told):
        return "intercepted"
    return "hits" if any(m == "hits" for _, m in told) else "launched"


def _verbs_of(tree: Tree, thing: int) -> list[int]:
    """The verbs said of a thing: its governor, what that leads to, and clauses of its own."""
    head = tree.head[thing]
    if tree.dep[head] == "agent":
        head = tree.head[head]
    verbs = [head, *tree.children(thing, "acl", "relcl")] if tree.is_verb(head) else []
    verbs += tree.children(thing, "acl", "relcl") if not verbs else []
    return verbs + [x for v in verbs for x in tree.children(v, "xcomp", "conj")]


def _suffers(tree: Tree, thing: int, verb: int) -> bool:
    """Whether a thing is stopped, and does not stop: in the passive, or as an object."""
    if tree.dep[thing] in ("dobj", "nsubjpass") or is_passive(tree, verb):
        return tree.dep[tree.head[thing]] != "agent"
    return tree.low[verb] not in ("destroy", "destroyed", "destroys", "destroying")


def munition_measure(tree: Tree, number: int) -> str | None:
    """The measure of a number that stands for munitions: "12 rockets, of which 5 hit"."""
    verbs = (tree.low[tree.head[number]], tree.low[min(number + 1, len(tree) - 1)])
    return next((m for v in verbs if (m := counted_words().munition_verbs.get(v))), None)


def _is_toll(tree: Tree, token: int, words: CountedWords) -> bool:
    """Whether a bare number is a toll: "the death toll rose to 24", "a toll of 24"."""
    if tree.dep[token] not in ("pobj", "dobj", "attr"):
        return False
    above = list(tree.ancestors(token))[:4]
    subjects = [
        s for a in above if tree.is_verb(a) for s in tree.children(a, *SUBJECT, *PASSIVE, "dobj")
    ]
    return any(tree.low[t] in words.tolls for t in (*above, *subjects))
