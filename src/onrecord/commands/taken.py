"""The ids of incidents that stand, asked for as they are needed: most are never asked for."""

from __future__ import annotations

from collections.abc import Collection, Container
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined

MANY = 2_000  # accounts from which on all ids are read at once


def taken_but(
    tables: Joined, grouped: Collection[str], absorbed: Collection[str], accounts: int
) -> Container[str]:
    """The ids of incidents that stand, but those that are `grouped` now.

    `absorbed` will all be asked for; `accounts` is how many are grouped.
    """
    if accounts > MANY:
        return tables.living() - set(grouped)
    return _Taken(tables, grouped, absorbed)


class _Taken:
    """Whether an id stands, asked of the tables once each."""

    def __init__(self, tables: Joined, grouped: Collection[str], absorbed: Collection[str]) -> None:
        living = tables.living(absorbed) if absorbed else set()
        self._tables = tables
        self._known = {i: i in living for i in absorbed} | dict.fromkeys(grouped, False)

    def __contains__(self, incident: object) -> bool:
        if not isinstance(incident, str):
            return False
        if incident not in self._known:
            self._known[incident] = bool(self._tables.living([incident]))
        return self._known[incident]
