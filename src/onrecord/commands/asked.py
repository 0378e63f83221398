"""Which incidents are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.records import Account, Spot


MARGIN = timedelta(days=14)  # what is compared with each other lies within


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents are asked for; what is null does not narrow the answer.

    `place` is an id (`geonames:173322`), a country code (`SY`) or a part of a name; `actor` an
    id or a part of a name of those who do or suffer it; `type` one of its event types. `since`
    and `until` (both included) ask for days that may overlap them; what has no days is then left
    out. `least` is how many reports at least tell of it. Each condition is met by some account.

    >>> IncidentFilter(place="Qusayr").least
    1
    """

    place: str | None = None
    since: date | None = None
    until: date | None = None
    type: str | None = None
    actor: str | None = None
    least: int = 1

    def lets_through(self, accounts: list[Account]) -> bool:
        """Tell whether an incident of these accounts is asked for."""
        if len({a.report for a in accounts}) < self.least:
            return False
        if self.type and not any(self.type in a.types for a in accounts):
            return False
        if self.place and not any(is_at(s, self.place) for a in accounts for s in a.places):
            return False
        if self.actor and not any(_acts(a, self.actor) for a in accounts):
            return False
        return not (self.since or self.until) or any(self._on(a) for a in accounts)

    def _on(self, account: Account) -> bool:
        start, end = account.start or account.end, account.end or account.start
        if start is None or end is None:
            return False
        return (not self.since or end >= self.since) and (not self.until or start <= self.until)


def around(asked: IncidentFilter) -> IncidentFilter:
    """Ask for the days of a filter alone, and for some around: what may be joined with these."""
    before, after = asked.since, asked.until
    return IncidentFilter(
        since=before and max(before, date.min + MARGIN) - MARGIN,
        until=after and min(after, date.max - MARGIN) + MARGIN,
    )


def is_at(spot: Spot, place: str) -> bool:
    """Tell whether a spot is the place asked for: its id, its country, or a part of its name."""
    from onrecord.names.fold import fold

    return place in (spot.id, spot.country) or fold(place) in fold(spot.name)


def _acts(account: Account, who: str) -> bool:
    from onrecord.names.fold import fold

    sides = (*account.doers, *account.victims)
    return any(who == s.actor or fold(who) in fold(s.name) for s in sides)


def checked(asked: IncidentFilter, rule: str) -> IncidentFilter:
    """Give a filter back where its type and the rules are known.

    Raises:
        SettingsError: one of them is not; the message names those that are near.
    """
    from onrecord.ontology.types import event_types
    from onrecord.reconciling.rules import RULES

    main, others = rules_in(rule)
    for given in (main, *others.values()):
        if given not in RULES:
            raise SettingsError(f"there is no rule {given!r}", f"give {_choice(given, RULES)}")
    if asked.type is not None and asked.type not in event_types():
        near = _choice(asked.type, event_types())
        raise SettingsError(f"there is no event type {asked.type!r}", f"give {near}")
    if asked.since and asked.until and asked.since > asked.until:
        days = f"{asked.since} is after {asked.until}"
        raise SettingsError(days, "give --since a day that is not after --until")
    return asked


def rules_in(rule: str) -> tuple[str, dict[str, str]]:
    """Take apart the rule of every field and those of some: `range,killed=lowest`.

    >>> rules_in("range,killed=lowest")
    ('range', {'killed': 'lowest'})
    """
    parts = [part.strip() for part in rule.split(",") if part.strip()]
    others = dict(part.split("=", 1) for part in parts if "=" in part)
    return next((part for part in parts if "=" not in part), "range"), others


def _choice(given: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    names = sorted(known)
    return "one of " + ", ".join(get_close_matches(given, names) or names)
