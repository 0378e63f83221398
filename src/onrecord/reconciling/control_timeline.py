"""From sayings to intervals: one row for the place as a whole, one for each side's part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from onrecord.reconciling.control_standing import Standing, after
from onrecord.reconciling.control_values import ControlSaying, Holder, Interval
from onrecord.records.place import Extent

DAY = timedelta(days=1)


def intervals_of(said: Sequence[ControlSaying], rule: str) -> tuple[Interval, ...]:
    """The stretches in which sides are said to hold the place, in order of their start."""
    whole = list(_row([s for s in said if not _is_part(s)], rule))
    found = [*whole, *_parts(said, whole)]
    return tuple(sorted(found, key=lambda i: (i.start, i.extent == "part", i.side or "")))


def _is_part(s: ControlSaying) -> bool:
    return s.extent == "part" and s.says != "left"


def _row(said: Sequence[ControlSaying], rule: str) -> Iterator[Interval]:
    """Intervals that follow one another: a new one where the holder or the contest changes."""
    standing, kept, since = Standing(), Standing(), None
    for day in sorted({d for s in said for d in (s.first, s.last)}):
        now = [s for s in said if s.first <= day <= s.last]
        standing = after(standing, day, now, rule)
        same = (standing.leader, standing.contested) == (kept.leader, kept.contested)
        if since and not same:
            yield _interval(kept, since, day - DAY)
        since = since if since and same else (day if standing.views or since else None)
        kept = standing
    if since:
        yield _interval(kept, since, None)


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
        extent=_extent(said),
        contested=standing.contested,
        supporting=said,
        contradicting=against,
        last_said=max((min(s.last, end) if end else s.last for s in said), default=start),
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
    named = [s.holder for s in said if s.holder and s.says == "holds"]
    return tuple(sorted(set(named), key=lambda h: (-named.count(h), h.name)))


def _extent(said: Sequence[ControlSaying]) -> Extent | None:
    """What the last saying that tells how much tells; null where none does."""
    told = [s for s in said if s.extent and s.says == "holds"]
    return max(told, key=lambda s: s.last).extent if told else None


def _parts(said: Sequence[ControlSaying], whole: Sequence[Interval]) -> Iterator[Interval]:
    """What each side is said to hold a part of, until the whole is taken or the side leaves."""
    starts = [date.min, *(i.start for i in whole), date.max]
    for side in sorted({s.side for s in said if s.side and _is_part(s) and s.says == "holds"}):
        for start, stop in zip(starts, starts[1:], strict=False):
            held = any(i.side == side and i.start == start for i in whole)
            era = [s for s in said if s.side == side and start <= s.first < stop]
            parts = [s for s in era if _is_part(s) and s.says == "holds"]
            if parts and not held:
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
        last_said=max(s.last for s in parts),
        why=f"{len(mine)} {_origins(len(mine))} for it, {len(against)} against",
    )
