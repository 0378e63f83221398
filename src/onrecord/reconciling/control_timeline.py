"""From sayings to intervals: one row for the place as a whole, one for each side's part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from onrecord.reconciling.control_contest import published_of
from onrecord.reconciling.control_standing import Standing, after
from onrecord.reconciling.control_values import ControlSaying, Holder, Interval
from onrecord.records.place import Extent

DAY = timedelta(days=1)


def intervals_of(said: Sequence[ControlSaying], rule: str) -> tuple[Interval, ...]:
    """The stretches in which sides are said to hold the place, in order of their start."""
    whole = list(_row(said, rule))
    found = [*whole, *_parts(said, whole)]
    return tuple(sorted(found, key=lambda i: (i.start, i.extent == "part", i.side or "")))


def _is_part(s: ControlSaying) -> bool:
    return s.extent == "part" and s.says != "left"


def _row(said: Sequence[ControlSaying], rule: str) -> Iterator[Interval]:
    """Intervals that follow one another: a new one where the holder or the contest changes."""
    standing, kept, since = Standing(), Standing(), None
    for day, told, again in _days(said):
        standing = after(standing, day, _of_whole(told, standing), again, rule)
        same = (standing.leader, standing.contested) == (kept.leader, kept.contested)
        if since and not same:
            yield _interval(kept, since, day - DAY)
        since = since if since and same else (day if standing.views or since else None)
        kept = standing
    if since:
        yield _interval(kept, since, None)


def _days(
    said: Sequence[ControlSaying],
) -> Iterator[tuple[date, list[ControlSaying], list[ControlSaying]]]:
    """Each day on which anything begins, ends or is published, with what is said of it.

    Then also the earlier changes that are told on it.
    """
    starting, published = _by(said, lambda s: s.first), _by(said, published_of)
    now: list[ControlSaying] = []
    for day in sorted({*starting, *published, *(s.last for s in said)}):
        now = [s for s in now if s.last >= day] + starting.get(day, [])
        yield day, now, [s for s in published.get(day, ()) if s.change and s.last < day]


def _by(
    said: Sequence[ControlSaying], day_of: Callable[[ControlSaying], date]
) -> dict[date, list[ControlSaying]]:
    found: dict[date, list[ControlSaying]] = {}
    for s in said:
        found.setdefault(day_of(s), []).append(s)
    return found


def _of_whole(now: Sequence[ControlSaying], standing: Standing) -> list[ControlSaying]:
    """What bears on the place as a whole; a part only where its side holds the whole, too."""
    whole = {s.side for s in now if s.says == "holds" and not _is_part(s)}
    return [s for s in now if not _is_part(s) or s.side in (whole or standing.views)]


def _interval(standing: Standing, start: date, end: date | None) -> Interval:
    side = standing.leader
    said = standing.views.get(side, ()) if side else ()
    against = standing.contradicting
    return Interval(
        start=start,
        sure=any(s.change and s.earliest == s.first == start for s in said),
        end=end,
        side=side,
        holders=holders_of(said),
        extent=extent_of(said),
        contested=standing.contested,
        supporting=said,
        contradicting=against,
        last_said=max((min(last_day(s, start), end or date.max) for s in said), default=start),
        why=_why(standing, side),
    )


def _why(standing: Standing, side: str | None) -> str:
    if side is None:
        return "who held it is said to have left it, and nobody is said to hold it since"
    for_ = len({s.testimony.origin for s in standing.views[side]})
    told = {s.testimony.origin for s in standing.contradicting if s.says != "doubts"}
    return f"{for_} {_origins(for_)} for it, {len(told)} against"


def _origins(count: int) -> str:
    return "origin" if count == 1 else "origins"


def holders_of(said: Sequence[ControlSaying]) -> tuple[Holder, ...]:
    """Who is said to hold it, each once, those named most first."""
    named = Counter(s.holder for s in said if s.holder and s.says == "holds")
    return tuple(sorted(named, key=lambda h: (-named[h], h.name)))


def extent_of(said: Sequence[ControlSaying]) -> Extent | None:
    """What was last said of how much, since it was last taken; null where nothing was."""
    holds = [s for s in said if s.says == "holds"]
    whole = [s for s in holds if s.change and not _is_part(s)]
    taken = max((s.first for s in whole), default=date.min)
    told = [s for s in holds if s.extent and s.last >= taken]
    if whole:  # who took the whole does not lose it by taking something in it
        told = [s for s in told if s.extent != "part" or (not s.change and s.last > taken)]
    return max(told, key=lambda s: s.last).extent if told else None


def last_day(s: ControlSaying, start: date) -> date:
    """The last day of which a saying says so: a change told again says it of its own day only."""
    again = s.change and (s.earliest is None or s.earliest <= start)
    return min(s.last, start) if again else s.last


def _parts(said: Sequence[ControlSaying], whole: Sequence[Interval]) -> Iterator[Interval]:
    """What each side is said to hold a part of, until the whole is taken or the side leaves."""
    starts = [date.min, *(i.start for i in whole), date.max]
    for side in sorted({s.side for s in said if s.side and _is_part(s) and s.says == "holds"}):
        for start, stop in pairwise(starts):
            era = [s for s in said if s.side == side and start <= s.first < stop]
            parts = [s for s in era if _is_part(s) and s.says == "holds"]
            used = {s for i in whole if i.start == start for s in (*i.supporting, *i.contradicting)}
            if parts and not used.issuperset(parts):
                yield _part(side, parts, era, stop)


def _part(
    side: str, parts: Sequence[ControlSaying], era: Sequence[ControlSaying], stop: date
) -> Interval:
    start = min(s.first for s in parts)
    gone = [s.first for s in era if s.says == "left" and s.first > max(p.first for p in parts)]
    end = min([*gone, stop])
    denied = tuple(s for s in era if s.says in ("not", "doubts"))
    mine = {s.testimony.origin for s in parts}
    against = {s.testimony.origin for s in denied if s.says == "not"} - mine
    return Interval(
        start=start,
        sure=any(s.change and s.earliest == s.first == start for s in parts),
        end=end - DAY if end < date.max else None,
        side=side,
        holders=holders_of(parts),
        extent="part",
        contested=bool(against),
        supporting=tuple(parts),
        contradicting=denied,
        last_said=max(last_day(s, start) for s in parts),
        why=f"{len(mine)} {_origins(len(mine))} for it, {len(against)} against",
    )
