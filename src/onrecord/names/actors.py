"""What the actor registry holds and answers: plain records, no look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["combatant", "civilian", "unknown"]
Role = Literal[
    "body", "office", "person", "generic", "indefinite", "crowd", "thing", "filler", "article"
]


@dataclass(frozen=True, slots=True)
class Allegiance:
    """Whose side an actor stood on: the other's id and the years, null where open."""

    ally: str
    since: int | None
    until: int | None

    def holds(self, year: int | None) -> bool:
        """Whether it held in `year`; any year where `year` is null.

        >>> Allegiance("syr-government", 2012, None).holds(2011)
        False
        """
        if year is None:
            return True
        return (self.since or year) <= year <= (self.until or year)


@dataclass(frozen=True, slots=True)
class Actor:
    """One sourced entry: an armed group, party, agency, monitor, medium or international body.

    `country` is ISO 3166-1 alpha-3, null for those of no one country. `source` holds the
    addresses of public pages that state who it is.
    """

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    allegiance: tuple[Allegiance, ...]
    source: str


@dataclass(frozen=True, slots=True)
class State:
    """A country with the words that stand for it.

    `adjective` makes names ("Syrian army"), `demonyms` are its people, `words` other adjectives
    and names, `capitals` stand for its government ("Damascus").
    """

    iso2: str
    iso3: str
    name: str
    adjective: str
    demonyms: tuple[str, ...]
    words: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leader:
    """A head of state or government whose name stands for the side, with the years in office."""

    names: tuple[str, ...]
    country: str
    since: int
    until: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that every state may have: the end of its id, its kind and its noun."""

    suffix: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class KindEntry:
    """What a noun says of those it names: kind, status, demographic group, and the body it means.

    `role` is how it behaves in a phrase: a `body` or its members (army, troops), an `office`
    of a state (governor), a `person` who speaks or acts for a body (spokesman), `generic`
    (fighters: whose kind is the owner's), `indefinite` (group: one of many, so no id), a `crowd`
    (civilians), a `thing` (hospital), a `filler` that changes nothing (senior, armed), or an
    `article` (the, its).
    """

    noun: str
    kind: str | None
    status: Status
    group: str | None
    body: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """One answer of a look-up: id and name null where only the kind is known.

    `why` says in words what settled it; `score` is between 0 and 1.
    """

    id: str | None
    name: str | None
    kind: str | None
    country: str | None
    why: str
    score: float
