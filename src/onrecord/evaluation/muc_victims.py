"""The human targets of a template of MUC-4: how many of whom, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.evaluation.incident import value_of
from onrecord.evaluation.muc_key import Fill, plain, same_head
from onrecord.evaluation.muc_table import table
from onrecord.records import Claim, Event, Participant


@dataclass(frozen=True, slots=True)
class Victim:
    """One line of human targets: the words, a number or none, an effect or none."""

    words: str
    number: int | None
    effect: str | None


def victim_fills(group: Sequence[Claim]) -> tuple[tuple[Fill, ...], tuple[Fill, ...]]:
    """The fills of the slots `victims` and `effect`: people counted, then people only named."""
    victims: list[Victim] = []
    for victim in _counted(group):
        if all((v.words, v.effect) != (victim.words, victim.effect) for v in victims):
            victims.append(victim)
    for victim in _told(group):
        at = next((i for i, v in enumerate(victims) if same_head(v.words, victim.words)), None)
        if at is None:
            victims.append(victim)
        elif victims[at].effect is None:
            victims[at] = Victim(victims[at].words, victims[at].number, victim.effect)
    numbers = tuple(Fill((str(v.number),), (v.words,)) for v in victims if v.number is not None)
    return numbers, tuple(Fill((v.effect,), (v.words,)) for v in victims if v.effect)


def _counted(group: Sequence[Claim]) -> Iterator[Victim]:
    """The numbers of dead and hurt; where the parts of a whole are told, the parts."""
    for claim in group:
        wholes = {f.part_of for f in claim.figures}
        for figure in claim.figures:
            effect = table()["effects"].get(figure.measure)
            if effect is None or figure.id in wholes or figure.scope not in ("incident", "update"):
                continue
            number = value_of(figure)
            if number != 0:
                yield Victim(_flat((figure.of or figure).words.text), number, effect)


def _told(group: Sequence[Claim]) -> Iterator[Victim]:
    for claim in group:
        for target in claim.event.targets if claim.event else ():
            words = _flat(target.words.text)
            if plain(words) in table()["pronouns"]:
                words = _flat(target.name or "")
            if claim.event and words and target.role == "victim":
                yield Victim(words, 1 if _is_one(words, target) else None, _effect(claim.event))


def _is_one(words: str, target: Participant) -> bool:
    """Whether the words are singular, or the name of a person, who may end in an s."""
    last = plain(words).rpartition(" ")[2]
    plural = last in table()["plurals"] or (last.endswith("s") and target.kind is not None)
    return not plural and (bool(target.name) or not last.endswith("s"))


def _effect(event: Event) -> str | None:
    """By the trigger's word, else by the type of event."""
    words = event.trigger.text.lower()
    by_word = (e for e, pattern in table()["effect_words"].items() if re.search(pattern, words))
    effect = next(by_word, table()["effects"].get(event.type))
    return str(effect) if effect else None


def _flat(text: str) -> str:
    return " ".join(text.split())
