"""The engine `english`: the questions asked of every sentence, and their answers put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.addressing import named, spoken
from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.backward import blamed, last_harm, looking_back
from onrecord.claims.carried import carried
from onrecord.claims.clusters import clusters_in
from onrecord.claims.draft import Draft
from onrecord.claims.drafting import counts_of, draft_of
from onrecord.claims.figures import counts_in
from onrecord.claims.filler import ACTING
from onrecord.claims.occurring import occurrences
from onrecord.claims.opinions import opinions_in
from onrecord.claims.phrases import filler_kind
from onrecord.claims.relevance import told
from onrecord.claims.responsibility import blamings, harmful
from onrecord.claims.speaking import by_sentence, speaking
from onrecord.claims.tolls import counting, with_events
from onrecord.claims.triggers import triggers_in
from onrecord.claims.voices import attributions
from onrecord.claims.when import times_by_cluster
from onrecord.claims.where import Where, places_by_cluster
from onrecord.ontology.types import event_types
from onrecord.reading.reading import Reading, Sentence


def drafts_of(reading: Reading, where: Where = places_by_cluster) -> list[Draft]:
    """Everything that a report says of events, sentence by sentence, before any look-up.

    `where` answers the question of places: by rules, or with the trained part as well.
    """
    said = by_sentence(reading, attributions(reading))
    found: list[Draft] = []
    for sentence in reading:
        if sentence.kind in ("title", "body"):
            found += _of_sentence(reading, sentence, said.get(sentence.number, []), found, where)
    return found


def _of_sentence(
    reading: Reading,
    sentence: Sentence,
    said: Sequence[Attribution],
    before: Sequence[Draft],
    where: Where,
) -> Iterator[Draft]:
    clusters = clusters_in(reading.tree, triggers_in(reading, sentence))
    blamed_here = (*blamings(reading.tree, sentence), *carried(reading, sentence))
    blames = harmful(blamed_here, clusters)
    laid = {b.token for b in blames}
    deeds = frozenset(d for b in blames for d in b.deeds)
    counts = counts_in(reading, sentence, clusters)
    counts, more = with_events(counts)
    clusters = [*clusters, *more]
    counted = counting(clusters, counts)
    kept = [
        c
        for c in told(reading, sentence, clusters, said, deeds, counted)
        if c.main.token not in laid
    ]
    drafts = [
        spoken(reading, draft_of(reading, sentence, c, said, counts_of(counts, c))) for c in kept
    ]
    barred = speaking(reading, said, sentence)
    acting = frozenset(f.token for d in drafts for f in d.fillers if f.role in ACTING)
    places = where(reading, sentence, clusters, barred | acting)
    times = times_by_cluster(reading, sentence, clusters, barred)
    by_cluster = {id(c): (p, t) for c, p, t in zip(clusters, places, times, strict=True)}
    for cluster, draft in zip(kept, named(reading, drafts, said), strict=True):
        sites, when = by_cluster[id(cluster)]
        sites = [] if event_types()[draft.type].family == "words" else sites
        yield _placed(reading, blamed(replace(draft, places=tuple(sites), time=when), blames))
    back = list(looking_back(reading, sentence, said, drafts, before, blames))
    if not drafts:
        back += occurrences(reading, sentence, said, last_harm(before), barred)
    yield from back
    if not back:
        yield from opinions_in(reading, sentence, kept, said)


def _placed(reading: Reading, draft: Draft) -> Draft:
    """What is taken, held or left is a place of the event, not a target of it."""
    anchors = {u.anchor for u in draft.places} | {u.last - 1 for u in draft.places}
    stay = [
        i
        for i, f in enumerate(draft.fillers)
        if f.role != "object"
        or not (
            f.token in anchors or (_is_of_place(draft) and filler_kind(reading, f.token) == "place")
        )
    ]
    return replace(
        draft,
        fillers=tuple(draft.fillers[i] for i in stay),
        blames=tuple(draft.blames[i] for i in stay),
    )


def _is_of_place(draft: Draft) -> bool:
    return bool(draft.places) and event_types()[draft.type].family in ("ground", "movement")
