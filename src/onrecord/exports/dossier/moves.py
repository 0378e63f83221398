"""How a figure moved over the days: what each origin said of it, on the day it was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.exports.dossier.sources import Sources
from onrecord.exports.dossier.svg import Axis, day_marks, number_marks, picture, tag
from onrecord.exports.dossier.words import day, field, number
from onrecord.ontology.bounds import Bounds

if TYPE_CHECKING:
    from onrecord.reconciling.values import Answer

WIDTH, HEIGHT = 720.0, 240.0  # pixels
LEFT, RIGHT, TOP, BASE = 60.0, 690.0, 18.0, 200.0
BESIDE = 15.0  # pixels between those of one day
ARROW = 14.0  # how far an open end runs on


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that an origin gave on a day; `times` counts the reports that carried it."""

    day: date
    letter: str
    who: str
    bounds: Bounds
    times: int


def moves_of(answer: Answer, sources: Sources) -> list[Move]:
    """Every figure that was given on a known day, in the order of days."""
    found = [
        Move(step.day, root.letter, root.name, value, step.times)
        for view in answer.views
        for step in view.history
        for value in step.values
        if step.day and isinstance(value, Bounds) and (root := sources.roots.get(view.origin))
    ]
    return sorted(found, key=lambda m: (m.day, len(m.letter), m.letter))


def drawn(answer: Answer, moves: Sequence[Move]) -> Markup | None:
    """The drawing of how a figure moved; null where all of it was told on one day."""
    if len({m.day for m in moves}) < 2:
        return None
    first, last = moves[0].day, moves[-1].day
    room = max(1, (last - first).days // 12)
    days = Axis(
        (first - timedelta(room)).toordinal(), (last + timedelta(room)).toordinal(), LEFT, RIGHT
    )
    greatest = max(n for m in moves for n in _numbers(m.bounds))
    up = Axis(0, greatest * 1.1 or 1, BASE, TOP)
    inner = [*_grid(first - timedelta(room), last + timedelta(room), days, up)]
    beside: dict[date, int] = {}
    for move in moves:
        at = beside[move.day] = beside.get(move.day, -1) + 1
        inner += _mark(move, days.at(move.day.toordinal()) + at * BESIDE, up)
    told = "; ".join(f"{day(m.day)}, {m.who}: {number(m.bounds)}" for m in moves)
    return picture(WIDTH, HEIGHT, f"{field(answer.field)}, by day of publication", told, inner)


def _numbers(told: Bounds) -> list[int]:
    return [n for n in (told.low, told.best, told.high) if n is not None] or [0]


def _grid(first: date, last: date, days: Axis, up: Axis) -> Iterator[Markup]:
    for mark in number_marks(max(1.0, up.last)):
        y = up.at(mark)
        yield tag("path", d=f"M{LEFT:g},{y:.1f}H{RIGHT:g}", class_="grid")
        yield tag("text", f"{mark:,}", x=LEFT - 10, y=y + 4, class_="who")
    for when, words in day_marks(first, last):
        yield tag("text", words, x=days.at(when.toordinal()), y=BASE + 26, class_="tick")


def _mark(move: Move, x: float, up: Axis) -> Iterator[Markup]:
    told = move.bounds
    numbers = _numbers(told)
    low, high = up.at(min(numbers)), up.at(max(numbers))
    if low - high > 1:
        yield tag("rect", x=x - 4, y=high, width=8.0, height=low - high, class_="bar")
    for value in (told.low, told.high):
        if value is not None:
            yield tag("path", d=f"M{x - 5:.1f},{up.at(value):.1f}h10", class_="end")
    if told.high is None and told.low is not None:
        yield tag("path", d=f"M{x:.1f},{high:.1f}v-{ARROW:g}m-4,5l4,-5l4,5", class_="open")
    if told.low is None and told.high is not None:
        yield tag("path", d=f"M{x:.1f},{low:.1f}v{ARROW:g}m-4,-5l4,5l4,-5", class_="open")
    if told.best is not None:
        kind = "best" if told.low is not None or told.high is not None else "best about"
        yield tag("circle", cx=x, cy=up.at(told.best), r=4.5, class_=kind)
    above = ARROW if told.high is None and told.low is not None else 0
    yield tag("text", move.letter, x=x, y=max(TOP - 4, high - 8 - above), class_="letter")
