"""The figures of one mention as bounds, one toll a measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.incidents.fields import Told
from onrecord.records import Figure, Toll


def tolls_of(told: Sequence[Told]) -> tuple[Toll, ...]:
    """The bounds of each measure over all claims of the mention, sorted by measure.

    Claims that differ are not made into one number: the bounds go from the least low to the
    greatest high, and `best` stands only where all give the same. Counted are figures of the
    incident itself: never a running toll, a part of another figure, one that adds to another, or
    one over several events; nor what a denial repeats.
    """
    found: dict[str, dict[str, list[Figure]]] = {}
    for claim, _ in told:
        if claim.stance != "denied":
            for figure in filter(_is_toll, claim.figures):
                found.setdefault(figure.measure, {}).setdefault(claim.id, []).append(figure)
    return tuple(
        _union(measure, [_of_claim(figures) for figures in by.values()])
        for measure, by in sorted(found.items())
    )


def _is_toll(figure: Figure) -> bool:
    bounded = not figure.low is figure.best is figure.high is None
    own = figure.scope == "incident" and len(figure.covers) <= 1
    return bounded and own and figure.part_of is None and not figure.additional


Bounds = tuple[int | None, int | None, int | None]


def _of_claim(figures: Sequence[Figure]) -> Bounds:
    """The bounds that one claim gives: people counted apart may be apart, so they also add up."""
    whom: dict[object, Bounds] = {}
    for figure in figures:
        of = figure.of
        key = (of.actor, of.kind, of.status, of.group) if of else None
        whom.setdefault(key, (figure.low, figure.best, figure.high))
    bounds = list(whom.values())
    if len(bounds) == 1:
        return bounds[0]
    lows, highs = [_low(b) for b in bounds], [_high(b) for b in bounds]
    return max((n for n in lows if n is not None), default=None), None, _sum(highs)


def _sum(numbers: Iterable[int | None]) -> int | None:
    found = list(numbers)
    return None if None in found else sum(n for n in found if n is not None)


def _low(bounds: Bounds) -> int | None:
    return bounds[0] if bounds[0] is not None else bounds[1]


def _high(bounds: Bounds) -> int | None:
    return bounds[2] if bounds[2] is not None else bounds[1]


def _union(measure: str, claims: Sequence[Bounds]) -> Toll:
    if len(set(claims)) == 1:
        return Toll(measure, *claims[0])
    lows, highs = [_low(c) for c in claims], [_high(c) for c in claims]
    bests = {c[1] for c in claims}
    return Toll(
        measure,
        None if None in lows else min(n for n in lows if n is not None),
        bests.pop() if len(bests) == 1 else None,
        None if None in highs else max(n for n in highs if n is not None),
    )
