"""How many: what each number of a sentence counts, and which others it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.claims.clusters import Cluster
from onrecord.claims.measures import MORE, counted_noun, measure_of, nearest
from onrecord.claims.triggers import Trigger
from onrecord.ontology.counted import CountedWords, counted_words
from onrecord.ontology.where import where_words
from onrecord.reading.numbers import NumberMention
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree
from onrecord.records.figure import Scope

INCLUDING = ("including", "among", "comprising", "mostly", "of")
RUNNING = frozenset((("this", "year"), ("so", "far")))
AMONG = frozenset((("among", "them"), ("among", "whom"), ("of", "whom"), ("of", "which")))


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
    if noun is not None and tree.low[noun] in where_words().not_places:
        noun = None  # "kills 40 south-east of Aleppo" counts no east
    triggers = [t for c in clusters for t in c.triggers]
    if noun is not None and _is_total(tree, last, noun):
        return None
    measure, trigger = measure_of(reading, noun if noun is not None else last, last, triggers)
    parent = _includer(tree, noun if noun is not None else token, before)
    if measure is None and noun is None and before and before[-1].measure == "launched":
        verbs = (tree.low[tree.head[last]], tree.low[min(last + 1, len(tree) - 1)])
        measure = next((m for v in verbs if (m := counted_words().munition_verbs.get(v))), None)
        trigger, parent = nearest(tree, last + 1, triggers), len(before) - 1
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


def _is_total(tree: Tree, number: int, noun: int) -> bool:
    """The second number of "12 of 15 drones" counts what there was, not what happened."""
    of = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.low[of] != "of":
        return False
    return tree.tag[tree.head[of]] == "CD" and tree.head[of] < number


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
