"""What fills a role of an event, and which roles are those of doers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.records.actor import Role

AGAINST = ("on", "against", "at", "upon", "into", "targeting")


ACTING = frozenset(("lead", "joint", "backer", "ordered", "holder", "opponent"))


PEOPLE = ("people", "armed")


@dataclass(frozen=True, slots=True)
class Filler:
    """The head of a phrase and the role it fills."""

    token: int
    role: Role


def fill(tokens: Iterable[int], role: str | None) -> Iterator[Filler]:
    """Each of these tokens in a role; nobody where the frame has no such role."""
    if role is not None:
        yield from (Filler(t, role) for t in tokens)  # type: ignore[arg-type]  # frames hold roles
