"""Who: those who speak, those who act and those who are acted upon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.period import Period
from onrecord.records.words import Words

Role = Literal[
    "lead",
    "joint",
    "backer",
    "ordered",
    "holder",
    "opponent",
    "victim",
    "object",
    "recipient",
    "addressee",
]
Blame = Literal["stated", "claimed", "admitted", "accused", "suspected", "possible", "denied"]


@dataclass(frozen=True, slots=True)
class Voice:
    """The person who speaks for a body: a spokesman, a minister."""

    words: Words
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Claimant:
    """Whose word a claim is, or who carried it.

    `name` is the registry's name or the fullest form in this report; `actor` the registry's id;
    `named` is false for "a rebel commander" and "is believed"; `number` is how many speak
    ("two officials"); `said` is when it was said.
    """

    words: Words
    name: str | None
    actor: str | None
    kind: str | None
    named: bool
    voice: Voice | None = None
    number: int | None = None
    said: Period | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One who does, suffers or receives something in an event, with how sure the blame is."""

    words: Words
    name: str | None
    actor: str | None
    kind: str | None
    role: Role
    blame: Blame | None = None
