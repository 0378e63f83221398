"""In what two records of one incident differ, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.incidents.comparison import options
from onrecord.incidents.consistency import rules
from onrecord.incidents.likeness import kilometres
from onrecord.names.fold import fold
from onrecord.ontology.bounds import Bounds
from onrecord.ontology.types import event_types
from onrecord.reconciling.agreeing import days_agree, ends, figures_agree, words_agree
from onrecord.reconciling.compared_values import Difference, Told, What
from onrecord.reconciling.said import Days
from onrecord.reconciling.sides import Sides, Who
from onrecord.records import Counted, Side, Spot

NEAR_KM = 1.0  # points nearer than this are one: coders round coordinates to two or three digits
GENERAL = {"attack", "killing", "injury"}  # said of many deeds that have a closer name
MEASURES: tuple[What, ...] = ("killed", "wounded")
Compared = Difference | str  # a difference, or the name of what agrees


def compared(
    left: Sequence[Told], right: Sequence[Told]
) -> tuple[tuple[Difference, ...], tuple[str, ...]]:
    """The differences of one incident in two records, and the names of what agrees.

    Of several parts on a side the first stands for place, days, type and sides; figures are their
    sums. A field that one side does not tell is passed over.
    """
    a, b = left[0], right[0]
    found = [
        *_figures(summed(left), summed(right)),
        *_place(a.place, b.place),
        *_period(a, b),
        *_violence(a, b),
        *_types(a, b),
        *_doers(a, b),
    ]
    differ = tuple(f for f in found if isinstance(f, Difference))
    return differ, tuple(f for f in found if isinstance(f, str))


def summed(parts: Sequence[Told]) -> list[Counted]:
    """The figures of one record, those of its parts added up where all parts give them."""
    if len(parts) == 1:
        return list(parts[0].figures)
    held = [{(f.measure, f.of): f for f in part.figures} for part in parts]
    return [
        Counted(*key, *(_sum([h[key] for h in held], end) for end in ("low", "best", "high")))
        for key in held[0]
        if all(key in h for h in held)
    ]


def _sum(figures: Sequence[Counted], end: str) -> int | None:
    told = [getattr(f, end) for f in figures]
    return None if None in told else sum(told)


def _figures(left: Sequence[Counted], right: Sequence[Counted]) -> Iterator[Compared]:
    one, other = ({(f.measure, f.of): f for f in told} for told in (left, right))
    for key in one:
        if key in other:
            yield from _figure(one[key], other[key])
    for measure in MEASURES:  # a part of one side against the whole of the other
        if (measure, "") not in one and (measure, "") in other:
            parts = [f for (m, _), f in one.items() if m == measure and (m, f.of) not in other]
            yield from (_part(f, other[measure, ""]) for f in parts[:1])


def _figure(a: Counted, b: Counted) -> Iterator[Compared]:
    one, other = Bounds(a.low, a.best, a.high), Bounds(b.low, b.best, b.high)
    name = f"{a.measure} ({a.of})" if a.of else a.measure
    if one == other or (None not in (a.best, b.best) and a.best == b.best and not _wider(a, b)):
        yield name
        return
    agree = figures_agree(one, other)
    yield Difference(a.measure, a.of, one, other, not agree, _gap(one, other))  # type: ignore[arg-type]


def _wider(a: Counted, b: Counted) -> bool:
    return (a.low, a.high) != (b.low, b.high)


def _part(part: Counted, whole: Counted) -> Compared:
    """A figure of some against one of all: only more than all contradicts it."""
    one, other = Bounds(part.low, part.best, part.high), Bounds(whole.low, whole.best, whole.high)
    if one == other:
        return part.measure
    above = ends(one)[0] > ends(other)[1]
    return Difference(part.measure, part.of, one, other, above, _gap(one, other))  # type: ignore[arg-type]


def _gap(one: Bounds, other: Bounds) -> float | None:
    told = [next((n for n in (b.best, b.low, b.high) if n is not None), None) for b in (one, other)]
    return None if told[0] is None or told[1] is None else float(told[1] - told[0])


def _place(a: Spot | None, b: Spot | None) -> Iterator[Compared]:
    if a is None or b is None:
        return
    km, named = kilometres(a, b), a.id == b.id is not None or fold(a.name) == fold(b.name)
    if (km is None and named) or (km is not None and km <= NEAR_KM and (named or _one(a, b))):
        yield "place"
    else:
        reach = reach_of(a) + reach_of(b)
        apart = km is not None and km > reach
        apart = apart or bool(a.country and b.country and a.country != b.country)
        yield Difference("place", "", a, b, apart, None if km is None else round(km, 1), reach)


def _one(a: Spot, b: Spot) -> bool:
    """Whether two places at one point are told as finely: a province may stand at its town."""
    return reach_of(a) == reach_of(b)


def reach_of(spot: Spot) -> float:
    """How far from its point an event told of a place may be, in km.

    >>> reach_of(Spot("Aleppo", precision="settlement"))
    5.0
    """
    return float(max(options()["reach"][spot.precision or "settlement"], spot.radius_km or 0))


def _period(a: Told, b: Told) -> Iterator[Compared]:
    one, other = Days(a.start, a.end), Days(b.start, b.end)
    if one == Days(None, None) or other == Days(None, None):
        return
    if one == other:
        yield "period"
        return
    first, last = a.start or a.end, b.start or b.end
    gap = float((last - first).days) if first and last else None
    yield Difference("period", "", one, other, not days_agree(one, other), gap)


def _violence(a: Told, b: Told) -> Iterator[Compared]:
    if a.violence and b.violence:
        same = fold(a.violence) == fold(b.violence)
        yield "violence" if same else Difference("violence", "", a.violence, b.violence, True)


def _types(a: Told, b: Told) -> Iterator[Compared]:
    """Types agree where one is shared; a general one says nothing against others of its family."""
    if not a.types or not b.types or (a.violence and b.violence):
        return
    if set(a.types) & set(b.types):
        yield "type"
        return
    families = [{event_types()[t].family for t in told.types} for told in (a, b)]
    kindred = bool(families[0] & families[1])
    if kindred and (set(a.types) <= GENERAL or set(b.types) <= GENERAL):
        return
    one, other = a.types[0], b.types[0]
    contradicts = not kindred or not words_agree("type", one, other)
    yield Difference("type", "", one, other, contradicts)


def _doers(a: Told, b: Told) -> Iterator[Compared]:
    """Those who do it and those who suffer it, as coders do not say who began."""
    one, other = _sides(a), _sides(b)
    if not one or not other:
        return
    keys = [{s.actor or fold(s.name) for s in told} for told in (one, other)]
    year, sides = (a.end or b.end), Sides.load()
    known = year.year if year else None
    whos = [[Who(s.actor, s.kind) for s in told] for told in (one, other)]
    if keys[0] == keys[1] or _all_together(whos[0], whos[1], sides, known):
        yield "doers"
        return
    may = any(sides.may_be_one(s, t, known) for s in whos[0] for t in whos[1])
    names = [" – ".join(s.name for s in told) for told in (one, other)]
    yield Difference("doers", "", names[0], names[1], not (may or keys[0] & keys[1]))


def _all_together(one: Sequence[Who], other: Sequence[Who], sides: Sides, year: int | None) -> bool:
    """Whether each stands on one side with some of the other: an army, and its government."""
    return all(any(sides.together(s, t, year) for t in other) for s in one) and all(
        any(sides.together(s, t, year) for s in one) for t in other
    )


def _sides(told: Told) -> list[Side]:
    """The named sides, each once: coders differ in who of them is the doer. Things are none."""
    no_side = rules()["no_side"]
    sides = (s for s in (*told.doers, *told.victims) if s.name and s.kind not in no_side)
    held = {s.actor or fold(s.name): s for s in sides}
    return list(held.values())
