"""Over what a number counts: one event, a stretch of time, a total so far, a level at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.clauses import clause_of, preposed
from onrecord.claims.count import Count
from onrecord.claims.passive import PASSIVE, SUBJECT
from onrecord.ontology.counted import CountedWords, counted_words
from onrecord.reading.reading import Sentence
from onrecord.reading.tree import Tree

WHOLE_WAR = 1000  # from here on, the dead "in the war" are those of all of it
NO_INCIDENT = 10_000  # so many dead "have been killed" in no single incident of a war
LASTING = ("remain", "remained", "remains", "still", "held")


def scoped(tree: Tree, sentence: Sentence, counts: Sequence[Count]) -> list[Count]:
    """The counts of a sentence, each with its scope."""
    words = counted_words()
    running = set(_running(tree, sentence, counts))
    running |= {i for i, c in enumerate(counts) if _is_of_war(tree, c, words)}
    running |= set(_series(tree, counts, running))
    out = []
    for i, count in enumerate(counts):
        if count.measure in words.running_measures and i in running:
            count = replace(count, scope="period")
        elif _is_update(tree, sentence, count, words):
            count = replace(count, scope="update")
        elif count.measure in words.state_measures and _is_level(tree, count, words):
            count = replace(count, scope="stock")
        out.append(count)
    return out


def _running(tree: Tree, sentence: Sentence, counts: Sequence[Count]) -> Iterator[int]:
    """The counts, by number, that go on "since" or "over the past months" or "so far"."""
    for at in _stretches(tree, sentence):
        before = [i for i, c in enumerate(counts) if c.token < at]
        if not before:
            yield from range(len(counts))
            continue
        nearest = counts[before[-1]]
        if _reaches(tree, clause_of(tree, at), nearest) or _is_clause(tree, at, nearest):
            clause = _clause(tree, nearest.anchor)
            yield from (i for i in before if _is_beside(tree, counts[i], clause))


def _series(tree: Tree, counts: Sequence[Count], running: set[int]) -> Iterator[int]:
    """Counts of later clauses that go on as those before: "have been killed, and millions fled"."""
    for i in running:
        clause = _clause(tree, counts[i].anchor)
        later = range(i + 1, len(counts))
        yield from (j for j in later if _goes_on(tree, counts[j], clause))


def _clause(tree: Tree, token: int) -> int:
    """The verb of a token's clause; "including" is none."""
    at = clause_of(tree, token)
    while tree.low[at] in ("including", "included") and tree.head[at] != at:
        at = clause_of(tree, tree.head[at])
    return at


def _stretches(tree: Tree, sentence: Sentence) -> Iterator[int]:
    """Tokens that open words for a stretch of time up to now."""
    words, low = counted_words(), tree.low
    for at in range(sentence.first, sentence.last):
        behind = low[at + 1 : min(at + 4, sentence.last)]
        past = low[at] in ("past", "last") and any(w in words.stretches for w in behind)
        so_far = (low[at], *behind[:1]) in words.so_far
        if (
            past
            or (so_far and _is_perfect(tree, clause_of(tree, at)))
            or (
                low[at] == "since"
                and not words.today.intersection(behind)
                and not _is_record(tree, sentence.first, at)
            )
        ):
            yield at


def _is_record(tree: Tree, first: int, since: int) -> bool:
    """Whether "since" only says what an event exceeds: "the largest attack since March"."""
    behind = [i for i in range(max(first, since - 8), since) if tree.tag[i] == "JJS"]
    return any(tree.low[i] not in ("least", "most") for i in behind)


def _is_perfect(tree: Tree, verb: int) -> bool:
    verbs = (verb, *(a for a in tree.ancestors(verb) if tree.is_verb(a)))
    return any(tree.low[k] in ("have", "has") for v in verbs for k in tree.kids[v])


