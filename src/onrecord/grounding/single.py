"""Whether words stand for one single person."""

from __future__ import annotations

from onrecord.claims.phrases import filler_kind, phrase
from onrecord.ontology.counted import counted_words
from onrecord.ontology.cues import cue_index
from onrecord.ontology.words import counting_words
from onrecord.reading.reading import Reading
from onrecord.records import Participant

PERSONS = (
    None,
    "civilians",
    "official",
    "commander",
    "witness",
    "resident",
    "medic",
    "media",
    "expert",
)
ALONE = ("he", "she", "him", "her", "another")
HUMAN = ("person", "office", "crowd")


def is_single(reading: Reading, token: int, person: Participant) -> bool:
    """A name of a person, a pronoun, or a noun for one with "a" or "the" before it."""
    tree, registry = reading.tree, reading.names.registry
    low = tree.low[token]
    if low in ALONE or _is_aged(reading, token):
        return True
    articles = {tree.low[k] for k in tree.kids[token] if tree.tag[k] in ("DT", "PRP$")}
    one = bool(articles & {"a", "an", "another"})
    if one and reading.names.country_of(tree.word[token]):
        return True
    if tree.tag[token] not in ("NN", "NNP") or token in reading.mentions.actors:
        return False
    if low in counted_words().groups:
        return False
    entry = registry.kind_of(low)
    if entry is not None and entry.role in (*HUMAN, "generic"):
        return bool(articles) or (entry.role in HUMAN and _is_headline(reading, token))
    if tree.tag[token] == "NN":
        if entry is None:
            return one and _may_be_human(reading, token)
        return entry.role == "body" and one
    return _is_name(reading, token, person)


def _may_be_human(reading: Reading, token: int) -> bool:
    """Whether a noun that the lists do not know, told as one, may be a person: "a dustman"."""
    low = reading.tree.low[token]
    words = counted_words()
    known = cue_index().knows(low) or low in words.things or low in words.harms
    known = known or low in counting_words()
    return not known and filler_kind(reading, token) is None and low.endswith(tuple(words.human))


def _is_aged(reading: Reading, token: int) -> bool:
    """Somebody told by age alone: "a 10-year-old"."""
    low = reading.tree.low
    return low[token] == "old" and tuple(low[max(0, token - 3) : token]) == ("-", "year", "-")


def _is_headline(reading: Reading, token: int) -> bool:
    """Whether a bare noun is one of a headline: "Child killed in Aleppo"."""
    tree = reading.tree
    after = tree.low[token + 1] if token + 1 < len(tree) else ""
    bare = tree.tag[token] == "NN" and not any(tree.tag[k] == "CD" for k in tree.kids[token])
    return bare and after in counted_words().after and tree.dep[token] in ("nsubj", "nsubjpass")


def _is_name(reading: Reading, token: int, person: Participant) -> bool:
    tree, registry = reading.tree, reading.names.registry
    first, last = phrase(tree, token)
    while first < token and tree.tag[first] == "JJ":
        first += 1
    kinds = [registry.kind_of(tree.low[i]) for i in range(first, token)]
    if any(k is not None and k.role in ("person", "office") for k in kinds):
        return not _is_thing(reading, token, last)
    named = person.actor is None and token not in reading.mentions.places
    personal = last - first > 1 and all(tree.tag[i].startswith("NN") for i in range(first, last))
    return named and personal and person.kind in PERSONS and not _is_thing(reading, first, last)


def _is_thing(reading: Reading, first: int, last: int) -> bool:
    """Whether a capitalised phrase names an event, a thing or an institution."""
    low, registry = reading.tree.low, reading.names.registry
    kinds = (registry.kind_of(low[i]) for i in range(first, last))
    things = any(k is not None and k.role in ("thing", "body", "indefinite") for k in kinds)
    return things or any(cue_index().knows(low[i]) or low[i] == "of" for i in range(first, last))
