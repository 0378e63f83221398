"""What one claim says of its event: that it happened or not, of which deed, in whose words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from onrecord.ontology.cues import cue_index
from onrecord.ontology.types import event_types
from onrecord.reconciling.tables import table
from onrecord.records import Claim, Claimant, Testimony, Words

Verdict = Literal["yes", "no"]
NEVER = ("words", "whole")  # families of types that are said, or are no single event


def verdict(claim: Claim) -> Verdict | None:
    """Whether a claim says that its event happened; null where it says neither.

    A denial of what is negated says yes. Doubt says neither, and so does what is planned,
    predicted, threatened, demanded or supposed, and "nobody has claimed it". A foiled capture was
    no capture.
    """
    event = claim.event
    if event is None or claim.modality not in ("actual", "ongoing") or claim.stance == "doubted":
        return None
    unclaimed = claim.stance == "admitted" and event.negated
    if unclaimed or event_types()[event.type].family in NEVER:
        return None
    if event.realised != "accomplished" and event.type in table("agreeing.yaml")["prevented"]:
        return "no" if event.realised == "prevented" else None
    return "no" if (claim.stance == "denied") != event.negated else "yes"


def is_denial(claim: Claim) -> bool:
    """Whether a claim denies by its stance or by what it is about."""
    return claim.stance == "denied" or any(a.how == "denies" for a in claim.about)


def deed(type_: str) -> str:
    """Which deed a type is of: all violent acts and their harm are one, `act`.

    >>> deed("airstrike"), deed("killing"), deed("control"), deed("withdrawal")
    ('act', 'act', 'capture', 'withdrawal')
    """
    data = table("agreeing.yaml")
    if type_ in data["takings"]:
        return "capture"
    return "act" if type_ in data["acts"] or type_ in data["harms"] else type_


def tells_harm(type_: str, trigger: str) -> bool:
    """Whether a trigger tells of harm to people: "killed" in an air strike that killed five.

    >>> tells_harm("airstrike", "killed"), tells_harm("airstrike", "bombed")
    (True, False)
    """
    data = table("agreeing.yaml")
    if type_ in data["harms"]:
        return True
    if type_ not in data["acts"]:
        return False
    return any(told in data["harms"] for told in _types_in(trigger))


def deeds_in(text: str) -> frozenset[str]:
    """The deeds that the single words of a text can tell of.

    >>> sorted(deeds_in("there had been no massacre and no retreat"))
    ['act', 'withdrawal']
    """
    return frozenset(deed(told) for told in _types_in(text) if told in event_types())


def _types_in(text: str) -> Iterator[str]:
    cues = cue_index()
    for word in re.findall(r"[\w-]+", text.lower()):
        whole = (*cues.verbs.get(word, ()), *cues.states.get(word, ()))
        yield from (c.type for c in whole if not c.tail)  # "had", of "had control", tells nothing
        yield from (c.type for phrase, c in cues.nouns.get(word, ()) if phrase == (word,))


def speaker_of(testimony: Testimony) -> str:
    """Whose word a testimony is: the claimant, else the publisher, else the report."""
    claimant = testimony.claim.claimant
    if claimant is not None:
        return name_of(claimant)
    return testimony.report.publisher or "the report"


def chain_of(testimony: Testimony) -> tuple[str, ...]:
    """The publisher and everyone who carried or said the words, nearest to the report first."""
    claim, publisher = testimony.claim, testimony.report.publisher
    named = [name_of(c) for c in (*claim.via, claim.claimant) if c is not None]
    return tuple(dict.fromkeys([publisher or "the report", *named]))


def name_of(claimant: Claimant) -> str:
    """The claimant's name, with the voice that speaks for a body."""
    name = claimant.name or claimant.words.text
    voice = claimant.voice
    return f"{name} ({voice.name or voice.words.text})" if voice else name


def quote_of(claim: Claim) -> Words | None:
    """The first words that carry a claim."""
    return claim.evidence[0].words if claim.evidence else None


def year_of(testimony: Testimony) -> int | None:
    """The year in which its report was published."""
    return testimony.report.published.year if testimony.report.published else None


def place_of(testimony: Testimony) -> tuple[date, str, int, str]:
    """Where a testimony stands in the order of publication; those without a day come first."""
    claim = testimony.claim
    at = claim.event.trigger.start if claim.event else 0
    return testimony.report.published or date.min, testimony.report.id, at, claim.id
