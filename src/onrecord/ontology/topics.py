"""Words that say what a text is about, as the gate in front of the reading looks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.ontology.inflection import noun_forms, verb_forms
from onrecord.ontology.loading import load_yaml

BLAND = frozenset(  # types whose cues tell as much of any business
    ["meeting", "endorsement", "pledge", "demand", "refusal", "investigation", "trial", "agreement"]
)
SHORT = 4  # words of fewer letters bring no plural: "nfl"
OTHER = "other:"  # how groups of words of other matters begin


@cache
def topic_words() -> Mapping[str, frozenset[str]]:
    """Every phrase, in small letters without hyphens, with the groups that it stands in.

    Groups are event types, of cues that need no more than the word, kinds of weapons
    ("with:mortar"), what is counted, and the topics of topics.yaml. A phrase of conflict stands in
    no group of other matters.

    >>> sorted(topic_words()["skirmishes"]), sorted(topic_words()["quarterback"])
    (['battle'], ['other:sport'])
    """
    found: dict[str, set[str]] = defaultdict(set)
    for phrase, group in (*_cues(), *_weapons(), *_counted(), *_topics()):
        found[phrase.lower().replace("-", " ").strip()].add(group)
    for phrase in load_yaml("topics.yaml")["ambiguous"]:
        found.pop(phrase, None)
    return {phrase: frozenset(_sided(groups)) for phrase, groups in found.items()}


def _sided(groups: set[str]) -> set[str]:
    return {g for g in groups if not g.startswith(OTHER)} or groups


def _cues() -> Iterator[tuple[str, str]]:
    for entry in load_yaml("cues.yaml"):
        if entry.get("weak") or entry.get("needs") or entry["type"] in BLAND:
            continue  # "took", "left": they tell too little without the words around them
        group = str(entry["type"])
        for phrase in map(str, entry.get("verbs", ())):
            first, *tail = phrase.split(" ")
            yield from ((" ".join([form, *tail]), group) for form in verb_forms(first))
        for phrase in map(str, entry.get("nouns", ())):
            yield from ((form, group) for form in noun_forms(phrase))
        yield from ((str(phrase), group) for phrase in entry.get("states", ()))


def _weapons() -> Iterator[tuple[str, str]]:
    for kind, nouns in load_yaml("instruments.yaml")["kinds"].items():
        yield from ((form, f"with:{kind}") for noun in nouns for form in noun_forms(noun))


def _counted() -> Iterator[tuple[str, str]]:
    for measure, nouns in load_yaml("counted.yaml")["nouns"].items():
        yield from ((form, measure) for noun in nouns for form in noun_forms(noun))


def _topics() -> Iterator[tuple[str, str]]:
    data = load_yaml("topics.yaml")
    for side in ("conflict", "other"):
        for topic, words in data[side].items():
            for word in words:
                forms = noun_forms(word) if len(word) >= SHORT else ()
                yield from ((form, f"{side}:{topic}") for form in {word, *forms})
