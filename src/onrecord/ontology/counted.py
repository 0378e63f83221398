"""Words that say what a number counts, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.ontology.inflection import noun_forms, verb_forms
from onrecord.ontology.loading import load_yaml


@dataclass(frozen=True, slots=True)
class CountedWords:
    """See counted.yaml for what each list means."""

    nouns: Mapping[str, str]
    after: Mapping[str, str]
    things: Mapping[str, str]
    munition_verbs: Mapping[str, str]
    update_verbs: frozenset[str]
    state_measures: frozenset[str]
    harms: frozenset[str]
    tolls: frozenset[str]
    totals: frozenset[str]
    wars: frozenset[str]
    running_measures: frozenset[str]
    stretches: frozenset[str]
    today: frozenset[str]
    so_far: frozenset[tuple[str, ...]]
    ruining: frozenset[str]
    losing: frozenset[str]
    single: frozenset[str]
    of_nouns: Mapping[str, str]
    leaving: frozenset[str]
    human: frozenset[str]
    events: Mapping[str, str]
    groups: frozenset[str]
    linking: frozenset[str]


@cache
def counted_words() -> CountedWords:
    """The shipped words.

    >>> counted_words().nouns["deaths"], counted_words().after["dead"]
    ('killed', 'killed')
    """
    data = load_yaml("counted.yaml")
    return CountedWords(
        nouns={f: m for m, ns in data["nouns"].items() for n in ns for f in noun_forms(n)},
        after={word: m for m, words in data["after"].items() for word in words},
        things={f: m for m, ns in data["things"].items() for n in ns for f in noun_forms(n)},
        munition_verbs={
            f: m for m, vs in data["munition_verbs"].items() for v in vs for f in verb_forms(v)
        },
        update_verbs=frozenset(f for v in data["update_verbs"] for f in verb_forms(v)),
        state_measures=frozenset(data["state_measures"]),
        running_measures=frozenset(data["running_measures"]),
        so_far=frozenset(tuple(p.split()) for p in data["so_far"]),
        ruining=frozenset(data["ruining"]),
        single=frozenset(data["single"]),
        of_nouns={f: m for m, ns in data["of_nouns"].items() for n in ns for f in noun_forms(n)},
        leaving=frozenset(f for v in data["leaving"] for f in verb_forms(v)),
        human=frozenset(data["human"]),
        today=frozenset(data["today"]),
        events=data["events"],
        groups=frozenset(data["groups"]),
        linking=frozenset(data["linking"]),
        losing=frozenset(f for w in data["losing"] for f in (*verb_forms(w), *noun_forms(w))),
        **{
            name: frozenset(f for n in data[name] for f in noun_forms(n))
            for name in ("harms", "tolls", "totals", "wars", "stretches")
        },
    )
