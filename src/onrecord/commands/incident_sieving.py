"""Incidents that a filter lets through, looked for only as far as somebody asks."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.commands.asked import IncidentFilter
from onrecord.commands.opened import opened
from onrecord.commands.sight import Sight

if TYPE_CHECKING:
    from onrecord.archive import Archive

FEWEST, MOST = 100, 2_000  # incidents whose accounts are read together


class Sieve:
    """Goes through incidents in order and keeps those let through; several may ask at once."""

    def __init__(
        self, archive: Archive, ids: Sequence[str], asked: IncidentFilter, sight: Sight
    ) -> None:
        self._archive, self._ids, self._asked, self._sight = archive, ids, asked, sight
        self._found: list[str] = []
        self._at, self._step = 0, FEWEST
        self._lock = threading.Lock()

    def first(self, count: int) -> list[str]:
        """Give the first `count` incidents, or all where there are fewer."""
        with self._lock:
            while len(self._found) < count and self._at < len(self._ids):
                self._on()
            return self._found[:count]

    def _on(self) -> None:
        some = self._ids[self._at : self._at + self._step]
        with opened(self._archive, sight=self._sight) as standing:
            members = standing.members(some)
            accounts = standing.accounts({a for held in members.values() for a in held})
        through = self._asked.lets_through
        self._found += [
            i for i in some if i in members and through([accounts[a] for a in members[i]])
        ]
        self._at, self._step = self._at + len(some), min(2 * self._step, MOST)
