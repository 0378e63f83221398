"""The levels of `levels.yaml`: how near two texts must be to be copies of one text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Sketching:
    """How a body is signed; see the comments of `levels.yaml`."""

    version: int
    shingle: int
    permutations: int
    opening: int
    opening_permutations: int
    seed: int
    band: int
    crowd: int

    @property
    def bands(self) -> int:
        """The keys of one signature: those of the whole body, then those of its opening."""
        return (self.permutations + self.opening_permutations) // self.band


@dataclass(frozen=True, slots=True)
class Sentences:
    """When a sentence of one text is kept in the other, and when it differs there."""

    kept: float
    differing: float


@dataclass(frozen=True, slots=True)
class Checking:
    """When two bodies that look alike are copies; see the comments of `levels.yaml`."""

    words: int
    whole: float
    words_soon: int
    days_soon: int
    less_soon: float
    more_soon: float
    more: float
    less: float
    facts: float
    differing: float
    few: int
    days: int
    brief: float
    brief_words: int
    lead: int
    lead_kept: float
    same_names: float


@dataclass(frozen=True, slots=True)
class Levels:
    """All levels of the search for copies."""

    sketch: Sketching
    sentence: Sentences
    check: Checking

    @classmethod
    def load(cls) -> Levels:
        """The package's levels.

        >>> Levels.load().sketch.bands
        80
        """
        return _loaded()


@cache
def _loaded() -> Levels:
    text = files("onrecord.incidents.origins").joinpath("levels.yaml").read_text("utf-8")
    data = yaml.safe_load(text)
    return Levels(
        Sketching(**data["sketch"]), Sentences(**data["sentence"]), Checking(**data["check"])
    )
