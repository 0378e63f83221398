"""How many: what each number of a sentence counts, and which others it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.claims.clauses import PASSIVE, SUBJECT, doers_of, is_passive, preposed, sufferers_of
from onrecord.claims.clusters import Cluster
from onrecord.claims.phrases import filler_kind
from onrecord.claims.triggers import Trigger
from onrecord.ontology.counted import CountedWords, counted_words
from onrecord.ontology.words import counting_words
from onrecord.reading.numbers import NumberMention
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree
from onrecord.records.figure import Scope

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
INCLUDING = ("including", "among", "comprising", "mostly", "of")
RUNNING = frozenset((("this", "year"), ("so", "far")))
AMONG = frozenset((("among", "them"), ("among", "whom"), ("of", "whom"), ("of", "which")))
MORE = ("more", "another", "additional", "further")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: `noun` is the head of the counted words, if any are there."""

    number: NumberMention
    token: int
    noun: int | None
    measure: str
    trigger: Trigger | None
    scope: Scope = "incident"
    part_of: int | None = None
    additional: bool = False


def counts_in(reading: Reading, sentence: Sentence, clusters: Sequence[Cluster]) -> list[Count]:
    """The counts of a sentence, in order; `part_of` is the index of another in this list."""
    found: list[Count] = []
    for number in reading.numbers_in(sentence):
        if number.counts:
            count = _count(reading, sentence, number, clusters, found)
            if count is not None:
                found.append(count)
    return found


def _count(
    reading: Reading,
    sentence: Sentence,
    number: NumberMention,
    clusters: Sequence[Cluster],
    before: Sequence[Count],
) -> Count | None:
    tree = reading.tree
    token = min(bisect_right(tree.start, number.number_start) - 1, sentence.last - 1)
    last = min(bisect_right(tree.start, number.number_end - 1) - 1, sentence.last - 1)
    noun = counted_noun(tree, token, last)
    triggers = [t for c in clusters for t in c.triggers]
    if noun is not None and _is_total(tree, last, noun):
        return None
    measure, trigger = measure_of(reading, noun if noun is not None else last, last, triggers)
    parent = _includer(tree, noun if noun is not None else token, before)
    if measure is None and noun is None and before and before[-1].measure == "launched":
        verbs = (tree.low[tree.head[last]], tree.low[min(last + 1, len(tree) - 1)])
        measure = next((m for v in verbs if (m := counted_words().munition_verbs.get(v))), None)
        trigger, parent = _nearest(tree, last + 1, triggers), len(before) - 1
    if measure is None and parent is not None:
        measure, trigger = before[parent].measure, before[parent].trigger
    if measure is None:
        return None
    words = counted_words()
    low = [tree.low[i] for i in range(token, min(last + 3, sentence.last))]
    return Count(
        number=number,
        token=token,
        noun=noun,
        measure=measure,
        trigger=trigger,
        scope=_scope(tree, sentence, noun if noun is not None else token, measure, words),
        part_of=parent,
        additional=_is_added(tree, token, low, measure, before),
    )


def _is_added(
    tree: Tree, token: int, low: Sequence[str], measure: str, before: Sequence[Count]
) -> bool:
    """Whether a number adds to one told: "five more", and "12 others" after the same measure."""
    if token > 0 and tree.low[token - 1] in MORE:
        return True
    others = any(w in ("other", "others") for w in low[:3])
    return any(w in MORE for w in low[:3]) or (others and any(c.measure == measure for c in before))


def counted_noun(tree: Tree, first: int, last: int) -> int | None:
    """The head of the words that a number counts: "five *soldiers*", "dozens of *civilians*"."""
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
    return at if at > last else _next_noun(tree, last)


def _is_total(tree: Tree, number: int, noun: int) -> bool:
    """The second number of "12 of 15 drones" counts what there was, not what happened."""
    of = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.low[of] != "of":
        return False
    return tree.tag[tree.head[of]] == "CD" and tree.head[of] < number


def _next_noun(tree: Tree, last: int) -> int | None:
    """The noun that follows a number the parser left hanging: "between 10 and 15 soldiers"."""
    for at in range(last + 1, min(last + 4, len(tree))):
        if tree.is_noun(at):
            follows = at + 1 < len(tree) and tree.is_noun(at + 1)
            return None if follows else at
        if tree.tag[at] not in ("JJ", "VBN", "VBG"):
            return None
    return None


