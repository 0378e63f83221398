"""Figures as ranges: a bar an origin from its least to its greatest number, open ends open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.exports.dossier.facts import settled
from onrecord.exports.dossier.sources import Sources
from onrecord.exports.dossier.svg import Axis, number_marks, picture, tag
from onrecord.exports.dossier.words import field, number
from onrecord.ontology.bounds import Bounds

if TYPE_CHECKING:
    from onrecord.reconciling.values import Answer

ARROW = 26.0  # how far an open end runs on
NAME = 36  # letters of an origin's name that find room
Line = tuple[str, Bounds]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on, in pixels: `above` has the names above their bars, not beside them."""

    width: float
    left: float
    right: float
    step: float
    above: bool = False

    def row(self, at: int) -> float:
        """Where the bar of a line lies."""
        return at * self.step + (34 if self.above else 20)


WIDE = Sheet(720.0, 250.0, 560.0, 24.0)
NARROW = Sheet(360.0, 6.0, 230.0, 40.0, above=True)  # for a telephone


def ranges_of(
    answer: Answer, sources: Sources, camps: Sequence[Line] = (), on: Sheet = WIDE
) -> Markup:
    """The drawing of a figure by origin, with what the rule makes of it underneath.

    `camps` are further lines between: the ranges of those who speak in one interest.
    """
    told = _lines(answer, sources)
    lines = [*told, *((_short(name), bounds) for name, bounds in camps)]
    axis = Axis(0, _greatest(answer, lines) * 1.08 or 1, on.left, on.right)
    height = on.step * (len(lines) + 1) + 44
    inner = list(_grid(axis, height))
    for at, (name, bounds) in enumerate(lines):
        kind = "camp" if at >= len(told) else ""
        inner += _row(on, name, number(bounds), at, kind, first=at == len(told))
        above = bounds.low is not None and bounds.high is None
        inner += _bar(bounds, axis, on.row(at), above, kind)
    if answer.value is not None:
        y = on.row(len(lines))
        inner += _row(on, f"rule “{answer.rule}”", _ruled(answer), len(lines), "ruled")
        if answer.open_below and (first := _first(answer.value)):  # an origin says "up to" only
            inner += _open(axis.at(first), axis.at(0), y, "ruled")
        inner += _bar(answer.value, axis, y, answer.open_above, "ruled")
    words = "; ".join(f"{name}: {number(bounds)}" for name, bounds in lines)
    by = "by origin and by camp" if camps else "by origin"
    return picture(on.width, height, f"{field(answer.field)}, {by}", words, inner)


def _ruled(answer: Answer) -> str:
    return (settled(answer) or "").partition(";")[0] + (", or fewer" if answer.open_below else "")


def _first(bounds: Bounds) -> int | None:
    return bounds.low if bounds.low is not None else bounds.best


def _lines(answer: Answer, sources: Sources) -> list[Line]:
    found: list[tuple[str, Line]] = []
    for view in answer.views:
        root = sources.roots.get(view.origin)
        name = f"{root.letter}  {root.name}" if root else ", ".join(view.speakers)
        letter = root.letter if root else ""
        found += [(letter, (_short(name), v)) for v in view.values if isinstance(v, Bounds)]
    return [line for _, line in sorted(found, key=lambda f: (len(f[0]), f[0]))]


def _short(name: str) -> str:
    return name if len(name) <= NAME else f"{name[: NAME - 1]}…"


def _greatest(answer: Answer, lines: Sequence[Line]) -> int:
    numbers = [b for _, b in lines] + ([answer.value] if answer.value else [])
    return max((n for b in numbers for n in (b.low, b.best, b.high) if n is not None), default=0)


def _grid(axis: Axis, height: float) -> Iterator[Markup]:
    for mark in number_marks(max(1.0, axis.last)):
        x = axis.at(mark)
        yield tag("path", d=f"M{x:.1f},6V{height - 22:.1f}", class_="grid")
        yield tag("text", f"{mark:,}", x=x, y=height - 8, class_="tick")


def _row(
    on: Sheet, name: str, words: str, at: int, kind: str, *, first: bool = False
) -> Iterator[Markup]:
    y = on.row(at)
    if first or kind == "ruled":
        top = y - (28 if on.above else 14)
        yield tag("path", d=f"M0,{top:.1f}H{on.width:g}", class_="rule")
    if on.above:
        yield tag("text", name, x=on.left, y=y - 12, class_=f"above {kind}".strip())
    else:
        yield tag("text", name, x=on.left - 14, y=y + 4, class_=f"who {kind}".strip())
    yield tag("text", words, x=on.right + ARROW + 12, y=y + 4, class_=f"told {kind}".strip())


def _bar(bounds: Bounds, axis: Axis, y: float, above: bool, kind: str) -> Iterator[Markup]:
    low, best, high = bounds.low, bounds.best, bounds.high
    first, last = low if low is not None else best, high if high is not None else best
    if first is None and last is not None:  # only an upper bound: open below
        yield from _open(axis.at(last), axis.at(0), y, kind)
    elif first is not None:
        end = axis.at(last if last is not None else first)
        start = axis.at(first)
        if end - start > 1:
            yield tag("rect", x=start, y=y - 4, width=end - start, height=8.0, class_=f"bar {kind}")
        if above:
            yield from _open(end, end + ARROW, y, kind)
    for value in (low, high):
        if value is not None:
            yield tag("path", d=f"M{axis.at(value):.1f},{y - 6:.1f}v12", class_=f"end {kind}")
    if best is not None:
        kind = f"best {kind}" if low is not None or high is not None else f"best about {kind}"
        yield tag("circle", cx=axis.at(best), cy=y, r=4.5, class_=kind.strip())


def _open(start: float, end: float, y: float, kind: str) -> Iterator[Markup]:
    back = -5 if end > start else 5
    line = f"M{start:.1f},{y:.1f}H{end:.1f}m{back},-4l{-back},4l{back},4"
    yield tag("path", d=line, class_=f"open {kind}".strip())