def _goes_on(tree: Tree, count: Count, clause: int) -> bool:
    """Whether a count stands in a later clause of a running series: "and millions have fled"."""
    own = _clause(tree, count.anchor)
    series = any(v in tree.conjuncts(clause) for v in (own, *tree.ancestors(own)))
    return series and (_is_perfect(tree, own) or tree.tag[own] == "VBN")


def _reaches(tree: Tree, verb: int, count: Count) -> bool:
    """Whether a verb governs what is counted, or says something of it: "23 people killed"."""
    if tree.head[verb] == count.anchor or verb == count.anchor:
        return True
    return verb in tree.ancestors(count.anchor)


def _is_clause(tree: Tree, since: int, count: Count) -> bool:
    """Whether "since" opens a clause of its own: "since the war began"."""
    inner = tree.head[since]
    own = tree.dep[since] == "mark" or tree.dep[inner] == "advcl"
    return own and _reaches(tree, clause_of(tree, tree.head[inner]), count)


def _is_beside(tree: Tree, count: Count, clause: int) -> bool:
    """Whether a count stands in this clause, or in one of its series."""
    own = _clause(tree, count.anchor)
    return own == clause or clause in tree.conjuncts(own) or own in tree.conjuncts(clause)


def _is_of_war(tree: Tree, count: Count, words: CountedWords) -> bool:
    """Whether a war or its toll is what the dead are counted for."""
    verb = _clause(tree, count.anchor)
    number = count.number
    size = number.low or number.best or number.high or 0
    if size >= NO_INCIDENT and count.measure == "killed" and _is_perfect(tree, verb):
        return True
    subjects = tree.children(verb, *SUBJECT, *PASSIVE)
    told = [s for s in subjects if tree.low[s] in words.wars]
    tolls = [s for s in (*subjects, *tree.children(verb, "dobj")) if tree.low[s] in words.tolls]
    of_tolls = [p for t in tolls for p in preposed(tree, t, "from", "of", "in")]
    if any(tree.low[p] in words.wars for p in of_tolls):
        return True
    through = preposed(tree, verb, "throughout")
    if any(tree.low[p] in words.wars for p in through):
        return True
    told += [p for p in preposed(tree, verb, "in", "during") if tree.low[p] in words.wars]
    return bool(told) and size >= WHOLE_WAR


def _is_update(tree: Tree, sentence: Sentence, count: Count, words: CountedWords) -> bool:
    """Whether a verb brings a toll to this number: "bringing the total to 24"."""
    above = list(tree.ancestors(count.anchor))[:5]
    verbs = [a for a in above if tree.low[a] in words.update_verbs and tree.is_verb(a)]
    if not verbs:
        return False
    near = {tree.low[t] for t in tree.subtree(verbs[0])}
    tolls = {tree.low[t] for t in range(sentence.first, sentence.last)} & words.tolls
    return bool(tolls or near & words.totals)


def _is_level(tree: Tree, count: Count, words: CountedWords) -> bool:
    """Whether a number is a level at a time: "1,500 were trapped", but not "40 were arrested"."""
    if count.noun is not None and _is_state_noun(tree, count.noun, count.measure, words):
        return True
    verbs = [a for a in list(tree.ancestors(count.anchor))[:5] if tree.is_verb(a)]
    aux = [tree.low[k] for v in verbs[:1] for k in tree.kids[v]] + [tree.low[v] for v in verbs[:1]]
    return any(
        w in LASTING or (w in ("is", "are", "were") and count.measure != "detained") for w in aux
    )


def _is_state_noun(tree: Tree, noun: int, measure: str, words: CountedWords) -> bool:
    """Whether the counted words say the state: "650,000 displaced people", "1,200 detainees"."""
    told = words.nouns.get(tree.low[noun]) if tree.low[noun] not in words.harms else None
    kids = (words.after.get(tree.low[k]) for k in tree.children(noun, "amod") if k < noun)
    return measure in (told, *kids)
