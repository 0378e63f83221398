"""The timeline as bars: where each stands and how high, in per cent of the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands import phrases, saying

if TYPE_CHECKING:
    from onrecord.commands import Bin

EPOCH = date(1970, 1, 1)
HIGHEST = 92  # pixels; the labels stand below
LEAST = 1.5  # pixels of one incident, however many there are elsewhere
TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of days: its place, and its heights in pixels."""

    x: float
    high: float
    sure: float
    disputed: float
    told: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The whole timeline as it is drawn."""

    bins: tuple[Bar, ...]
    wide: float
    first: int
    last: int
    ticks: tuple[tuple[float, str], ...]
    band: tuple[float, float]
    told: str


NOTHING = Bars((), 0, 0, 0, (), (0, 0), "")


def bars_of(bins: Sequence[Bin], since: date | None, until: date | None) -> Bars:
    """Lay out the timeline; the days that are chosen lie under a band."""
    if not bins:
        return NOTHING
    most = max(b.sure + b.vague for b in bins) or 1
    wide = 100 / len(bins)
    first, last = _number(bins[0].start), _number(bins[-1].end)
    return Bars(
        tuple(_bar(b, n * wide, HIGHEST / most) for n, b in enumerate(bins)),
        round(wide * 0.92, 4),
        first,
        last,
        _ticks(bins),
        _band(first, last, since, until),
        _told(bins),
    )


def _bar(told: Bin, x: float, scale: float) -> Bar:
    many = told.sure + told.vague
    words = f"{_days(told)}: {saying.count(many, 'incident')}"
    words += f", {told.vague:,} of them on no sure day" if told.vague else ""
    words += f", {told.disputed:,} disputed" if told.disputed else ""
    high, sure, doubted = (
        round(max(n * scale, LEAST), 2) if n else 0.0 for n in (many, told.sure, told.disputed)
    )
    return Bar(round(x, 4), high, sure, doubted, words)


def _days(told: Bin) -> str:
    if told.start == told.end:
        return phrases.day(told.start)
    return f"{phrases.day(told.start)} to {phrases.day(told.end)}"


def _ticks(bins: Sequence[Bin]) -> tuple[tuple[float, str], ...]:
    step = max(len(bins) // (TICKS - 1), 1)
    at = [n for n in range(0, len(bins), step) if n + step / 2 < len(bins)]
    long = (bins[-1].end - bins[0].start).days > 800
    told = [bins[n].start for n in at]
    words = [phrases.day(d).partition(" ")[2] if long else phrases.day(d) for d in told]
    return tuple((round(100 * n / len(bins), 4), w) for n, w in zip(at, words, strict=True))


def _band(first: int, last: int, since: date | None, until: date | None) -> tuple[float, float]:
    if since is None and until is None:
        return (0, 0)
    whole = last - first + 1
    start = max(_number(since) - first, 0) if since else 0
    end = min(_number(until) - first + 1, whole) if until else whole
    return (round(100 * start / whole, 4), round(100 * max(end - start, 0) / whole, 4))


def _number(day: date) -> int:
    return (day - EPOCH).days


def _told(bins: Sequence[Bin]) -> str:
    days = f"From {phrases.day(bins[0].start)} to {phrases.day(bins[-1].end)}."
    highest = max(bins, key=lambda b: b.sure + b.vague)
    most = f"The most, {highest.sure + highest.vague:,}, on {_days(highest)}."
    return f"{days} {most} Pale: the day is not sure. Dark foot: disputed. Drag to choose days."
