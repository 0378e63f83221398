"""The cues of event types, ready to be looked up by the word as it stands in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from onrecord.ontology.inflection import noun_forms, verb_forms
from onrecord.ontology.loading import load_yaml

CueForm = Literal["verb", "noun", "state"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Which role each neighbour of a cue fills: of a verb, and of a noun."""

    name: str
    verb: Mapping[str, str]
    noun: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A word or phrase that tells of an event of one type.

    `tail` are the words that must follow or depend on the first ("control" of "seize control").
    """

    type: str
    frame: Frame
    form: CueForm
    base: str
    tail: tuple[str, ...]
    measure: str | None
    weak: bool
    needs: Mapping[str, str] = field(default_factory=dict)
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueIndex:
    """Cues by the form of their first word (verbs, states) or by all their words (nouns)."""

    verbs: Mapping[str, tuple[Cue, ...]]
    states: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]

    def is_event(self, word: str) -> bool:
        """Whether a noun in small letters tells of an event by itself."""
        return any(words == (word,) for words, _ in self.nouns.get(word, ()))

    def knows(self, word: str) -> bool:
        """Whether a lower-case word can begin a cue."""
        return word in self.verbs or word in self.nouns or word in self.states


@cache
def cue_index() -> CueIndex:
    """The shipped cues.

    >>> [c.type for c in cue_index().verbs["ambushed"]]
    ['ambush']
    """
    verbs: dict[str, list[Cue]] = defaultdict(list)
    states: dict[str, list[Cue]] = defaultdict(list)
    nouns: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
    for cue in _cues():
        if cue.form == "verb":
            for word in verb_forms(cue.base):
                verbs[word].append(cue)
        elif cue.form == "state":
            states[cue.base].append(cue)
        else:
            for phrase in noun_forms(cue.base):
                words = tuple(phrase.replace("-", " - ").split(" "))
                nouns[words[0]].append((words, cue))
    longest = {w: tuple(sorted(c, key=lambda x: -len(x[0]))) for w, c in nouns.items()}
    return CueIndex(_frozen(verbs), _frozen(states), longest)


def _frozen(cues: dict[str, list[Cue]]) -> dict[str, tuple[Cue, ...]]:
    return {word: tuple(sorted(c, key=lambda x: -len(x.tail))) for word, c in cues.items()}


@cache
def frames() -> Mapping[str, Frame]:
    """The shipped frames by name."""
    return {
        name: Frame(name, {k: v for k, v in entry.items() if k != "noun"}, entry.get("noun", {}))
        for name, entry in load_yaml("frames.yaml").items()
    }


def _cues() -> Iterator[Cue]:
    for entry in load_yaml("cues.yaml"):
        for key in ("verbs", "nouns", "states"):
            for phrase in entry.get(key, ()):
                yield _cue(entry, key, str(phrase))


def _cue(entry: Mapping[str, Any], key: str, phrase: str) -> Cue:
    form: CueForm = "verb" if key == "verbs" else "noun" if key == "nouns" else "state"
    base, *tail = phrase.split(" ") if form == "verb" else [phrase]
    return Cue(
        type=entry["type"],
        frame=frames()[entry["frame"]],
        form=form,
        base=base,
        tail=tuple(tail),
        measure=entry.get("measure"),
        weak=bool(entry.get("weak")),
        needs=entry.get("needs", {}),
        unless=frozenset(entry.get("unless", ())),
    )
