"""The words that say how sure an event is, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.ontology.inflection import verb_forms
from onrecord.ontology.loading import load_yaml


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """Words by what they make of an event; see certainty.yaml for each list's meaning."""

    governors: Mapping[str, str]
    nouns: Mapping[str, str]
    attempted: frozenset[str]
    failing: frozenset[str]
    prevented: frozenset[str]
    avoided: frozenset[str]
    modals: Mapping[str, str]
    sure: frozenset[str]
    able: frozenset[str]
    unlikely: frozenset[str]
    conditions: frozenset[str]
    negations: frozenset[str]
    ongoing: frozenset[str]
    still: frozenset[str]
    ending: frozenset[str]
    wanting: frozenset[str]
    asking: frozenset[str]
    purposes: frozenset[str]
    called_off: Mapping[str, str]
    moving: frozenset[str]
    aiming: frozenset[str]
    links: Mapping[str, frozenset[str]]
    carrying: frozenset[str]
    befalling: frozenset[str]
    presupposing: frozenset[str]
    leading: Mapping[str, frozenset[str]]
    phases: frozenset[str]
    opening: frozenset[str]
    giving: frozenset[str]
    ordinals: frozenset[str]
    until: frozenset[str]
    blame: Mapping[str, str]


@cache
def certainty_words() -> CertaintyWords:
    """The shipped words.

    >>> certainty_words().governors["plans"], certainty_words().modals["might"]
    ('planned', 'hypothetical')
    """
    data = load_yaml("certainty.yaml")
    governors = data["governors"]
    return CertaintyWords(
        governors={f: m for m, g in governors.items() for v in g["verbs"] for f in verb_forms(v)},
        nouns={word: m for m, g in governors.items() for word in g["others"]},
        attempted=_forms(data["attempted"]),
        failing=_verbs(data["failing"]),
        prevented=_forms(data["prevented"]),
        avoided=_forms(data["avoid"]),
        modals=data["modals"],
        sure=frozenset(data["sure"]),
        able=frozenset(data["able"]),
        unlikely=frozenset(data["unlikely"]),
        conditions=frozenset(data["conditions"]),
        negations=frozenset(data["negations"]),
        ongoing=_verbs(data["ongoing"]),
        still=frozenset(data["still"]),
        ending=_verbs(data["ending"]),
        wanting=_verbs(data["wanting"]),
        asking=_verbs(data["asking"]),
        purposes=_verbs(data["purposes"]),
        called_off={f: p for v, p in data["called_off"].items() for f in verb_forms(v)},
        moving=_verbs(data["moving"]),
        aiming=_verbs(data["aiming"]),
        links={m: frozenset(("", *links)) for m, links in data["links"].items()},
        carrying=_verbs(data["carrying"]) | frozenset(data["carrying_others"]),
        befalling=_verbs(data["befalling"]),
        presupposing=_verbs(data["presupposing"]),
        leading={f: frozenset(p) for v, p in data["leading"].items() for f in verb_forms(v)},
        phases=frozenset(data["phases"]),
        opening=_verbs(data["opening"]),
        giving=_verbs(data["giving"]),
        ordinals=frozenset(data["ordinals"]),
        until=frozenset(data["until"]),
        blame={word: b for b, words in data["blame"].items() for word in words},
    )


def _verbs(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))


def _forms(entry: Mapping[str, Any]) -> frozenset[str]:
    return _verbs(entry["verbs"]) | frozenset(entry.get("others", ()))
