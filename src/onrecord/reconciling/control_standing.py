"""How one day's sayings change who is taken to hold a place: the state that is carried on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.reconciling.control_values import By, ControlSaying
from onrecord.reconciling.tables import table

Views = Mapping[str, tuple[ControlSaying, ...]]


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
        return (*(s for s in others if s.last >= begun), *denials)

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
    views = _views(before, holds)
    for s in now:
        if s.side and s.says == "left" and s.side not in holds:
            views.pop(s.side, None)
        elif s.says == "fell":
            _fall(views, s)
    views = {side: _more(said, now) for side, said in views.items()}
    fresh = [s for s in now if any(_denies(s, side, said) for side, said in views.items())]
    old = _unsettled(before, views, [*now, *again])
    settled = views if holds else _settled(views, again, day)
    standing = Standing(settled, tuple(dict.fromkeys((*old, *fresh))))
    return _admitted(standing) if rule == "admission" else standing


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


def published_of(s: ControlSaying) -> date:
    """The day of its report; the first of all days where the report has none."""
    return s.testimony.report.published or date.min


def _views(
    before: Standing, holds: Mapping[str, tuple[ControlSaying, ...]]
) -> dict[str, tuple[ControlSaying, ...]]:
    if not holds:
        return dict(before.views)
    boast = len(before.views) > 1 and all(s.by == "own" for said in holds.values() for s in said)
    views = {} if not boast else dict(before.views)
    for side, said in holds.items():
        views[side] = tuple(dict.fromkeys((*before.views.get(side, ()), *said)))
    return views


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
    return tuple(dict.fromkeys((*said, *left)))


def _unsettled(
    before: Standing, views: Views, now: Sequence[ControlSaying]
) -> tuple[ControlSaying, ...]:
    """What denied a view before, unless somebody bears the view out after the last denial."""
    if not before.against or not set(views) & set(before.views):
        return ()
    denied = max(s.last for s in before.against)
    borne = any(bears_out(s, side) and published_of(s) > denied for s in now for side in views)
    return () if borne else before.against


def _settled(views: Views, again: Sequence[ControlSaying], day: date) -> Views:
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


def _denies(s: ControlSaying, side: str, said: Sequence[ControlSaying]) -> bool:
    if s.says in ("not", "doubts", "left"):
        return s.side == side
    if s.says != "unchanged" or s.side == side:
        return False
    reach = timedelta(days=table("control.yaml")["denial_reaches"])
    begun = [c.first for c in said if c.change and c.says == "holds"]
    begun.append(min(c.first for c in said))
    return any(timedelta() <= s.last - day <= reach for day in begun)


def _admitted(standing: Standing) -> Standing:
    """With the rule `admission`: a view that its enemy admits stands alone, uncontested."""
    for side, said in standing.views.items():
        if any(s.says in ("holds", "left") and by_of(s, side) == "enemy" for s in said):
            doubts = tuple(s for s in standing.against if s.says == "doubts")
            return Standing({side: said}, doubts)
    return standing
