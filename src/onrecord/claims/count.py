"""A number of the text with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.place_uses import PlaceUse
from onrecord.claims.triggers import Trigger
from onrecord.reading.numbers import NumberMention
from onrecord.records.figure import Scope


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: `noun` is the head of the counted words, if any are there.

    `part_of` is the count of the same sentence that includes this one, `place` where this number
    was counted, if others were counted elsewhere.
    """

    number: NumberMention
    token: int
    noun: int | None
    measure: str
    trigger: Trigger | None
    scope: Scope = "incident"
    part_of: Count | None = None
    additional: bool = False
    place: PlaceUse | None = None

    @property
    def anchor(self) -> int:
        """The token that stands for the count in the tree: the noun, else the number."""
        return self.token if self.noun is None else self.noun
