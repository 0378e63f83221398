"""What is agreed, what is disputed and by whom, and how figures were revised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.exports.dossier.sources import Quote, Source, Sources
from onrecord.exports.dossier.words import count, day, field, number, order, values
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.said import View

if TYPE_CHECKING:
    from onrecord.reconciling.values import Answer, Reconciled

MARK = {"yes": "yes", "no": "no"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A field that nobody contradicts: its values with the letters of those who give each."""

    name: str
    values: tuple[tuple[str, str], ...]
    alone: bool

    @property
    def standing(self) -> str:
        """Whether origins say the same of it, or only nothing that excludes the other's word."""
        if self.alone:
            return "one origin only"
        return "agreed" if len(self.values) == 1 else "compatible"


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute: what it holds, who holds it, in which words."""

    value: str
    who: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """A disputed field: between whom, what the rule makes of it, and the sides."""

    name: str
    differ: str
    settled: str | None
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """How one origin changed its word on a field: each value with its day and report."""

    name: str
    who: str
    steps: tuple[tuple[str, str, Source | None, int], ...]


def ordered(told: Reconciled) -> list[Answer]:
    """The answers in the order of a page."""
    return sorted(told.answers, key=lambda a: order(a.field))


def facts_of(told: Reconciled, sources: Sources) -> list[Fact]:
    """Every field on which nobody contradicts another; `alone` where one origin speaks of it."""
    return [
        Fact(field(a.field), tuple(_choices(a, sources)), len(a.views) < 2)
        for a in ordered(told)
        if a.dispute is None and a.views
    ]


def _choices(answer: Answer, sources: Sources) -> Iterator[tuple[str, str]]:
    for choice in answer.choices:
        yield values((choice.value,)), sources.letters(choice.origins)


def contests_of(told: Reconciled, sources: Sources) -> list[Contest]:
    """Every disputed field with its sides."""
    return [_contest(a, sources) for a in ordered(told) if a.dispute]


def _contest(answer: Answer, sources: Sources) -> Contest:
    dispute = answer.dispute
    assert dispute is not None  # contests_of takes disputed answers only
    views = {v.origin: v for v in answer.views}
    differ = round(answer.share * len(answer.views))
    return Contest(
        name=field(answer.field),
        differ=f"{differ} of {count(len(answer.views), 'origin')} differ",
        settled=settled(answer),
        positions=tuple(
            Position(
                values(side.values),
                sources.named(side.origins) or ", ".join(side.speakers),
                tuple(_quotes([views[o] for o in side.origins if o in views], sources)),
            )
            for side in dispute.sides
        ),
    )


def settled(answer: Answer) -> str | None:
    """What the rule makes of a field's figures; null where it finds no figure."""
    if answer.value is None:
        return None
    less = "; at least one origin gives only an upper bound" if answer.open_below else ""
    return number(answer.value, more=answer.open_above) + less


def _quotes(views: Sequence[View], sources: Sources) -> list[Quote]:
    return sources.quotes(s.testimony for v in views for s in v.sayings)


def revisions_of(told: Reconciled, sources: Sources) -> list[Revision]:
    """Every field of which an origin changed its word over the days."""
    return [
        Revision(field(a.field), sources.named([v.origin]), tuple(_steps(v, sources)))
        for a in ordered(told)
        for v in a.views
        if len(v.history) > 1
    ]


def _steps(view: View, sources: Sources) -> Iterator[tuple[str, str, Source | None, int]]:
    for step in view.history:
        yield day(step.day), values(step.values), sources.reports.get(step.report), step.times


def figures_of(told: Reconciled) -> list[Answer]:
    """The answers that are figures, those of the dead first."""
    return [
        a for a in ordered(told) if any(isinstance(v, Bounds) for w in a.views for v in w.values)
    ]
