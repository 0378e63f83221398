"""Parts checked against totals: figures of which not all can be right are flagged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import ends
from onrecord.reconciling.classes import UNTOLD
from onrecord.reconciling.said import Field, Saying, View
from onrecord.reconciling.tables import table
from onrecord.reconciling.values import Flag


def flags_of(sayings: Iterable[Saying], views: Mapping[Field, Sequence[View]]) -> tuple[Flag, ...]:
    """Parts that alone or summed exceed their whole, in one report or from origin to origin.

    Parts and whole are compared as least against greatest: "at least 12" civilians beside 10 dead
    is flagged, "about 10" is not. Groups of age and sex are summed apart from the other classes,
    since a child may be a civilian.
    """
    return (*_within(sayings), *_across(views))


def _within(sayings: Iterable[Saying]) -> Iterator[Flag]:
    by_report: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for s in sayings:
        by_report[s.testimony.report.id, s.origin, s.field.name, s.field.kind].append(s)
    for told in by_report.values():
        for whole in _wholes(told):
            yield from _above(whole, [s for s in told if s.field != whole.field])


def _wholes(told: Sequence[Saying]) -> list[Saying]:
    """The figures that include others: those of people, or of a whole by `part_of`."""
    ids = {f.part_of for s in told for f in s.testimony.claim.figures if f.part_of}
    return [s for s in told if s.field.of == UNTOLD or _id(s) in ids]


def _above(whole: Saying, others: Sequence[Saying]) -> Iterator[Flag]:
    parts = [s for s in others if _is_part(s, whole)]
    groups = set(table("classes.yaml")["groups"])
    for row in ([s for s in parts if s.field.of in groups], _classes(parts, groups)):
        if row and sum(_least(s) for s in _one_each(row)) > _greatest(whole):
            kinds = ", ".join(dict.fromkeys(f"{s.field.of} {_told(s)}" for s in row))
            what = f"{whole.field.name}: {kinds} exceed the whole of {_told(whole)}"
            yield Flag(what, (whole.origin,), (whole, *row))


def _classes(parts: Sequence[Saying], groups: set[str]) -> list[Saying]:
    return [s for s in parts if s.field.of not in groups]


def _one_each(row: Sequence[Saying]) -> list[Saying]:
    """Of each class the least figure: two figures of one class are told twice, not summed."""
    least: dict[str, Saying] = {}
    for s in row:
        if s.field.of not in least or _least(s) < _least(least[s.field.of]):
            least[s.field.of] = s
    return list(least.values())


def _is_part(part: Saying, whole: Saying) -> bool:
    figure = next((f for f in part.testimony.claim.figures if f.words.start == part.order), None)
    if figure is not None and figure.part_of:
        return figure.part_of == _id(whole)
    return whole.field.of == UNTOLD


def _id(saying: Saying) -> str | None:
    figures = saying.testimony.claim.figures
    return next((f.id for f in figures if f.words.start == saying.order), None)


def _across(views: Mapping[Field, Sequence[View]]) -> Iterator[Flag]:
    for field, wholes in views.items():
        if field.of != UNTOLD or not _numbers(wholes):
            continue
        for of, parts in views.items():
            if _beside(of, field):
                yield from _by_others(field, of, wholes, parts)


def _by_others(
    field: Field, of: Field, wholes: Sequence[View], parts: Sequence[View]
) -> Iterator[Flag]:
    highs = [(w, _high(w)) for w in wholes]
    lowest = min((high for _, high in highs), default=float("inf"))
    lows = [(p, low) for p in parts if (low := _low(p)) > lowest]
    pairs = [(p, w) for p, low in lows for w, high in highs if low > high and p.origin != w.origin]
    if not pairs:
        return
    above = {p.origin: p.sayings[0] for p, _ in pairs}
    below = {w.origin: w.sayings[0] for _, w in pairs}
    one, other = (", ".join(_told(s) for s in side.values()) for side in (above, below))
    what = f"{field.name}: {of.of} {one} exceed the whole of {other} by others"
    told = (*above.values(), *below.values())
    yield Flag(what, tuple(dict.fromkeys((*above, *below))), told)


def _beside(a: Field, b: Field) -> bool:
    return a.name == b.name and a.kind == b.kind and a.of != b.of


def _numbers(views: Sequence[View]) -> bool:
    return all(isinstance(v, Bounds) for view in views for v in view.values)


def _low(view: View) -> float:
    return min(ends(v)[0] for v in view.values if isinstance(v, Bounds))


def _high(view: View) -> float:
    return max(ends(v)[1] for v in view.values if isinstance(v, Bounds))


def _least(saying: Saying) -> float:
    return ends(saying.value)[0] if isinstance(saying.value, Bounds) else 0.0


def _greatest(saying: Saying) -> float:
    return ends(saying.value)[1] if isinstance(saying.value, Bounds) else float("inf")


def _told(saying: Saying) -> str:
    """The figure as written."""
    figures = saying.testimony.claim.figures
    return next((f.words.text for f in figures if f.words.start == saying.order), str(saying.value))
