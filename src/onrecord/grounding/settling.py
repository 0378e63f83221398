"""The places of all drafts of one report, settled together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.count import Count
from onrecord.claims.draft import Draft
from onrecord.claims.place_uses import PlaceUse
from onrecord.grounding.nearby import finest, spare_uses
from onrecord.grounding.place_types import PlaceContext, PlaceMention, Settled, context_of
from onrecord.grounding.place_words import kind_around, modifier_of
from onrecord.grounding.places import settle
from onrecord.names.gazetteer_nations import alpha2
from onrecord.reading.reading import Reading
from onrecord.records import Place


class Settler:
    """Looks every place of a report up once, in the context of all its names."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self._reading = reading
        own = [c.place for d in drafts for c in d.counts if c.place]
        counted = {(u.first, u.last): u for u in own}
        uses = counted | {(u.first, u.last): u for d in drafts for u in d.places}
        self._spare = spare_uses(reading, drafts)
        for use in (u for held in self._spare.values() for u in held):
            uses.setdefault((use.first, use.last), use)
        mentions = {span: _mention(reading, u) for span, u in uses.items()}
        for holder in [u.inside for u in uses.values() if u.inside]:
            mentions.setdefault(holder, PlaceMention(reading.words_of(*holder)))
        gazetteer = reading.names.gazetteer
        settled = settle([*mentions.values()], gazetteer, context_in(reading)) if mentions else []
        self._settled: dict[tuple[int, int], Settled] = dict(zip(mentions, settled, strict=True))

    def places_of(self, draft: Draft) -> tuple[Place, ...]:
        """The places of a draft, in the order in which they bear on it."""
        every = {(u.first, u.last): u for u in draft.places}
        for use in draft.places:
            if use.inside and self._stands_in(use, use.inside):
                every.setdefault(use.inside, _holding(use, use.inside))
        return tuple(self._place(u) for u in every.values())

    def _stands_in(self, use: PlaceUse, inside: tuple[int, int]) -> bool:
        """Whether a larger place is all that is known of where a place lies; a country is not."""
        holder = self._settled[inside]
        unknown = self._settled[(use.first, use.last)].unresolved
        return bool(unknown and holder.id and holder.precision != "country")

    def _place(self, use: PlaceUse) -> Place:
        settled = self._settled[(use.first, use.last)]
        place = settled.to_place(use.relation, use.extent, inferred=use.inferred)
        return replace(place, words=self._reading.words_of(use.first, use.last))

    def near(self, sentence: int) -> tuple[Place, ...]:
        """A place that a sentence, by its number, names without tying it to an event."""
        return finest(self._place(u) for u in self._spare.get(sentence, ()))

    def place_of(self, count: Count) -> Place | None:
        """Where a number was counted, if it has a place of its own."""
        return self._place(count.place) if count.place else None

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
    inside = reading.words_of(*use.inside).text if use.inside else None
    return PlaceMention(
        words, inside, kind_around(reading.tree, use.first, use.last), moved, _is_firm(reading, use)
    )


def _named(use: PlaceUse) -> tuple[int, int]:
    """Tokens of the name that says which place is meant: "Lebanese" of "Lebanese territory"."""
    if use.nation:
        return use.first, use.last - 1
    return use.names or (use.first, use.last)


def _holding(use: PlaceUse, inside: tuple[int, int]) -> PlaceUse:
    """The larger place, which stands for a smaller one that nobody knows."""
    return replace(use, first=inside[0], last=inside[1], extent=None, names=None, inside=None)


def _is_firm(reading: Reading, use: PlaceUse) -> bool:
    """Whether the words say that a place lies in the larger one, not only list them both."""
    if use.inside is None:
        return False
    return reading.tree.low[use.last : use.inside[0]] != [","]


def context_in(reading: Reading) -> PlaceContext:
    """What a report says that helps to tell its places from others of their names."""
    spans = sorted(
        {span for at, span in reading.mentions.places.items() if at not in reading.mentions.actors}
    )
    names = [reading.words_of(*span).text for span in spans]
    words = [w for w in reading.tree.word if w[:1].isupper()]
    dateline = reading.report.dateline
    return context_of(
        reading.names.gazetteer, names, words, dateline, countries=_countries(reading)
    )


def _countries(reading: Reading) -> list[str]:
    """The countries (ISO 3166-1 alpha-2) of the armed groups and bodies that a report names."""
    names = {reading.words_of(*span).text for span in set(reading.mentions.actors.values())}
    found = (reading.names.registry.lookup(n) for n in sorted(names))
    best = [f[0] for f in found if f and f[0].kind not in (None, "government")]
    return [alpha2()[b.country] for b in best if b.country in alpha2()]
