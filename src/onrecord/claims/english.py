"""The engine `english`: the questions asked of every sentence, and their answers put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.addressing import named, spoken
from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.backward import blamed, blamings, harmful, last_harm, looking_back
from onrecord.claims.blames import blames_of
from onrecord.claims.carried import carried
from onrecord.claims.certainty import certainty_of
from onrecord.claims.clauses import antecedent
from onrecord.claims.clusters import Cluster, clusters_in
from onrecord.claims.count import Count
from onrecord.claims.count_places import placed
from onrecord.claims.draft import Draft
from onrecord.claims.figures import counts_in
from onrecord.claims.occurring import occurrences
from onrecord.claims.opinions import opinions_in
from onrecord.claims.phrases import filler_kind, phrase
from onrecord.claims.relevance import told
from onrecord.claims.roles import ACTING, Filler, roles_of
from onrecord.claims.tolls import counting, with_events
from onrecord.claims.tools import instrument_of, refined
from onrecord.claims.triggers import triggers_in
from onrecord.claims.voices import attributions, modality_in, voice_of
from onrecord.claims.when import times_by_cluster
from onrecord.claims.where import Where, places_by_cluster
from onrecord.ontology.types import event_types
from onrecord.ontology.words import counting_words
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree


def drafts_of(reading: Reading, where: Where = places_by_cluster) -> list[Draft]:
    """Everything that a report says of events, sentence by sentence, before any look-up.

    `where` answers the question of places: by rules, or with the trained part as well.
    """
    said = _by_sentence(reading, attributions(reading))
    found: list[Draft] = []
    for sentence in reading:
        if sentence.kind in ("title", "body"):
            found += _of_sentence(reading, sentence, said.get(sentence.number, []), found, where)
    return found


def _by_sentence(reading: Reading, said: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    """The attributions whose cue or content stands in each sentence, by its number."""
    found: dict[int, list[Attribution]] = {}
    starts = [s.start for s in reading.sentences]
    for attribution in said:
        numbers = {reading.sentence_of(attribution.cue[0]).number}
        for start, end in attribution.content:
            numbers.update(range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)))
        for number in numbers:
            found.setdefault(number, []).append(attribution)
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
    drafts = [spoken(reading, _draft(reading, sentence, c, said, _own(counts, c))) for c in kept]
    barred = _speaking(reading, said, sentence)
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


def _draft(
    reading: Reading,
    sentence: Sentence,
    cluster: Cluster,
    said: Sequence[Attribution],
    counts: tuple[Count, ...],
) -> Draft:
    main = cluster.main
    voice = voice_of(reading, said, sentence, (main.first, main.last))
    certainty = certainty_of(reading, main)
    fillers = _fillers(reading, cluster)
    if voice.chain and voice.chain[0].negated and voice.chain[0].manner == "admit":
        fillers = ()  # nobody did what nobody has claimed
    outside = [a for a in said if not _holds_trigger(a, main.token)]
    fillers = tuple(f for f in fillers if not _is_foreign(reading, sentence, outside, f))
    tool = instrument_of(reading, sentence, cluster)
    return Draft(
        sentence=sentence,
        cluster=cluster,
        anchor=(main.first, main.last),
        type=refined(cluster.type, tool[2] if tool else None),
        voice=voice,
        certainty=certainty,
        modality=modality_in(reading, voice, main, certainty),
        fillers=fillers,
        blames=blames_of(reading, main, cluster.type, fillers, voice),
        instrument=tool,
        places=(),
        time=None,
        counts=placed(reading, sentence, counts),
        definite=_is_definite(reading, cluster),
    )


def _fillers(reading: Reading, cluster: Cluster) -> tuple[Filler, ...]:
    """The fillers of all triggers of an event; whoever fills two roles keeps the first."""
    found: list[Filler] = []
    for trigger in cluster.triggers:
        for filler in roles_of(reading, trigger):
            if all(f.token != filler.token for f in found):
                found.append(filler)
    return tuple(f for f in found if not _is_number(reading.tree, f.token))


NOBODY = ("one", "ones", "nobody", "nothing", "other", "each")


def _is_number(tree: Tree, token: int) -> bool:
    """A number without a noun is no target: the figure carries it."""
    if tree.low[token] in NOBODY:
        return True
    counting = tree.low[token] in counting_words() and tree.low[token] not in ("group", "groups")
    return tree.tag[token] == "CD" or counting


def _is_of_place(draft: Draft) -> bool:
    return bool(draft.places) and event_types()[draft.type].family in ("ground", "movement")


def _holds_trigger(attribution: Attribution, token: int) -> bool:
    """Whether an event stands in a speaker's own phrase: "peacekeepers ambushed near X called"."""
    phrase_ = attribution.phrase or attribution.source
    return phrase_ is not None and phrase_[0] <= token < phrase_[1]


def _is_foreign(
    reading: Reading, sentence: Sentence, said: Sequence[Attribution], filler: Filler
) -> bool:
    """Whether a filler is words of time, or a speaker whom the parser made a victim."""
    tree = reading.tree
    start, end = tree.start[filler.token], tree.end[filler.token]
    if any(t.start < end and start < t.end for t in reading.times_in(sentence)):
        return True
    sources = [a.phrase or a.source for a in said if a.source]
    inside = any(s and s[0] <= filler.token < s[1] for s in sources)
    return inside and filler.role in ("victim", "object")


def _own(counts: Sequence[Count], cluster: Cluster) -> tuple[Count, ...]:
    return tuple(c for c in counts if c.trigger in cluster.triggers)


def _is_definite(reading: Reading, cluster: Cluster) -> bool:
    """Whether a noun points back: "the attack", "their defeat"."""
    tree, main = reading.tree, cluster.main
    kids = (tree.low[k] for k in tree.kids[main.token] if k < main.token)
    return main.cue.form == "noun" and any(
        k in ("the", "this", "that", "their", "its", "his") for k in kids
    )


def _meant(tree: Tree, said: Sequence[Attribution]) -> list[int]:
    """What relative pronouns that speak stand for: "the United States, which called on"."""
    alone = [a.source[0] for a in said if a.source and a.source[1] - a.source[0] == 1]
    return [antecedent(tree, s) for s in alone if antecedent(tree, s) != s]


def _speaking(reading: Reading, said: Sequence[Attribution], sentence: Sentence) -> frozenset[int]:
    """Tokens of the speakers' phrases, cues and times of speaking in a sentence."""
    ranges = [r for a in said for r in (a.source, a.phrase, a.cue, a.said, *a.carriers) if r]
    ranges += [phrase(reading.tree, meant) for meant in _meant(reading.tree, said)]
    inside = (r for r in ranges if sentence.first <= r[0] < sentence.last)
    return frozenset(i for first, last in inside for i in range(first, last))
