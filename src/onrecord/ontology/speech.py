"""Words that tell whose word something is: loaded from `speech.yaml`, inflected, looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from onrecord.errors import SettingsError
from onrecord.ontology.loading import load_yaml

VOWELS = "aeiou"
WORD_LISTS = (
    "spokes",
    "carried",
    "speakers",
    "media",
    "not_media",
    "bodies",
    "time_words",
    "time_links",
    "occasions",
    "passed_on",
    "persons",
    "several",
    "speakers_self",
    "things",
    "relatives",
    "topics",
    "first_person",
    "affirmations",
    "refusals",
    "deeds",
    "tolls",
    "mute",
    "speaking",
    "falsehoods",
    "judging",
    "modifiers",
    "telling",
    "time_openers",
    "mistaken",
)
VERB_LISTS = ("relays", "drawing")


@dataclass(frozen=True, slots=True)
class Manner:
    """What a speaker does with the words: its name, kind, definition and example."""

    name: str
    kind: str
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its name (base form or phrase), manner, part, frames, and its further words."""

    name: str
    manner: str
    part: str
    frames: frozenset[str]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """Cues by their first word's inflected form, longest first; and lists of words by name."""

    manners: Mapping[str, Manner]
    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    adverbs: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, tuple[Cue, ...]]
    words: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    idioms: Mapping[str, tuple[tuple[str, ...], ...]]
    mute_endings: tuple[str, ...]


@lru_cache(maxsize=1)
def load_speech() -> Speech:
    """The cues of speech; raises SettingsError where the data names an unknown manner.

    >>> load_speech().verbs["told"][0].name
    'tell'
    """
    data = load_yaml("speech.yaml")
    manners = {name: Manner(name=name, **m) for name, m in data["manners"].items()}
    irregular = data["irregular"]
    parts = {
        part: _by_form(list(_cues(data[part], part, manners)), part, irregular)
        for part in ("verbs", "nouns", "adjectives", "adverbs", "phrases")
    }
    words = {name: frozenset(data[name]) for name in WORD_LISTS}
    for name in VERB_LISTS:
        words[name] = frozenset(f for v in data[name] for f in _forms(v, "verbs", irregular))
    words["first words"] = frozenset(form for part in parts.values() for form in part)
    idioms: dict[str, tuple[tuple[str, ...], ...]] = {}
    for idiom in (tuple(text.split()) for text in data["idioms"]):
        idioms[idiom[0]] = (*idioms.get(idiom[0], ()), idiom)
    return Speech(
        manners,
        **parts,
        words=words,
        numbers=data["numbers"],
        idioms=idioms,
        mute_endings=tuple(data["mute_endings"]),
    )


def _cues(groups: list[dict[str, Any]], part: str, manners: Mapping[str, Manner]) -> Iterator[Cue]:
    for group in groups:
        if group["manner"] not in manners:
            raise SettingsError(
                f"speech.yaml: no manner is called {group['manner']!r}",
                "name one of the manners at its top",
            )
        frames = frozenset(group.get("frames", ()))
        for name in group["words"]:
            yield Cue(name, group["manner"], part, frames, tuple(name.split()[1:]))


def _by_form(
    cues: list[Cue], part: str, irregular: Mapping[str, list[str]]
) -> dict[str, tuple[Cue, ...]]:
    """Cues by form; of a word that stands in several groups, the frames are joined to its first."""
    merged: dict[str, Cue] = {}
    for cue in cues:
        first = merged.get(cue.name, cue)
        merged[cue.name] = Cue(cue.name, first.manner, part, first.frames | cue.frames, cue.rest)
    found: dict[str, list[Cue]] = {}
    for cue in merged.values():
        for form in _forms(cue.name.split()[0], part, irregular):
            found.setdefault(form, []).append(cue)
    return {form: tuple(sorted(c, key=lambda x: -len(x.rest))) for form, c in found.items()}


def _forms(word: str, part: str, irregular: Mapping[str, list[str]]) -> set[str]:
    if part == "verbs":
        return {word, *irregular.get(word, inflect_verb(word))}
    return {word, plural(word)} if part == "nouns" else {word}


def inflect_verb(verb: str) -> list[str]:
    """The regular forms of a verb: third person, past, participle, -ing.

    >>> inflect_verb("deny"), inflect_verb("urge")[1:], inflect_verb("chat")[3]
    (['denies', 'denied', 'denied', 'denying'], ['urged', 'urged', 'urging'], 'chatting')
    """
    if verb[-1] == "e":
        return [verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"]
    stem = verb
    syllables = sum(a in VOWELS and b not in VOWELS for a, b in pairwise(verb))
    if syllables == 1 and verb[-1] not in "aeiouwxy" and verb[-2] in VOWELS:
        stem = verb if verb[-3:-2] in tuple(VOWELS) else verb + verb[-1]
    past = verb[:-1] + "ied" if verb[-1] == "y" and verb[-2] not in VOWELS else stem + "ed"
    return [plural(verb), past, past, stem + "ing"]


def plural(noun: str) -> str:
    """The regular plural of a noun, or third person of a verb.

    >>> plural("allegation"), plural("hush"), plural("query")
    ('allegations', 'hushes', 'queries')
    """
    if noun[-1] == "y" and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")
