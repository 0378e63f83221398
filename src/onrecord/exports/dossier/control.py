"""Who held the place: intervals as bars a side, contested ones hatched, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.exports.dossier.labels import plain
from onrecord.exports.dossier.svg import Axis, day_marks, picture, tag
from onrecord.exports.dossier.words import count, day, days, listed

if TYPE_CHECKING:
    from onrecord.reconciling.control_values import ControlHistory, ControlSaying, Interval

WIDTH, LEFT, RIGHT, STEP = 720.0, 190.0, 690.0, 24.0  # pixels
NAME = 27  # letters of a holder's name that find room


@dataclass(frozen=True, slots=True)
class Word:
    """One who says so: who, when, and in which words."""

    who: str
    when: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Hold:
    """An interval as a row of the table."""

    when: str
    holder: str
    extent: str
    contested: str
    last_said: str
    words: tuple[Word, ...]
    against: tuple[Word, ...]


def control_of(history: ControlHistory, about: tuple[date | None, date | None]) -> Markup | None:
    """The drawing of who held a place, with the incident's days marked; null without intervals."""
    if not history.intervals:
        return None
    lanes = list(dict.fromkeys(holders(i) for i in history.intervals))
    first, last = _span(history.intervals, about)
    axis = Axis(first.toordinal(), last.toordinal() + 1, LEFT, RIGHT)
    height = STEP * len(lanes) + 42
    inner = list(_grid(first, last, axis, height, about))
    for at, name in enumerate(lanes):
        short = name if len(name) <= NAME else f"{name[: NAME - 1]}…"
        inner.append(tag("text", short, x=LEFT - 12, y=24 + at * STEP, class_="who"))
    for told in history.intervals:
        inner += _bar(told, axis, 20 + lanes.index(holders(told)) * STEP)
    words = "; ".join(
        f"{h.holder}, {h.when}{h.contested and ', contested'}" for h in holds_of(history)
    )
    return picture(WIDTH, height, f"Control of {history.place}", words, inner)


def _span(
    intervals: Sequence[Interval], about: tuple[date | None, date | None]
) -> tuple[date, date]:
    known = [i.start for i in intervals] + [i.end or i.last_said for i in intervals]
    known += [d for d in about if d]
    room = max(2, (max(known) - min(known)).days // 15)
    last = min(max(known).toordinal() + room, date.max.toordinal() - 1)
    return date.fromordinal(max(1, min(known).toordinal() - room)), date.fromordinal(last)


def _grid(
    first: date, last: date, axis: Axis, height: float, about: tuple[date | None, date | None]
) -> Iterator[Markup]:
    start, end = about[0] or about[1], about[1] or about[0]
    if start and end:
        x = axis.at(start.toordinal())
        wide = max(2.0, axis.at(end.toordinal() + 1) - x)
        yield tag("rect", x=x, y=4.0, width=wide, height=height - 28, class_="about")
    for when, words in day_marks(first, last):
        x = axis.at(when.toordinal())
        yield tag("path", d=f"M{x:.1f},4V{height - 24:.1f}", class_="grid")
        yield tag("text", words, x=x, y=height - 10, class_="tick")


def _bar(told: Interval, axis: Axis, y: float) -> Iterator[Markup]:
    start = axis.at(told.start.toordinal())
    end = axis.at((told.end + timedelta(1)).toordinal()) if told.end else RIGHT
    said = axis.at((told.last_said + timedelta(1)).toordinal())
    kind = "held contested" if told.contested else "held"
    solid = end if told.end else min(end, max(said, start + 3))
    box = {"x": start, "y": y - 7, "height": 14.0}
    yield tag("rect", **box, width=max(3.0, solid - start), class_=kind)
    if told.contested:
        yield tag("path", d=_hatch(start, max(start + 3, solid), y), class_="hatch")
    if told.end is None and end > solid:  # nobody says that it ended: drawn open from the last word
        yield tag("path", d=f"M{solid:.1f},{y:.1f}H{end:.1f}m-5,-4l5,4l-5,4", class_="open")
    if not told.sure:  # since some day before: open to the left
        yield tag("path", d=f"M{start:.1f},{y:.1f}h-12m5,-4l-5,4l5,4", class_="open")


def _hatch(start: float, end: float, y: float) -> str:
    lines = range(int(start) + 6, int(end), 6)
    return (
        "".join(f"M{x},{y - 7:.1f}l-6,14" for x in lines if x - 6 >= start)
        or f"M{start:.1f},{y:.1f}h3"
    )


def holders(told: Interval) -> str:
    """Who holds it in an interval."""
    return listed(h.name for h in told.holders) or plain(told.side or "nobody known")


def holds_of(history: ControlHistory) -> list[Hold]:
    """The intervals as rows of a table."""
    return [
        Hold(
            when=("" if told.sure or told.end is None else "by ") + _when(told),
            holder=holders(told),
            extent=told.extent or "",
            contested=_contested(told),
            last_said=day(told.last_said),
            words=tuple(_words(told.supporting)),
            against=tuple(_words(told.contradicting)),
        )
        for told in history.intervals
    ]


def _when(told: Interval) -> str:
    if told.end is None:
        return f"from {'' if told.sure else 'before or on '}{day(told.start)}"
    return days(told.start, told.end)


def _contested(told: Interval) -> str:
    if not told.contested:
        return ""
    return f"{count(len(told.origins), 'origin')} for it, {len(told.against)} against"


def _words(sayings: Sequence[ControlSaying]) -> Iterator[Word]:
    seen = set()
    for said in sayings:
        claim, report = said.testimony.claim, said.testimony.report
        text = claim.evidence[0].words.text if claim.evidence else ""
        speaker = claim.claimant.name or claim.claimant.words.text if claim.claimant else None
        who = listed(filter(None, (speaker, report.publisher))) or "a report"
        if text and text not in seen:
            seen.add(text)
            yield Word(who, day(report.published), text, report.language)
