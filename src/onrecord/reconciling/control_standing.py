"""How one day's sayings change who is taken to hold a place: the state that is carried on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.reconciling.control_values import ControlSaying
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
        """What speaks against the leader: other views, and what denies it."""
        others = [s for side, said in self.views.items() if side != self.leader for s in said]
        return (*others, *self.against)

    @property
    def contested(self) -> bool:
        """Whether another origin says otherwise; a doubt alone does not contest."""
        mine = {s.testimony.origin for s in self.views.get(self.leader or "", ())}
        told = {s.testimony.origin for s in self.contradicting if s.says != "doubts"}
        return bool(told - mine) or len(self.views) > 1


def after(before: Standing, day: date, now: Sequence[ControlSaying], rule: str) -> Standing:
    """Who stands as holder after all that is said of `day`.

    What is said of the day itself replaces what was only carried on; what was contested stays so
    where only the side that gains by it speaks again. A side that left, and that nobody says to
    hold it on the day, falls away: then nobody is known to hold it.
    """
    holds = _last_words(now)
    views = _views(before, holds)
    for s in now:
        if s.side and s.says == "left" and s.side not in holds:
            views.pop(s.side, None)
        elif s.says == "fell":
            _fall(views, s)
    views = {side: _more(said, now) for side, said in views.items()}
    against = _against(before, views, day, now)
    if rule == "admission":
        views, against = _admitted(views, against)
    return Standing(views, against)


def _last_words(now: Sequence[ControlSaying]) -> dict[str, tuple[ControlSaying, ...]]:
    """Each side's sayings for the day; of an origin that names several, its last report's."""
    found: dict[str, list[ControlSaying]] = {}
    for s in now:
        if s.says == "holds" and s.side:
            found.setdefault(s.side, []).append(s)
    latest = _latest(now)
    kept = {
        side: tuple(s for s in said if _published(s) >= latest[s.testimony.origin])
        for side, said in found.items()
    }
    return {side: said for side, said in kept.items() if said}


def _latest(now: Sequence[ControlSaying]) -> dict[str, date]:
    latest: dict[str, date] = {}
    for s in now:
        if s.says == "holds":
            origin = s.testimony.origin
            latest[origin] = max(latest.get(origin, date.min), _published(s))
    return latest


def _published(s: ControlSaying) -> date:
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
        taken = [s for s in said if s.change and s.says == "holds"]
        start = fall.earliest
        within = any(start is None or s.first >= start for s in taken)
        if within:
            views[side] = (*said, fall)
        elif not any(s.first == fall.first for s in said):
            del views[side]


def _more(said: tuple[ControlSaying, ...], now: Sequence[ControlSaying]) -> tuple[ControlSaying, ...]:
    """With another side's leaving on the day, which bears out that this one took it."""
    left = [s for s in now if s.says == "left" and s.side != said[0].side]
    return tuple(dict.fromkeys((*said, *left)))


def _against(
    before: Standing, views: Views, day: date, now: Sequence[ControlSaying]
) -> tuple[ControlSaying, ...]:
    """What denies one of the views: today's, and earlier until someone else bears the view out."""
    fresh = [s for s in now if any(_denies(s, side, said) for side, said in views.items())]
    borne = any(
        s.says == "holds" and s.by != "own" and s.side in views and _published(s) > d
        for d in [max((s.last for s in before.against), default=day)]
        for s in now
    )
    old = () if borne or not set(views) & set(before.views) else before.against
    return tuple(dict.fromkeys((*old, *fresh)))


def _denies(s: ControlSaying, side: str, said: Sequence[ControlSaying]) -> bool:
    if s.says in ("not", "doubts", "left"):
        return s.side == side
    if s.says != "unchanged" or s.side == side:
        return False
    reach = timedelta(days=table("control.yaml")["denial_reaches"])
    return any(c.change and c.says == "holds" and s.last - c.first <= reach for c in said)


def _admitted(
    views: Views, against: tuple[ControlSaying, ...]
) -> tuple[Views, tuple[ControlSaying, ...]]:
    """With the rule `admission`: a view that its enemy admits stands alone, uncontested."""
    for side, said in views.items():
        if any(admits(s, side) for s in said):
            return {side: said}, tuple(s for s in against if s.says == "doubts")
    return views, against


def admits(s: ControlSaying, side: str) -> bool:
    """Whether it is the word of one who loses by it that `side` holds the place."""
    if s.says == "holds":
        return s.side == side and s.by == "enemy"
    return s.says == "left" and s.side != side and s.by == "own"
