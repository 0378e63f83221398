"""What each manner of speaking makes of the claims in its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.ontology.loading import load_yaml


@dataclass(frozen=True, slots=True)
class Manner:
    """The stance of the claims, the modality of events not told as past, and who speaks."""

    stance: str
    modality: str | None
    voice: bool


@cache
def manners() -> Mapping[str, Manner]:
    """Every manner of speech.yaml by name.

    >>> manners()["threaten"].modality
    'threatened'
    """
    return {
        name: Manner(entry["stance"], entry.get("modality"), entry.get("voice", True))
        for name, entry in load_yaml("manners.yaml")["manners"].items()
    }


@cache
def voiceless_cues() -> frozenset[str]:
    """Cues that move somebody to act without a word said: "encourage", "force".

    >>> "force" in voiceless_cues()
    True
    """
    return frozenset(load_yaml("manners.yaml")["voiceless"])


@cache
def modality_of_words() -> Mapping[str, str]:
    """Types of events that are words, with the modality of what is said in them.

    >>> modality_of_words()["threat"]
    'threatened'
    """
    types: dict[str, str] = load_yaml("manners.yaml")["types"]
    return types
