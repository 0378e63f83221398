"""The human targets of a template of MUC-4: how many of whom, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.evaluation.incident import value_of
from onrecord.evaluation.muc_key import Fill, plain, same_head
from onrecord.evaluation.muc_table import table
from onrecord.records import Claim, Event, Figure, Participant

Fills = tuple[tuple[Fill, ...], tuple[Fill, ...]]
UNHURT = "NO INJURY OR DEATH"


@dataclass(frozen=True, slots=True)
class Victim:
    """One line of human targets: the words, a number or none, an effect or none."""

    words: str
    number: int | None
    effect: str | None


def victim_fills(group: Sequence[Claim], others: Sequence[Claim] = ()) -> Fills:
    """The fills of the slots `victims` and `effect`: people counted, then people only named.

    `others` are the report's other claims: who was released is free again, and where nobody is
    said to be hurt the effect is that.
    """
    victims = [_freed(v, others) for v in _specific(_merged(group))]
    numbers = tuple(Fill((str(v.number),), (v.words,)) for v in victims if v.number is not None)
    effects = tuple(Fill((v.effect,), (v.words,)) for v in victims if v.effect)
    if not effects and _nobody_hurt(group, others):
        effects = (Fill((UNHURT,)),)
    return numbers, effects


def _merged(group: Sequence[Claim]) -> list[Victim]:
    victims: list[Victim] = []
    for victim in _counted(group):
        if all((v.words, v.effect) != (victim.words, victim.effect) for v in victims):
            victims.append(victim)
    for victim in _told(group):
        at = next((i for i, v in enumerate(victims) if same_head(v.words, victim.words)), None)
        if at is None:
            victims.append(victim)
        elif victims[at].effect is None:
            victims[at] = replace(victims[at], effect=victim.effect)
    return victims


def _counted(group: Sequence[Claim]) -> Iterator[Victim]:
    """The numbers of dead, hurt and taken; where the parts of a whole are told, the parts."""
    for claim in group:
        wholes = {f.part_of for f in claim.figures}
        for figure in claim.figures:
            known = figure.measure in table()["effects"] or figure.measure in table()["taken"]
            if not known or figure.id in wholes or figure.scope not in ("incident", "update"):
                continue
            number = value_of(figure)
            if number != 0 and not _is_fighter(figure):
                effect = table()["effects"].get(figure.measure)
                yield Victim(_flat((figure.of or figure).words.text), number, effect)


def _is_fighter(figure: Figure) -> bool:
    """Those who fight are no human targets of the task."""
    if figure.of is None:
        return False
    by_words = re.search(table()["fighting"], figure.of.words.text.lower())
    return figure.of.kind in table()["fighters"] or bool(by_words)


def _told(group: Sequence[Claim]) -> Iterator[Victim]:
    for claim in group:
        for target in claim.event.targets if claim.event else ():
            words = _flat(target.words.text)
            if plain(words) in table()["pronouns"]:
                words = _flat(target.name or "")
            if claim.event and words and target.role == "victim" and _is_person(target):
                effect = None if claim.modality == "threatened" else _effect(claim.event)
                yield Victim(words, 1 if _is_one(words, target) else None, effect)


def _is_person(target: Participant) -> bool:
    """Whether words name people who do not fight: by kind, by a person's name, or as a group."""
    rules, words = table(), target.words.text.lower()
    if target.kind in rules["fighters"] or re.search(rules["fighting"], words):
        return False
    if target.kind is not None:
        return target.kind not in rules["things"] and target.actor is None
    full = plain(target.name or target.words.text)
    return target.actor is None and (" " in full or words.endswith("s"))


def _specific(victims: Sequence[Victim]) -> list[Victim]:
    """Without "the man" and "the slain leader" where a person is named."""
    general = [bool(re.search(table()["general"], v.words.lower())) for v in victims]
    named = any(v.number == 1 and not g for v, g in zip(victims, general, strict=True))
    return [v for v, g in zip(victims, general, strict=True) if not (named and g and v.number == 1)]


def _freed(victim: Victim, others: Sequence[Claim]) -> Victim:
    """A victim who was taken, and is said to have been released."""
    released = (
        t.words.text
        for c in others
        if c.event and c.event.type == "release" and c.modality == "actual" and not c.event.negated
        for t in c.event.targets
    )
    if victim.effect is None and any(same_head(victim.words, r) for r in released):
        return replace(victim, effect=table()["freed"])
    return victim


def _nobody_hurt(group: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether a claim of the same event says that nobody was hurt."""
    mentions = {c.event.mention for c in group if c.event}
    return any(
        c.event is not None
        and c.event.mention in mentions
        and (
            (c.event.negated and c.event.type in ("injury", "killing"))
            or any(f.qualifier == "none_reported" or f.best == 0 for f in c.figures)
        )
        for c in others
    )


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