def measure_of(
    reading: Reading, head: int, last: int, triggers: Sequence[Trigger]
) -> tuple[str | None, Trigger | None]:
    """What a number with counted words headed by `head` measures, and the trigger that says so."""
    tree, words = reading.tree, counted_words()
    top = _top(tree, head)
    if filler_kind(reading, head) == "place":
        return None, None
    told = _told_behind(tree, max(head, last), words)
    if told is not None:
        return told, _nearest(tree, head, triggers)
    for striking in triggers:
        if striking.cue.measure and top in _victims(tree, striking):
            return striking.cue.measure, striking
    after = _said_after(tree, max(head, last), words)
    if after is not None:
        return after, _nearest(tree, head, triggers)
    low = tree.low[head]
    if low in words.things:
        return _thing_measure(tree, top, words.things[low], triggers, words)
    if low in words.nouns:
        trigger = next((t for t in triggers if t.first <= head < t.last), None)
        return words.nouns[low], trigger or _nearest(tree, head, triggers)
    if _is_toll(tree, head, words):
        return "killed", next((t for t in triggers if t.cue.measure == "killed"), None)
    if reading.names.registry.kind_of(low) is None and top in reading.mentions.places:
        return None, None
    return None, None


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


def _nearest(tree: Tree, token: int, triggers: Sequence[Trigger]) -> Trigger | None:
    own = {t.token: t for t in triggers} | {t.support: t for t in triggers if t.support is not None}
    for above in (token, *tree.ancestors(token)):
        if above in own:
            return own[above]
    return min(triggers, key=lambda t: abs(t.token - token), default=None)


def _thing_measure(
    tree: Tree, top: int, thing: str, triggers: Sequence[Trigger], words: CountedWords
) -> tuple[str | None, Trigger | None]:
    trigger = _nearest(tree, top, triggers)
    verb = tree.head[top]
    if thing == "munition":
        return words.munition_verbs.get(tree.low[verb], "launched"), trigger
    ruined = [
        t
        for t in triggers
        if t.type in ("destruction", "looting", "airstrike", "shelling", "attack", "interception")
    ]
    return (
        ("vehicles" if thing == "vehicle" else "buildings", ruined[0]) if ruined else (None, None)
    )


def _is_toll(tree: Tree, token: int, words: CountedWords) -> bool:
    """Whether a bare number is a toll: "the death toll rose to 24", "a toll of 24"."""
    if tree.dep[token] not in ("pobj", "dobj", "attr"):
        return False
    above = list(tree.ancestors(token))[:4]
    subjects = [
        s for a in above if tree.is_verb(a) for s in tree.children(a, *SUBJECT, *PASSIVE, "dobj")
    ]
    return any(tree.low[t] == "toll" for t in (*above, *subjects))


def _scope(tree: Tree, sentence: Sentence, token: int, measure: str, words: CountedWords) -> Scope:
    above = list(tree.ancestors(token))[:5]
    tolls = [t for t in range(sentence.first, sentence.last) if tree.low[t] in ("toll", "tally")]
    if tolls and any(tree.low[a] in words.update_verbs for a in above):
        return "update"
    span = range(sentence.first, sentence.last)
    lows = [tree.low[i] for i in span]
    perfect = bool({"have", "has"} & set(lows))
    running = "since" in lows or (perfect and bool(RUNNING & set(pairwise(lows))))
    if running and measure in (
        "killed",
        "wounded",
        "displaced",
        "detained",
        "casualties",
    ):
        return "period"
    if measure in words.state_measures and _is_state(tree, above, measure):
        return "stock"
    return "incident"


def _is_state(tree: Tree, above: Sequence[int], measure: str) -> bool:
    """Whether a number is a level at a time: "1,500 were trapped", but not "40 were arrested"."""
    verbs = [a for a in above if tree.is_verb(a)]
    aux = [tree.low[k] for v in verbs[:1] for k in tree.kids[v]] + [tree.low[v] for v in verbs[:1]]
    lasting = ("remain", "remained", "remains", "still", "held")
    return any(w in lasting or (w in ("is", "are", "were") and measure != "detained") for w in aux)


def _includer(tree: Tree, head: int, before: Sequence[Count]) -> int | None:
    """The index of the count that includes this one: "20 people, including three children"."""
    if not before:
        return None
    at = head
    for _ in range(3):
        up = tree.head[at]
        if tree.low[up] in INCLUDING and tree.dep[at] in ("pobj", "dobj", "pcomp", "nsubj"):
            if tree.low[up] == "of":
                return None
            return len(before) - 1 if before[-1].part_of is None else before[-1].part_of
        if tree.dep[at] != "conj":
            break
        at = up
    window = [tree.low[i] for i in range(max(0, head - 5), head)]
    if tree.low[max(0, head - 1)] in INCLUDING[:3] or AMONG.intersection(pairwise(window)):
        return len(before) - 1
    return None


def settled(counts: Sequence[Count]) -> list[Count]:
    """Give counts the words they leave out: "500 rebels died and 1,000 were hurt"."""
    out: list[Count] = []
    for count in counts:
        if count.noun is None and out and out[-1].noun is not None:
            count = replace(count, noun=out[-1].noun)
        out.append(count)
    return out
