"""When one saying contradicts or bears out a view of who holds a place, and what ends a contest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from onrecord.reconciling.control_values import By, ControlSaying
from onrecord.reconciling.tables import table

Views = Mapping[str, tuple[ControlSaying, ...]]


class Contested(Protocol):
    """What stood before: the views, and what contradicted them."""

    @property
    def views(self) -> Views:
        """The sides that are said to hold the place, with the sayings."""

    @property
    def against(self) -> tuple[ControlSaying, ...]:
        """What denies one of them."""


def published_of(s: ControlSaying) -> date:
    """The day of its report; the first of all days where the report has none."""
    return s.testimony.report.published or date.min


def unsettled(
    before: Contested, views: Views, now: Sequence[ControlSaying]
) -> tuple[ControlSaying, ...]:
    """What denied a view before, unless somebody bears the view out after the last denial."""
    if not before.against or not set(views) & set(before.views):
        return ()
    denied = max(s.last for s in before.against)
    borne = any(bears_out(s, side) and published_of(s) > denied for s in now for side in views)
    return () if borne else before.against


def settled(views: Views, again: Sequence[ControlSaying], day: date) -> Views:
    """The views, without those that nobody upheld up to the day on which another is borne out."""
    borne = [side for side in views if any(bears_out(s, side) for s in again)]
    if len(borne) != 1 or len(views) == 1:
        return views
    return {
        side: said
        for side, said in views.items()
        if side == borne[0] or any(published_of(s) >= day for s in said)
    }


def bears_out(s: ControlSaying, side: str) -> bool:
    """Whether it says of a side that it came to hold the place, and is not that side's own word."""
    if s.says == "holds" and s.side == side:
        return s.by != "own"
    return s.says in ("left", "fell") and s.side != side and by_of(s, side) != "own"


def by_of(s: ControlSaying, side: str | None) -> By:
    """Whose word it is as to `side`: that another side left is that side's own admission."""
    if s.side == side or s.side is None or s.by not in ("own", "enemy"):
        return s.by
    return "enemy" if s.by == "own" else "own"


def denies(s: ControlSaying, side: str, said: Sequence[ControlSaying]) -> bool:
    """Whether a saying contradicts that a side holds the place, for which `said` speaks.

    That a place fell at all, denied, speaks against whoever is said to have come to hold it
    within the days that `denial_reaches` gives.
    """
    if s.says in ("not", "doubts", "left"):
        return s.side == side
    if s.says != "unchanged" or s.side == side:
        return False
    reach = timedelta(days=table("control.yaml")["denial_reaches"])
    begun = [c.first for c in said if c.change and c.says == "holds"]
    begun.append(min(c.first for c in said))
    return any(timedelta() <= s.last - day <= reach for day in begun)
