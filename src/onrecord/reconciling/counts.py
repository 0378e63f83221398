"""Figures of testimonies, each under the field by which it can be compared, or kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import days_agree, places_agree
from onrecord.reconciling.classes import class_of
from onrecord.reconciling.plain import spot_of
from onrecord.reconciling.said import Days, Field, Saying
from onrecord.reconciling.sides import Sides
from onrecord.reconciling.tables import table
from onrecord.reconciling.telling import quote_of, speaker_of, verdict
from onrecord.reconciling.values import Apart
from onrecord.records import Figure, Testimony

Wholes = dict[tuple[str, str], Figure]


def figure_sayings(
    testimonies: Iterable[Testimony], sides: Sides
) -> tuple[list[Saying], list[Apart]]:
    """The figures that count this incident, and those kept apart, each with the reason.

    Kept apart: running tolls, figures of several events, of another place or other days, parts of
    the same class as their whole, and words without a number. "Another five" is added to the
    figure of the same report and origin that it adds to; beside a figure of something else ("9
    dead and another 5 hurt") it stands for itself, and without any it is kept apart. Figures
    of claims that do not say that the event happened are left out, but for "nobody was killed".
    """
    told = list(testimonies)
    mentions = _mentions(told)
    wholes: Wholes = {(t.report.id, f.id): f for t in told for f in t.claim.figures}
    counted: list[tuple[Saying, Figure]] = []
    apart: list[Apart] = []
    for testimony in told:
        for figure in testimony.claim.figures:
            if verdict(testimony.claim) != "yes" and figure.high != 0:
                continue
            saying = _saying(testimony, figure, sides)
            why = _why_apart(testimony, figure, wholes, mentions, sides)
            if why:
                apart.append(_apart(saying, why))
            else:
                counted.append((saying, figure))
    sayings, alone = _added(counted)
    return sayings, apart + alone


def _apart(saying: Saying, why: str) -> Apart:
    return Apart(saying, table("classes.yaml")["apart"][why])


def _saying(testimony: Testimony, figure: Figure, sides: Sides) -> Saying:
    field = Field(
        figure.measure, class_of(figure, sides), "level" if figure.scope == "stock" else ""
    )
    value, note = Bounds(figure.low, figure.best, figure.high), None
    if figure.qualifier == "implied":  # to name one victim is not to say that there was no other
        value, note = Bounds(figure.low), table("classes.yaml")["notes"]["implied"]
    quote = quote_of(testimony.claim)
    speaker, total = speaker_of(testimony), figure.scope == "update"
    return Saying(field, value, testimony, speaker, figure.words.start, quote, total, note)


def _mentions(testimonies: Sequence[Testimony]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for t in testimonies:
        if t.claim.event:
            found[t.report.id].add(t.claim.event.mention)
    return found


def _why_apart(
    testimony: Testimony,
    figure: Figure,
    wholes: Wholes,
    mentions: dict[str, set[int]],
    sides: Sides,
) -> str | None:
    if figure.low is None and figure.best is None and figure.high is None:
        return "no_number"
    if figure.scope == "period":
        return "running"
    if set(figure.covers) - mentions[testimony.report.id]:
        return "several"
    whole = wholes.get((testimony.report.id, figure.part_of or ""))
    if whole is not None and class_of(whole, sides) == class_of(figure, sides):
        return "part"
    return _elsewhere(testimony, figure)


def _elsewhere(testimony: Testimony, figure: Figure) -> str | None:
    event = testimony.claim.event
    if event is None:
        return None
    if figure.place and event.places:
        here = spot_of(figure.place)
        if not any(places_agree(here, spot_of(p)) for p in event.places):
            return "place"
    if figure.period and event.period:
        own, days = (Days(p.start, p.end) for p in (figure.period, event.period))
        if not days_agree(own, days):
            return "days"
    return None


def _added(counted: Sequence[tuple[Saying, Figure]]) -> tuple[list[Saying], list[Apart]]:
    """Totals with what is told to come on top; an addition to nothing is kept apart."""
    bases = [s for s, f in counted if not f.additional]
    alone: list[Apart] = []
    first = table("classes.yaml")["first"]
    for more in sorted((s for s, f in counted if f.additional), key=lambda s: s.order):
        at = [i for i, base in enumerate(bases) if _adds_to(more, base)]
        if at:
            best = max(at, key=lambda i: bases[i].order)
            bases[best] = _sum(bases[best], more)
        elif more.field.name not in first or any(_stands_after(more, s) for s, _ in counted):
            bases.append(more)
        else:
            alone.append(_apart(more, "alone"))
    return bases, alone


def _adds_to(more: Saying, base: Saying) -> bool:
    return _stands_after(more, base) and more.field == base.field and not base.total


def _stands_after(more: Saying, base: Saying) -> bool:
    one, other = more.testimony, base.testimony
    same = one.report.id == other.report.id and one.origin == other.origin
    return same and base.order < more.order


def _sum(base: Saying, more: Saying) -> Saying:
    if not (isinstance(base.value, Bounds) and isinstance(more.value, Bounds)):
        return base
    a, b = base.value, more.value
    value = Bounds(_plus(a.low, b.low), _plus(a.best, b.best), _plus(a.high, b.high))
    return replace(base, value=value, note=f"{base.note or a.best or a.low} + {b.best or b.low}")


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b
