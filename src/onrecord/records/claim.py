"""One thing that one report says about one event, in somebody's voice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from onrecord.records.actor import Claimant, Participant
from onrecord.records.figure import Figure
from onrecord.records.period import Period
from onrecord.records.place import Place
from onrecord.records.words import Words

Stance = Literal["asserted", "reported", "confirmed", "admitted", "denied", "doubted"]
Modality = Literal[
    "actual", "ongoing", "planned", "predicted", "threatened", "demanded", "hypothetical"
]
Realised = Literal["accomplished", "attempted", "prevented"]
Form = Literal["direct", "fragment", "indirect", "headline", "question"]
How = Literal[
    "denies", "confirms", "doubts", "corrects", "blames", "condemns", "explains", "repeats"
]


@dataclass(frozen=True, slots=True)
class Instrument:
    """What an event was done with: the words, and the ontology's kind of weapon where known."""

    words: Words
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What a claim says happened, with everyone, everything, every place and time it names.

    `mention` numbers the events of one report: claims of one event share it, the main one is 1.
    `negated` is true of what is said not to have happened; `background` of older events told for
    context; `repeated` of the same event told again in the same voice.
    """

    mention: int
    type: str
    negated: bool
    realised: Realised
    background: bool
    repeated: bool
    trigger: Words
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    instrument: Instrument | None
    places: tuple[Place, ...]
    period: Period | None


@dataclass(frozen=True, slots=True)
class About:
    """A claim about another claim: its id, and how this one bears on it."""

    id: str
    how: How


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that carry a claim, and the form of speech they stand in."""

    words: Words
    form: Form


@dataclass(frozen=True, slots=True)
class Engine:
    """What read the report: name, version, and a short hash of its settings."""

    name: str
    version: str
    settings: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one report says about one mention, in somebody's voice.

    `claimant` is null only for the report's own voice. `via` are those who carried the words,
    nearest to the report first. `confidence` maps a field to a value between 0 and 1.
    """

    id: str
    report_id: str
    claimant: Claimant | None
    via: tuple[Claimant, ...]
    stance: Stance
    modality: Modality
    event: Event | None
    figures: tuple[Figure, ...]
    about: tuple[About, ...]
    evidence: tuple[Evidence, ...]
    engine: Engine
    confidence: tuple[tuple[str, float], ...] = ()


def claim_id(
    text_sha256: str,
    anchor: tuple[int, int],
    claimant: tuple[int, int] | None,
    modality: str,
    more: tuple[tuple[int, int] | None, ...] = (),
) -> str:
    """A claim's id: a hash of the text, its anchor's span, the claimant's span and the modality.

    The anchor is the trigger, else the first figure, else the first evidence. `more` holds the
    spans of the first figure and place, given only where claims still coincide. Engine,
    resolution and confidence stay outside, so that judgements hold on to their claim.

    >>> len(claim_id("ab", (0, 4), None, "actual"))
    16
    """
    parts = [text_sha256, str(anchor), str(claimant), modality, *(str(m) for m in more)]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
