"""What is kept about people, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in, with the groups that they are in."""

    row: int
    name: str
    role: str
    active: bool
    made_at: datetime
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stay:
    """A session: whose it is, since when, and when it was last used."""

    row: int
    user: int
    made_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Token:
    """A token for programs, without its secret."""

    row: int
    name: str
    user: str
    role: str
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Restriction:
    """An incident (by id) or a source (by publisher) that a group alone may see, and who said so.

    Without a group only administrators see it.
    """

    row: int
    kind: str
    what: str
    group: str | None
    by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of the audit trail."""

    row: int
    at: datetime
    person: str
    deed: str
    what: str
    address: str | None
