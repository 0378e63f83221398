"""Where: the places of the event of a trigger, with their relation, not the nearest place name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onrecord.claims.clauses import antecedent, subjects_of, sufferers_of
from onrecord.claims.clusters import Cluster
from onrecord.claims.place_sides import (
    does,
    is_apart,
    is_origin,
    is_told_inside,
    names_event,
    narrowed,
)
from onrecord.claims.place_uses import PlaceUse, place_uses
from onrecord.claims.triggers import Trigger
from onrecord.ontology.where import where_words
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree

BESIDE = ("nsubj", "dobj", "nsubjpass", "attr")
CROSSED = 1  # verbs that tell of no event between a place and its event
BELOW = ("pobj", "dobj", "acl", "advcl")

Where = Callable[[Reading, Sentence, Sequence[Cluster], frozenset[int]], list[list[PlaceUse]]]


def places_of(reading: Reading, sentence: Sentence, cluster: Cluster) -> list[PlaceUse]:
    """The places of one event among those of its sentence, the closest first."""
    return places_by_cluster(reading, sentence, [cluster], frozenset())[0]


def places_by_cluster(
    reading: Reading,
    sentence: Sentence,
    clusters: Sequence[Cluster],
    barred: frozenset[int],
    seen: Sequence[PlaceUse] | None = None,
) -> list[list[PlaceUse]]:
    """Give every place of a sentence to the event it belongs to, then share with those without.

    `barred` are tokens of speakers' phrases and of those who act: no places of an event. `seen`
    are the sentence's places where they have been looked up before.
    """
    tokens = frozenset(t for c in clusters for t in _tokens(c))
    uses = [
        replace(u, weak=False) if names_event(reading, u, tokens) else u
        for u in (place_uses(reading, sentence) if seen is None else seen)
        if not {u.first, u.last - 1} & barred
        or names_event(reading, u, tokens)
        or is_told_inside(reading.tree, u, tokens & barred)
    ]
    uses = [
        u
        for u in uses
        if not is_origin(reading, u, tokens) and not is_apart(reading.tree, u, tokens)
    ]
    given: list[list[PlaceUse]] = [_argued(reading.tree, c, uses) for c in clusters]
    owner = {t: i for i, c in enumerate(clusters) for t in _tokens(c)}
    taken = {u.first for g in given for u in g}
    for use in uses:
        at = _owner(reading.tree, use, owner) if use.first not in taken else None
        if at is not None and not does(reading.tree, use):
            given[at].append(use)
    strong = [[u for u in g if not u.weak] or g for g in given]
    shared = [
        own or _borrowed(reading.tree, c, clusters, strong, uses)
        for c, own in zip(clusters, strong, strict=True)
    ]
    return [
        [related(u, c) for u in narrowed(reading, own)]
        for c, own in zip(clusters, shared, strict=True)
    ]


def related(use: PlaceUse, cluster: Cluster) -> PlaceUse:
    """The object of leaving is where one leaves from."""
    by_type = where_words().object_relations
    if use.relation == "in" and cluster.type in by_type and cluster.main.cue.form == "verb":
        return replace(use, relation=by_type[cluster.type])  # type: ignore[arg-type]  # data
    return use


def _tokens(cluster: Cluster) -> Iterator[int]:
    for trigger in cluster.triggers:
        yield trigger.token
        if trigger.support is not None:
            yield trigger.support


def _argued(tree: Tree, cluster: Cluster, uses: Sequence[PlaceUse]) -> list[PlaceUse]:
    """Places to which an event is done: "Qusayr fell", "Aleppo, which is in rebel hands"."""
    heads = {h for t in cluster.triggers for h in _arguments(tree, t)}
    return [replace(u, weak=False) for u in uses if u.anchor in heads]


def _arguments(tree: Tree, trigger: Trigger) -> list[int]:
    token, frame = trigger.token, trigger.cue.frame
    if trigger.type == "control" and trigger.cue.form == "noun":
        found = [
            s
            for a in list(tree.ancestors(token))[:3]
            if tree.is_verb(a)
            for s in subjects_of(tree, a)
        ]
    elif not tree.is_verb(token):
        found = []
    elif frame.verb.get("subject") == "object":
        found = subjects_of(tree, token)
    else:
        found = sufferers_of(tree, token)
    return [_through_copula(tree, antecedent(tree, f)) for f in found]


def _through_copula(tree: Tree, head: int) -> int:
    """From "the next city" in "Aleppo is the next city to fall" to Aleppo."""
    if tree.dep[head] == "attr" and tree.is_verb(tree.head[head]):
        return next(iter(subjects_of(tree, tree.head[head])), head)
    return head


def _owner(tree: Tree, use: PlaceUse, owner: dict[int, int]) -> int | None:
    """The event first met on the way up from a place, or hanging beside that way."""
    if use.anchor in owner:
        return owner[use.anchor]
    crossed, below = 0, use.anchor
    for above in tree.ancestors(use.anchor):
        if above in owner:
            return owner[above]
        if tree.dep[below] == "appos":
            return None  # "Smith, an engineer in Homs": where he is from
        below = above
        if not tree.is_verb(above):
            continue
        crossed += 1
        if crossed > CROSSED:
            return None
        beside = [k for k in tree.kids[above] if k in owner and tree.dep[k] in BESIDE]
        nested = [
            g for k in tree.kids[above] for g in tree.kids[k] if g in owner and tree.dep[g] in BELOW
        ]
        if beside or nested:
            return owner[min(beside or nested, key=lambda k: abs(k - use.first))]
    return None


def _borrowed(
    tree: Tree,
    cluster: Cluster,
    clusters: Sequence[Cluster],
    given: Sequence[list[PlaceUse]],
    uses: Sequence[PlaceUse],
) -> list[PlaceUse]:
    """An event without a place of its own stands where the event above or below it does."""
    top = cluster.main.token
    above = set(tree.ancestors(top))
    for other, own in zip(clusters, given, strict=True):
        if own and any(t in above for t in _tokens(other)):
            return own
    for other, own in zip(clusters, given, strict=True):
        if own and other is not cluster and any(top in tree.ancestors(t) for t in _tokens(other)):
            return own
    loose = [u for u in uses if not u.weak and u.relation == "in"]
    return loose[:1] if len(clusters) == 1 else []
