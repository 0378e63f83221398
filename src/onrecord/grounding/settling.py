"""The places of all drafts of one report, settled together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.draft import Draft
from onrecord.claims.place_uses import PlaceUse
from onrecord.grounding.place_types import PlaceContext, PlaceMention, Settled, context_of
from onrecord.grounding.place_words import modifier_of
from onrecord.grounding.places import settle
from onrecord.ontology.words import place_nouns
from onrecord.reading.reading import Reading
from onrecord.records import Place

PROVINCES = (
    "province",
    "governorate",
    "region",
    "district",
    "state",
    "county",
    "department",
    "oblast",
)


class Settler:
    """Looks every place of a report up once, in the context of all its names."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self._reading = reading
        uses = {(u.first, u.last): u for d in drafts for u in d.places}
        mentions = [_mention(reading, u) for u in uses.values()]
        settled = settle(mentions, reading.names.gazetteer, _context(reading)) if mentions else []
        self._settled: dict[tuple[int, int], Settled] = dict(zip(uses, settled, strict=True))

    def places_of(self, draft: Draft) -> tuple[Place, ...]:
        """The places of a draft, in the order in which they bear on it."""
        return tuple(self._place(u) for u in draft.places)

    def _place(self, use: PlaceUse) -> Place:
        settled = self._settled[(use.first, use.last)]
        place = settled.to_place(use.relation, use.extent, inferred=use.inferred)
        return replace(place, words=self._reading.words_of(use.first, use.last))

    def country(self, drafts: Sequence[Draft]) -> str | None:
        """The country (ISO 3166-1 alpha-2) in which most events of a report are placed, if one."""
        votes: Counter[str] = Counter()
        for draft in drafts:
            for use in draft.places[:1]:
                country = self._settled[(use.first, use.last)].country
                if country:
                    votes[country] += 2 if draft.sentence.kind == "title" else 1
        (country, count), *others = votes.most_common(2) or [("", 0)]
        return country if count > 1 and (not others or count > others[0][1]) else None

    def confidence_of(self, draft: Draft) -> float:
        """How sure the first place of a draft is."""
        use = next(iter(draft.places), None)
        return self._settled[(use.first, use.last)].confidence if use else 0.0


def _mention(reading: Reading, use: PlaceUse) -> PlaceMention:
    words = reading.words_of(*_named(use))
    if use.names or use.nation:
        return PlaceMention(words)
    moved = modifier_of(reading.shadow, words.start, words.end)
    return PlaceMention(words, _container(reading, use), _kind(reading, use), moved)


def _named(use: PlaceUse) -> tuple[int, int]:
    """Tokens of the name that says which place is meant: "Lebanese" of "Lebanese territory"."""
    if use.nation:
        return use.first, use.last - 1
    return use.names or (use.first, use.last)


def _kind(reading: Reading, use: PlaceUse) -> str | None:
    """The word that says what the place is: "the town of X", "X province"."""
    tree = reading.tree
    after = tree.low[use.last] if use.last < len(tree) else ""
    if after in PROVINCES:
        return after
    before = tree.low[use.first - 2] if use.first > 1 and tree.low[use.first - 1] == "of" else ""
    return before if before in place_nouns() else None


def _container(reading: Reading, use: PlaceUse) -> str | None:
    """A place that follows to say where this one lies: "Qusayr, Syria"."""
    tree, places = reading.tree, reading.mentions.places
    for at in range(use.last, min(use.last + 6, len(tree))):
        if at in places and at not in reading.mentions.actors:
            gap = tree.low[use.last : at]
            if "and" in gap or not ({",", "in", "("} & set(gap)):
                return None
            first, last = places[at]
            return reading.words_of(first, last).text
        if tree.low[at] in (".", ";", "and", "to", "from"):
            return None
    return None


def _context(reading: Reading) -> PlaceContext:
    spans = sorted(
        {span for at, span in reading.mentions.places.items() if at not in reading.mentions.actors}
    )
    names = [reading.words_of(*span).text for span in spans]
    words = [w for w in reading.tree.word if w[:1].isupper()]
    return context_of(reading.names.gazetteer, names, words, reading.report.dateline)
