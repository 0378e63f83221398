"""What a report as a whole says of where it plays: the country that its names point to."""

from __future__ import annotations

from collections import Counter

from onrecord.reading.reading import Reading

LEAST = 2  # names that must point to one country, where others are named too


def country_of(reading: Reading) -> str | None:
    """The country (ISO 3166-1 alpha-3) that most names of a report point to, if one leads.

    >>> from onrecord.grounding.context import LEAST
    >>> LEAST
    2
    """
    registry, tree = reading.names.registry, reading.tree
    told = [range(s.first, s.last) for s in reading.sentences]
    inside = {i for span in told for i in span}
    votes: Counter[str] = Counter()
    for at, word in enumerate(tree.word):
        if word[:1].isupper() and at in inside and at not in reading.mentions.actors:
            country = reading.names.country_of(word)
            if country and not _is_capital(reading, word):
                votes[country] += 1
    for first, last in set(reading.mentions.actors.values()):
        match = registry.lookup(" ".join(tree.word[first:last]))
        if match and match[0].country:
            votes[match[0].country] += 1
    if not votes:
        return None
    (country, count), *others = votes.most_common(2)
    rival = others[0][1] if others else 0
    return country if count > rival and (count >= LEAST or not others) else None


def _is_capital(reading: Reading, word: str) -> bool:
    """Whether a word names a city: reports are sent from Beirut about wars elsewhere."""
    return reading.names.gazetteer.country_of(word) is None
