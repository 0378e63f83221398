"""A claim in the making: tokens and characters of one report, before anything is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.certainty import Certainty
from onrecord.claims.clusters import Cluster
from onrecord.claims.count import Count
from onrecord.claims.filler import Filler
from onrecord.claims.place_uses import PlaceUse
from onrecord.reading.reading import Sentence
from onrecord.reading.times import TimeMention
from onrecord.records.actor import Blame
from onrecord.records.claim import Form, Modality, Stance


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words an event stands in: the chain of attributions, the innermost first.

    `told` are all attributions around it, also those in which nobody speaks ("is expected" in a
    governor's mouth): they bear on the modality.
    """

    chain: tuple[Attribution, ...]
    told: tuple[Attribution, ...]
    stance: Stance
    form: Form
    content: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that one sentence says of one event in one voice.

    `cluster` is null for a count or an opinion without an event; `anchor` are then the tokens
    that stand for its trigger. `about` is the number of another draft and how this one bears on
    it. `blames` gives for each filler how sure its part is.
    """

    sentence: Sentence
    cluster: Cluster | None
    anchor: tuple[int, int]
    type: str
    voice: Voice
    certainty: Certainty
    modality: Modality
    fillers: tuple[Filler, ...]
    blames: tuple[Blame | None, ...]
    instrument: tuple[int, int, str] | None
    places: tuple[PlaceUse, ...]
    time: TimeMention | None
    counts: tuple[Count, ...]
    definite: bool = False
