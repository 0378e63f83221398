"""Places settled in the context of their report: which Tripoli, which Qusayr, and how sure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.grounding.place_area import placed
from onrecord.grounding.place_names import NOT_FOUND, Name, bare, doubt, key_of, name_of, told_best
from onrecord.grounding.place_score import Scored, Surroundings, score, seats, surroundings
from onrecord.grounding.place_types import (
    Modifier,
    PlaceContext,
    PlaceMention,
    Settled,
    context_of,
)
from onrecord.names.fold import fold
from onrecord.names.gazetteer import Gazetteer, PlaceEntry
from onrecord.records import Candidate

__all__ = ["Modifier", "PlaceContext", "PlaceMention", "Settled", "context_of", "settle"]

SHARPNESS = 5.0  # how fast belief falls with score; 0.14 of score halves it
RUNNERS_UP = 3
CITY = 100_000  # people
GUESS = 0.3  # of their belief or likeness is left to the candidates of an unresolved name
DATELINE, PUBLISHER = 1.0, 0.3  # votes for their countries; a country's name has one
NO_CONTEXT = 0.8  # of the belief is left where the report gives no country at all


def settle(
    mentions: Sequence[PlaceMention], gazetteer: Gazetteer, context: PlaceContext
) -> list[Settled]:
    """Settle every mention of one report, in their order.

    Each entry that bears the name is weighed by size, spelling, the countries of which the
    report speaks, a container given in words, its kind, and the places settled around it; twice,
    so that the names that are plain help those that are not. A name means one place in a report,
    unless its mentions name different containers. What is not in the gazetteer, or only in
    countries that the report leaves out, stays unresolved, with candidates.
    """
    keys = [key_of(m) for m in mentions]
    names = {key: name_of(m, gazetteer) for key, m in told_best(keys, mentions).items()}
    told = {name for name, _ in names}
    others = [bare(n, gazetteer) for n in dict.fromkeys(context.names) if fold(n) not in told]
    every = [*names.values(), *others]
    votes = _votes(context, gazetteer)
    arounds = [surroundings(votes, (), at) for at in range(len(every))]
    for _ in range(2):
        best = [_best(name, around) for name, around in zip(every, arounds, strict=True)]
        arounds = [surroundings(votes, best, at) for at in range(len(every))]
    outcome = {
        key: _outcome(name, around, gazetteer)
        for (key, name), around in zip(names.items(), arounds, strict=False)
    }
    return [
        _settled(mention, names[key], outcome[key], gazetteer)
        for mention, key in zip(mentions, keys, strict=True)
    ]


def _ranked(name: Name, around: Surroundings) -> list[tuple[Scored, float]]:
    unique = {e.id: e for e in _famous(name.entries)}
    towns = seats(unique.values())
    leader = _leader(unique.values())
    scored = [
        score(
            e,
            around,
            name.containers,
            name.kind,
            seat=(e.country, e.admin1) in towns,
            leads=e is leader,
        )
        for e in unique.values()
    ]
    scored.sort(key=lambda s: (-s.score, s.entry.id))
    if not scored:
        return []
    weights = [math.exp(SHARPNESS * (s.score - scored[0].score)) for s in scored]
    return [(s, w / sum(weights)) for s, w in zip(scored, weights, strict=True)]


def _famous(entries: Sequence[PlaceEntry]) -> list[PlaceEntry]:
    """Entries, the best last, with large cities told from small ones of the same name.

    Another spelling of a city five times the size of the largest place so named is as good as a
    name; beside a city that bears the name itself it
    is worth little (Dili is not Delhi).
    """
    named = max((e.population for e in entries if e.matched == "name"), default=0)
    out = []
    for e in reversed(entries):
        if e.matched == "alternate" and e.kind == "settlement":
            if named >= CITY:
                e = replace(e, matched="loose")
            elif e.population >= max(CITY, named * 5):
                e = replace(e, matched="name")
        out.append(e)
    return out


def _leader(entries: Iterable[PlaceEntry]) -> PlaceEntry | None:
    """The city that bears the name and is five times as large as any other town that does."""
    named = [e for e in entries if e.matched == "name" and e.kind == "settlement"]
    named.sort(key=lambda e: -e.population)
    second = named[1].population if len(named) > 1 else 0
    return named[0] if named and named[0].population >= max(CITY, second * 5) else None


def _best(name: Name, around: Surroundings) -> tuple[PlaceEntry | None, float]:
    ranked = _ranked(name, around)
    return (ranked[0][0].entry, ranked[0][1]) if ranked else (None, 0.0)


def _votes(context: PlaceContext, gazetteer: Gazetteer) -> Mapping[str, float]:
    """Votes for countries: one a word, one more for the dateline, a little the publisher's."""
    votes: dict[str, float] = dict(context.nations)
    sent_from = gazetteer.lookup(context.dateline) if context.dateline else []
    if sent_from and sent_from[0].country:
        votes[sent_from[0].country] = votes.get(sent_from[0].country, 0.0) + DATELINE
    if context.publisher_country:
        home = context.publisher_country
        votes[home] = votes.get(home, 0.0) + PUBLISHER
    return votes


def _outcome(name: Name, around: Surroundings, gazetteer: Gazetteer) -> Settled:
    """What all mentions of a name share; its mention is filled in by `_settled`."""
    ranked = _ranked(name, around)
    guesses = () if ranked else _guesses(name, around, gazetteer)
    if not ranked:
        return Settled(name.mention, 0.0, unresolved=NOT_FOUND, candidates=guesses)
    (best, belief), rest = ranked[0], ranked[1:]
    doubted = doubt(best.entry, name, around)
    if doubted:
        near = _guesses(name, around, gazetteer)
        far = tuple(_candidate(s, GUESS * b) for s, b in ranked)
        return Settled(name.mention, 0.0, unresolved=doubted, candidates=(near + far)[:RUNNERS_UP])
    told = 1.0 if around.countries or name.containers else NO_CONTEXT
    return Settled(
        name.mention,
        round(belief * best.entry.score * told, 3),
        id=best.entry.id,
        candidates=tuple(_candidate(s, b) for s, b in rest[:RUNNERS_UP] if b >= 0.001),
        why="; ".join(best.reasons) or "the only place of that name",
    )


def _settled(mention: PlaceMention, name: Name, outcome: Settled, gazetteer: Gazetteer) -> Settled:
    found = replace(outcome, mention=mention)
    entry = next((e for e in name.entries if e.id == outcome.id), None)
    if entry is None:
        return found
    second = mention.modifier.other if mention.modifier else None
    other = gazetteer.lookup(second) if second else []
    return placed(found, entry, name.kind, _nearest(other, entry))


def _guesses(name: Name, around: Surroundings, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    likely = max(around.countries, key=lambda c: around.countries[c], default=None)
    found = gazetteer.fuzzy(name.text, likely, RUNNERS_UP) if likely else []
    return tuple(
        Candidate(e.name, e.id, e.country, e.latitude, e.longitude, round(e.score * GUESS, 3))
        for e in found
    )


def _candidate(scored: Scored, belief: float) -> Candidate:
    e = scored.entry
    return Candidate(e.name, e.id, e.country, e.latitude, e.longitude, round(belief, 3))


def _nearest(entries: Sequence[PlaceEntry], to: PlaceEntry) -> PlaceEntry | None:
    same = [e for e in entries if e.country == to.country and e.kind != "country"]
    return min(
        same,
        key=lambda e: math.hypot(e.latitude - to.latitude, e.longitude - to.longitude),
        default=None,
    )
