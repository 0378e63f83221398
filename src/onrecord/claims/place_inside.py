"""Which larger place the words around a name say that it lies in: "Douma, in Damascus"."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.names.fold import plain
from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns
from onrecord.reading.reading import Reading

Range = tuple[int, int]
WIDE = {"admin1": 10**6, "region": 10**6, "country": 10**10}  # beside towns' people
WIDEST = 10**10  # what is as wide lies in no other place
MOST_GLUE = 7  # words between a place and the larger one that holds it


def inside_of(reading: Reading, first: int, last: int, end: int) -> Range | None:
    """The name of the place said to hold the name at tokens `first` to `last`, if any.

    `end` is the end of the sentence. After it ("Marjeh district of Aleppo"), before it
    ("Aleppo's Marjeh district"), or before the noun that names it ("the Damascus suburb of
    Douma", "the Syrian city of Aleppo").
    """
    return _after(reading, first, last, end) or _before(reading, first, last)


def _after(reading: Reading, first: int, last: int, end: int) -> Range | None:
    tree, mentions, glue = reading.tree, reading.mentions, where_words().glue
    for at in range(last, min(last + MOST_GLUE, end)):
        if at in mentions.places:
            gap = tree.low[last:at]
            holds = _holds(gap) and not (gap == [","] and _is_listed(reading, at))
            holds = holds and _holds_more(reading, mentions.places[at], (first, last), gap)
            return mentions.places[at] if holds else None
        if tree.low[at] not in glue and tree.low[at] not in place_nouns():
            return None
    return None


def _holds(gap: list[str]) -> bool:
    return bool({"in", "of", ",", "("} & set(gap)) and not {"and", "to"} & set(gap)


def _holds_more(reading: Reading, outer: Range, inner: Range, gap: list[str]) -> bool:
    """Whether the later place can hold the earlier: a country lies in no town.

    In "the Euphrates valley town of Tibni" the later one is the town itself.
    """
    wide, narrow = _width(reading, *outer), _width(reading, *inner)
    if gap[-1] != "of" or not all(w in place_nouns() for w in gap[:-1]):
        return wide >= narrow or narrow < WIDEST
    return wide > narrow and (len(gap) < 2 or place_nouns()[gap[-2]] != "settlement")


def _width(reading: Reading, first: int, last: int) -> int:
    """How large the largest place of a name is: people, or more for divisions and countries."""
    words = " ".join(reading.tree.word[first:last])
    if reading.names.gazetteer.country_of(words):
        return 10**10
    entries = reading.names.gazetteer.lookup(words)
    return max((e.population + WIDE.get(e.kind, 0) for e in entries), default=0)


def _is_listed(reading: Reading, at: int) -> bool:
    tree, last = reading.tree, reading.mentions.places[at][1]
    after = tree.low[last] if last < len(tree) else ""
    return after == "and" or any(tree.dep[i] == "conj" for i in range(at, last))


def _before(reading: Reading, first: int, last: int) -> Range | None:
    tree, places = reading.tree, reading.mentions.places
    at = first - 1
    named = at > 1 and tree.low[at] == "of" and tree.low[at - 1] in place_nouns()
    if named:
        at -= 2
        while (
            at > 0 and tree.tag[at] == "JJ" and at not in places and not tree.word[at][:1].isupper()
        ):
            at -= 1
    elif at > 0 and tree.low[at] in ("'s", "’s", "'", "’"):
        at -= 1
    elif not _is_owner(reading, at, last):
        return None
    if at < 0:
        return None
    if named and not _governs(reading, at, first - 2):
        return None
    if at in places:
        wider = _width(reading, *places[at]) > _width(reading, first, last)
        return places[at] if wider else None
    nation = tree.word[at][:1].isupper() and reading.names.gazetteer.country_of(tree.word[at])
    return (at, at + 1) if named and nation else None


def _is_owner(reading: Reading, at: int, last: int) -> bool:
    """A name right before "X district", or with a bare s before another: "Syrias Aleppo"."""
    tree = reading.tree
    if at < 0 or at not in reading.mentions.places:
        return False
    if last < len(tree) and tree.low[last] in place_nouns() and tree.tag[last] in ("NN", "NNP"):
        return True
    first = reading.mentions.places[at][0]
    name = " ".join(tree.word[first : at + 1])
    return name.endswith("s") and _is_bare_owner(reading, name)


def _is_bare_owner(reading: Reading, name: str) -> bool:
    """Whether a name ends in the bare s that texts without apostrophes write: "Syrias"."""
    entries = reading.names.gazetteer.lookup(name)
    return bool(entries) and not any(plain(e.name).endswith("s") for e in entries[:1])


def _governs(reading: Reading, at: int, noun: int) -> bool:
    """Whether a name modifies the noun that stands after it."""
    tree = reading.tree
    return tree.head[at] == noun or any(tree.head[k] == noun for k in list(tree.ancestors(at))[:1])


def held(ranges: Iterable[Range | None]) -> frozenset[int]:
    """First tokens of the names that only say where another place lies."""
    return frozenset(r[0] for r in ranges if r)
