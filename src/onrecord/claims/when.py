"""When: the words of time that belong to an event, not to the report or its speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.claims.clauses import preposed
from onrecord.claims.clusters import Cluster
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.times import TimeMention
from onrecord.reading.tree import Tree

COMPLETING = ("pobj", "prep", "dobj", "attr", "xcomp", "oprd", "acomp", "pcomp", "agent")


def times_by_cluster(
    reading: Reading, sentence: Sentence, clusters: Sequence[Cluster], barred: frozenset[int]
) -> list[TimeMention | None]:
    """The expression of time of each event of a sentence; `barred` tokens say when it was told."""
    tree = reading.tree
    times = [(t, _token(tree, t, sentence)) for t in reading.times_in(sentence)]
    inside = frozenset(c.main.token for c in clusters if c.main.token in barred)
    times = [(t, at) for t, at in times if at not in barred or _tells(tree, at, inside)]
    owner = {x.token: i for i, c in enumerate(clusters) for x in c.triggers}
    owner |= {
        x.support: i for i, c in enumerate(clusters) for x in c.triggers if x.support is not None
    }
    given: list[list[TimeMention]] = [[] for _ in clusters]
    for time, at in times:
        i = _owner(tree, at, owner)
        if i is not None:
            given[i].append(time)
    own = [_best(g) for g in given]
    hanging = [(_verb_of(tree, at), t) for t, at in reversed(times)]
    loose = {verb: t for verb, t in hanging if verb not in barred}
    return [
        t or _shared(tree, c, clusters, own) or _hung(tree, c, loose)
        for c, t in zip(clusters, own, strict=True)
    ]


def time_of(reading: Reading, sentence: Sentence, cluster: Cluster) -> TimeMention | None:
    """The expression of time of one event, asked alone."""
    return times_by_cluster(reading, sentence, [cluster], frozenset())[0]


def _token(tree: Tree, time: TimeMention, sentence: Sentence) -> int:
    """The token of an expression that hangs by something outside it."""
    first = bisect_right(tree.start, time.start) - 1
    last = min(bisect_right(tree.start, time.end - 1) - 1, sentence.last - 1)
    outside = (i for i in range(first, last + 1) if not first <= tree.head[i] <= last)
    return next(outside, first)


def _owner(tree: Tree, token: int, owner: dict[int, int]) -> int | None:
    for measured in (token, *preposed(tree, token, "of")):  # "two weeks of fighting"
        if measured in owner:
            return owner[measured]
    for above in tree.ancestors(token):
        if above in owner:
            return owner[above]
        beside = [k for k in tree.kids[above] if k in owner]
        if beside and tree.is_verb(above):
            return owner[min(beside, key=lambda k: abs(k - token))]
        nested = [g for k in tree.kids[above] for g in tree.kids[k] if g in owner]
        if nested and tree.is_verb(above):
            return owner[min(nested, key=lambda k: abs(k - token))]
        if _is_aside(tree, above):
            return owner.get(tree.head[above])
    return None


def _tells(tree: Tree, token: int, inside: frozenset[int]) -> bool:
    """Whether a time in a speaker's phrase is that of a deed told there: "X, who fled in May"."""
    verb = next((a for a in tree.ancestors(token) if tree.is_verb(a)), token)
    return verb in inside and tree.dep[verb] in ("relcl", "acl", "advcl")


def _is_aside(tree: Tree, verb: int) -> bool:
    """Whether a verb heads a clause of its own about a noun: "the truce that began in May"."""
    return tree.dep[verb] == "relcl" and tree.tag[verb] != "VB"


def _best(times: Sequence[TimeMention]) -> TimeMention | None:
    return times[0] if times else None


def _shared(
    tree: Tree, cluster: Cluster, clusters: Sequence[Cluster], own: Sequence[TimeMention | None]
) -> TimeMention | None:
    """An event without words of time takes those of the event above it; a state takes none."""
    if cluster.type == "control":
        return None
    above = set(_carrying(tree, cluster.main.token))
    for other, time in zip(clusters, own, strict=True):
        if time is not None and any(t.token in above or t.support in above for t in other.triggers):
            return time
    return None


def _verb_of(tree: Tree, token: int) -> int:
    """The verb by which words of time hang, through their preposition alone."""
    above = tree.head[token]
    return tree.head[above] if tree.dep[token] == "pobj" else above


def _hung(tree: Tree, cluster: Cluster, times: dict[int, TimeMention]) -> TimeMention | None:
    """The time of the verb that an event completes: "in 2006 it was the target of an attack"."""
    if cluster.type == "control":
        return None
    at = cluster.main.token
    while tree.dep[at] in COMPLETING or (tree.dep[at] == "advcl" and tree.tag[at] == "VBG"):
        at = tree.head[at]
        if at in times and tree.is_verb(at):
            return times[at]
    return None


def _carrying(tree: Tree, token: int) -> list[int]:
    """What stands above an event, up to the noun whose past its clause tells: "had killed"."""
    found: list[int] = []
    at = token
    while tree.head[at] != at:
        past = any(tree.low[k] == "had" for k in tree.children(at, "aux"))
        aside = past and _is_aside(tree, at)
        at = tree.head[at]
        found.append(at)
        if aside:
            break
    return found
