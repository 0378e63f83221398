"""What a page's later text changed, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import Claim

Mark = Literal["same", "out", "in"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a claim that changed, in words: what it was and what it is; empty is untold."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that appeared, changed or vanished; `fields` are those that changed."""

    what: Literal["appeared", "changed", "vanished"]
    earlier: Claim | None
    later: Claim | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """Claims of two texts: those that tell the same in both, and those that only one has."""

    pairs: tuple[tuple[Claim, Claim], ...]
    vanished: tuple[Claim, ...]
    appeared: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class TextChange:
    """A passage that came, went or was written anew; `parts` are its words with their marks."""

    before: str | None
    after: str | None
    parts: tuple[tuple[Mark, str], ...]
