"""How one day's sayings change who is taken to hold a place: the state that is carried on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.reconciling.control_contest import (
    Views,
    by_of,
    denies,
    published_of,
    settled,
    unsettled,
)
from onrecord.reconciling.control_values import ControlSaying
from onrecord.reconciling.tables import table


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is taken to hold a place on a day, until something else is said.

    `views` has the sides that are said to hold it, with every saying for each since it came up;
    `against` what contradicts the leading one. Several views, or a contradiction by another
    origin, make it contested.
    """

    views: Views = field(default_factory=dict)
    against: tuple[ControlSaying, ...] = ()

    @property
    def leader(self) -> str | None:
        """The side with most origins; of equals, the one that came up last."""
        return max(self.views, key=self._strength, default=None)

    def _strength(self, side: str) -> tuple[int, date, str]:
        said = self.views[side]
        return len({s.testimony.origin for s in said}), min(s.first for s in said), side

    @property
    def contradicting(self) -> tuple[ControlSaying, ...]:
        """What speaks against the leader: other views of its days, and what denies it."""
        mine = self.views.get(self.leader or "", ())
        begun = min((s.first for s in mine if s.says == "holds"), default=date.min)
        others = [s for side, said in self.views.items() if side != self.leader for s in said]
        denials = (s for s in self.against if s.side == self.leader or s.says == "unchanged")
        return (*([s for s in others if s.last >= begun] or others), *denials)

    @property
    def contested(self) -> bool:
        """Whether somebody says otherwise; a doubt alone does not contest."""
        return len(self.views) > 1 or any(s.says != "doubts" for s in self.contradicting)


def after(
    before: Standing,
    day: date,
    now: Sequence[ControlSaying],
    again: Sequence[ControlSaying],
    rule: str,
) -> Standing:
    """Who stands as holder after all that is said of `day`, and `again` on it of earlier changes.

    What is said of the day itself replaces what was only carried on. What is contested stays so
    until somebody else than the side that gains by it bears it out, of a later day or on one. A
    side that left, and that nobody says to hold the place on the day, falls away: then nobody is
    known to hold it.
    """
    holds = _last_words(now)
    views = _moved(_views(before, holds), holds, now)
    fresh = [s for s in now if any(denies(s, side, said) for side, said in views.items())]
    old = unsettled(before, views, [*now, *again])
    left = views if holds else settled(views, again, day)
    standing = Standing(left, _once((*old, *fresh)))
    return _admitted(standing) if rule == "admission" else standing


def _moved(
    views: dict[str, tuple[ControlSaying, ...]],
    holds: Mapping[str, tuple[ControlSaying, ...]],
    now: Sequence[ControlSaying],
) -> Views:
    """The views after those who left are gone, and with what bears out those who came."""
    for s in now:
        if s.side and s.says == "left" and s.side not in holds:
            views.pop(s.side, None)
        elif s.says == "fell":
            _fall(views, s)
    return {side: _more(said, now) for side, said in views.items()}


def _once(said: Iterable[ControlSaying]) -> tuple[ControlSaying, ...]:
    """Each saying once, in order; by identity, which is far cheaper than by value."""
    return tuple({id(s): s for s in said}.values())


def _last_words(now: Sequence[ControlSaying]) -> dict[str, tuple[ControlSaying, ...]]:
    """Each side's sayings for the day; of an origin that names several, its last report's."""
    found: dict[str, list[ControlSaying]] = {}
    for s in now:
        if s.says == "holds" and s.side:
            found.setdefault(s.side, []).append(s)
    latest = _latest(now)
    kept = {
        side: tuple(s for s in said if published_of(s) >= latest[s.testimony.origin])
        for side, said in found.items()
    }
    return {side: said for side, said in kept.items() if said}


def _latest(now: Sequence[ControlSaying]) -> dict[str, date]:
    latest: dict[str, date] = {}
    for s in now:
        if s.says == "holds":
            origin = s.testimony.origin
            latest[origin] = max(latest.get(origin, date.min), published_of(s))
    return latest


def _views(
    before: Standing, holds: Mapping[str, tuple[ControlSaying, ...]]
) -> dict[str, tuple[ControlSaying, ...]]:
    if not holds:
        return dict(before.views)
    views = {side: said for side, said in before.views.items() if _stays(before, said, holds)}
    for side, said in holds.items():
        views[side] = _once((*before.views.get(side, ()), *said))
    return views


def _stays(
    before: Standing,
    said: Sequence[ControlSaying],
    holds: Mapping[str, tuple[ControlSaying, ...]],
) -> bool:
    """Whether a view stays beside what is said today of other sides.

    So it does in a contest in which only they speak for themselves; and where it is a capture of
    the last days, and others are only said to hold the place, not to have taken it: they deny it.
    """
    today = [s for words in holds.values() for s in words]
    if len(before.views) > 1 and all(s.by == "own" for s in today):
        return True
    reach = timedelta(days=table("control.yaml")["denial_reaches"])
    taken = max((s.first for s in said if s.change and s.says == "holds"), default=None)
    if taken is None or len(before.views) > 1 or any(s.change for s in today):
        return False
    return max(s.last for s in today) - taken <= reach


def _fall(views: dict[str, tuple[ControlSaying, ...]], fall: ControlSaying) -> None:
    """A fall to nobody named ends those who only held it; it confirms those who took it."""
    for side, said in list(views.items()):
        if any(_is_of(fall, s) for s in said if s.says == "holds"):
            views[side] = (*said, fall)
        elif not any(s.first == fall.first for s in said):
            del views[side]


def _is_of(fall: ControlSaying, s: ControlSaying) -> bool:
    """Whether a fall may be the one by which a side came to hold it, by the days of both."""
    begun = s.first if s.change else s.earliest
    return begun is not None and (fall.earliest is None or fall.earliest <= begun)


def _more(
    said: tuple[ControlSaying, ...], now: Sequence[ControlSaying]
) -> tuple[ControlSaying, ...]:
    """With another side's leaving on the day, which bears out that this one took it."""
    left = [s for s in now if s.says == "left" and s.side != said[0].side]
    return _once((*said, *left))


def _admitted(standing: Standing) -> Standing:
    """With the rule `admission`: a view that its enemy admits stands alone, uncontested."""
    for side, said in standing.views.items():
        if any(s.says in ("holds", "left") and by_of(s, side) == "enemy" for s in said):
            doubts = tuple(s for s in standing.against if s.says == "doubts")
            return Standing({side: said}, doubts)
    return standing
