"""What each origin says of a field by its latest word, and what it said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import figures_agree
from onrecord.reconciling.said import Field, Saying, Step, Value, View


def views_of(sayings: Iterable[Saying]) -> dict[Field, tuple[View, ...]]:
    """For each field, sorted, one view an origin, sorted: its latest word and its history.

    The latest word is that of the latest day with a report of the field; reports without a day
    come first. A total so far goes before other figures of its day. Of one report's figures the
    first told counts, made more exact by others that agree; figures of one day's reports that
    contradict each other become their range.
    """
    grouped: dict[Field, dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in sayings:
        grouped[saying.field][saying.origin].append(saying)
    return {
        field: tuple(_view(origin, grouped[field][origin]) for origin in sorted(grouped[field]))
        for field in sorted(grouped)
    }


def latest_of(sayings: Iterable[Saying]) -> dict[Field, tuple[Value, ...]]:
    """For each field, sorted, the latest word of the first origin: `views_of` without histories."""
    grouped: dict[Field, dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in sayings:
        grouped[saying.field][saying.origin].append(saying)
    return {field: _latest(grouped[field][min(grouped[field])]) for field in sorted(grouped)}


def _latest(sayings: Sequence[Saying]) -> tuple[Value, ...]:
    return (sayings[0].value,) if len(sayings) == 1 else _values(_by_day(sayings)[-1])


def precision(value: Bounds) -> tuple[int, float]:
    """How exact a figure is, the smaller the better: exact, about, between, one-sided.

    >>> precision(Bounds(5, 5, 5)) < precision(Bounds(None, 5, None)) < precision(Bounds(5))
    True
    """
    if value.best is not None:
        return (0, 0.0) if value.low == value.high == value.best else (1, 0.0)
    if value.low is not None and value.high is not None:
        return (2, (value.high - value.low) / max(value.high, 1))
    return (3, 0.0)


def _view(origin: str, sayings: Sequence[Saying]) -> View:
    if len(sayings) == 1:  # most often
        one = sayings[0]
        values: tuple[Value, ...] = (one.value,)
        step = Step(values, one.day, one.testimony.report.id, one.quote, 1)
        return View(origin, values, one.day, (one,), (step,))
    days = _by_day(sayings)
    latest = days[-1]
    values = _values(latest)
    steps: list[Step] = []
    for said in days:
        _step(steps, said)
    return View(origin, values, latest[0].day, tuple(latest), tuple(steps))


def _by_day(sayings: Sequence[Saying]) -> list[list[Saying]]:
    ordered = sorted(sayings, key=_place)
    return [list(told) for _, told in groupby(ordered, key=lambda s: s.day)]


def _place(saying: Saying) -> tuple[date, str, int, str, str]:
    day = saying.day or date.min
    claim = saying.testimony.claim
    return day, saying.testimony.report.id, saying.order, claim.id, repr(saying.value)


def _step(steps: list[Step], said: Sequence[Saying]) -> None:
    values, first = _values(said), said[0]
    times = len({s.testimony.report.id for s in said})
    if steps and steps[-1].values == values:
        last = steps[-1]
        steps[-1] = Step(values, last.day, last.report, last.quote, last.times + times)
    else:
        steps.append(Step(values, first.day, first.testimony.report.id, first.quote, times))


def _values(said: Sequence[Saying]) -> tuple[Value, ...]:
    figures = [s for s in said if isinstance(s.value, Bounds)]
    if not figures:
        return tuple(sorted(dict.fromkeys(s.value for s in said), key=repr))
    totals = [s for s in figures if s.total]
    reports = groupby(totals or figures, key=lambda s: s.testimony.report.id)
    return (_of_day([_of_report([_number(s) for s in told]) for _, told in reports]),)


def _number(saying: Saying) -> Bounds:
    assert isinstance(saying.value, Bounds)
    return saying.value


def _of_report(told: Sequence[Bounds]) -> Bounds:
    return min((v for v in told if figures_agree(v, told[0])), key=precision)


def _of_day(told: Sequence[Bounds]) -> Bounds:
    best = min(told, key=lambda v: (precision(v), v.low or 0, v.best or 0, v.high or 0))
    if all(figures_agree(best, v) for v in told):
        return best
    return hull(told)


def hull(told: Iterable[Bounds]) -> Bounds:
    """The narrowest range that holds every number told: one-sided figures count at both ends.

    An end that no figure has stays open. `best` only where all figures are one.

    >>> hull([Bounds(70, 70, 70), Bounds(501)])
    Bounds(low=70, best=None, high=501)
    """
    figures = list(told)
    if len(set(figures)) == 1:
        return figures[0]
    below = any(f.low is not None or f.best is not None for f in figures)
    above = any(f.high is not None or f.best is not None for f in figures)
    lows = [_first(f.low, f.best, f.high) for f in figures] if below else []
    highs = [_first(f.high, f.best, f.low) for f in figures] if above else []
    return Bounds(min(lows, default=None), None, max(highs, default=None))


def range_of(told: Iterable[Bounds]) -> Bounds:
    """The range over figures: the least of low-or-best to the greatest of high-or-best.

    A figure as told where all are one. An end that no figure has stays open; that a one-sided
    figure reaches further is told by `open_above` and `open_below` of the answer.

    >>> range_of([Bounds(175, 175, 175), Bounds(171), Bounds(40, 40, 40)])
    Bounds(low=40, best=None, high=175)
    """
    figures = list(told)
    if len(set(figures)) == 1:
        return figures[0]
    lows = [f.best if f.low is None else f.low for f in figures]
    highs = [f.best if f.high is None else f.high for f in figures]
    low = min((n for n in lows if n is not None), default=None)
    high = max((n for n in highs if n is not None), default=None)
    if low is not None and high is not None and low > high:  # "at least 100" and "up to 50"
        return hull(figures)
    return Bounds(low, None, high)


def _first(*ends: int | None) -> int:
    return next(e for e in ends if e is not None)
