"""Places taken up again: "the town", "the province", "the capital" for one named before."""

from __future__ import annotations

from onrecord.claims.phrases import is_part
from onrecord.claims.place_inside import MOST_GLUE, Range, inside_of
from onrecord.claims.place_same import is_left, is_point, same_noun
from onrecord.names.fold import plain
from onrecord.names.gazetteer_nations import capitals
from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns
from onrecord.reading.reading import Reading

ANY = "any"  # what "there" can be
LEAST = {"city": 100_000}  # people from which a place is rather called so than those near it
AWAY = ("expert", "official")  # those who speak of places from afar
TAKING_UP = ("the", "this", "that", "their", "its")


def taken_up(reading: Reading, at: int) -> tuple[int, Range] | None:
    """The first token of "the town", and the name it takes up, where none stands beside it."""
    tree = reading.tree
    if tree.low[at] == "there" and tree.tag[at] == "RB" and tree.dep[at] == "advmod":
        names = _last_name(reading, at, ANY)
        return (at, names) if names else None
    if is_left(tree, at):
        names = _last_name(reading, at, ANY, since=_shortly_before(reading, at))
        return (at, names) if names else None
    kind = place_nouns().get(tree.low[at], "")
    settled, point = kind in where_words().taken, is_point(tree.low[at])
    if not (settled or point or is_part(tree, at)) or tree.tag[at] != "NN":
        return None
    articles = [k for k in tree.kids[at] if tree.low[k] in TAKING_UP and k < at]
    named = [
        k for k in tree.subtree(at) if k in reading.mentions.places or tree.tag[k].startswith("NNP")
    ]
    if not articles or named or tree.dep[at] in ("attr", "appos"):
        return None
    if not settled:
        names = same_noun(reading, at) if point else _last_name(reading, at, ANY)
        return (articles[0], names) if names else None
    names = _last_name(reading, at, _kind(reading, at), least=LEAST.get(tree.low[at], 0))
    names = names or _last_name(reading, at, _kind(reading, at))
    return (articles[0], names) if names else None


def _shortly_before(reading: Reading, at: int) -> int:
    """The first token of the sentence before that of a token."""
    number = reading.sentences.index(reading.sentence_of(at))
    return reading.sentences[max(0, number - 1)].first


def _kind(reading: Reading, at: int) -> str:
    """What the name must be: of the noun's kind, or the capital of a country by its name."""
    tree = reading.tree
    if tree.low[at] != "capital":
        return place_nouns()[tree.low[at]]
    nations = (reading.names.gazetteer.country_of(tree.word[k]) for k in tree.kids[at])
    return capitals().get(next((n for n in nations if n), ""), "capital")


def _last_name(
    reading: Reading, at: int, kind: str, *, least: int = 0, since: int = 0
) -> Range | None:
    """The last name before a token of a place that can be of a kind and have so many people.

    `since` is the first token that is asked.
    """
    places, actors = reading.mentions.places, reading.mentions.actors
    token = at - 1
    while token >= since:
        if token not in places or token in actors:
            token -= 1
            continue
        first, last = places[token]
        before = places.get(_previous(reading, first))
        if before and inside_of(reading, *before, last) == (first, last):
            first, last = before  # "Qusayr, Homs": Qusayr is the town
        fits = _can_be(reading, first, last, kind) and _is_large(reading, first, last, least)
        if fits and not _is_desk(reading, token):
            return first, last
        token = first - 1
    return None


def _is_large(reading: Reading, first: int, last: int, least: int) -> bool:
    """Whether some place of a name has so many people."""
    if not least:
        return True
    entries = reading.names.gazetteer.lookup(" ".join(reading.tree.word[first:last]))
    return any(e.population >= least for e in entries)


def _is_desk(reading: Reading, token: int) -> bool:
    """Whether a place is only where an expert or a diplomat sits: "an analyst in Beirut"."""
    tree = reading.tree
    if tree.dep[token] != "pobj" or tree.low[tree.head[token]] != "in":
        return False
    entry = reading.names.registry.kind_of(tree.low[tree.head[tree.head[token]]])
    return entry is not None and entry.kind in AWAY


def _previous(reading: Reading, at: int) -> int:
    """The token of a place's name shortly before another, else -1."""
    near = range(at - 1, max(-1, at - 1 - MOST_GLUE), -1)
    return next((t for t in near if t in reading.mentions.places), -1)


def _can_be(reading: Reading, first: int, last: int, kind: str) -> bool:
    """By the noun beside a name ("Homs province", "the town of Rastan"), else by the gazetteer."""
    tree, gazetteer = reading.tree, reading.names.gazetteer
    if gazetteer.country_of(tree.word[last - 1]):
        return False
    if kind == ANY:
        return True
    if kind not in where_words().taken:
        name = plain(" ".join(tree.word[first:last]))
        return name == kind or (kind == "capital" and name in capitals().values())
    after = tree.low[last] if last < len(tree) else ""
    before = tree.low[first - 2] if first > 1 and tree.low[first - 1] == "of" else ""
    told = place_nouns().get(after) or place_nouns().get(before)
    if told and told != "area":
        return told == kind
    entries = gazetteer.lookup(" ".join(tree.word[first:last]))
    return not entries or any(e.kind == kind for e in entries) or kind == "admin2"
