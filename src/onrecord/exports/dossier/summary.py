"""The summary of an incident: a few sentences made of data, each figure with whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.exports.dossier.facts import figures_of, ordered
from onrecord.exports.dossier.labels import labels, plain
from onrecord.exports.dossier.sources import Sources
from onrecord.exports.dossier.words import count, days, field, listed, number, spot, value
from onrecord.ontology.bounds import Bounds

if TYPE_CHECKING:
    from onrecord.exports.values import Exported
    from onrecord.reconciling.values import Answer

FIGURES = 4  # that a summary tells; the others stand in the section of figures
SPEAKERS = 4  # whose figure it is, by name; more are counted


def title_of(told: Exported) -> str:
    """What it was and where: "Capture of Al Quşayr, Syria"."""
    what = plain(told.types[0]) if told.types else "event"
    what = what[:1].upper() + what[1:]
    if told.place is None:
        return f"{what}, place not known"
    of = "of" if told.types and told.types[0] in labels()["of_place"] else "in"
    return f"{what} {of} {spot(told.place)}"


def when_of(told: Exported) -> str:
    """The days of an incident, as far as any account tells them."""
    if told.dated and (told.start or told.end):
        return days(told.start, told.end)
    end = told.end or told.first_published
    return f"{days(None, end)}; no account tells the day in words" if end else "no day is told"


def summary_of(told: Exported, sources: Sources) -> list[str]:
    """Sentences made of data only: what, where, when, by whom it is told, who, and the figures."""
    return [_what(told), *_who(told, sources), *_figures(told, sources), *_disputed(told)]


def _what(told: Exported) -> str:
    divisions = [d for d in (told.admin2, told.admin1) if d]
    where = f" ({listed(divisions)})" if divisions else ""
    told_by = f"{count(len(told.told.origins), 'origin')} in {count(told.reports, 'report')}"
    published = days(told.first_published, told.last_published)
    day = f", published {_on(published)}" if told.first_published else ", none of them dated"
    return f"{title_of(told)}{where}, {when_of(told)}: told by {told_by}{day}."


def _on(words: str) -> str:
    return f"from {words}" if " to " in words else f"on {words}"


def _who(told: Exported, sources: Sources) -> Iterator[str]:
    for name, lead in (("doer", "Said to have done it"), ("victims", "Said to have suffered it")):
        for answer in ordered(told.told):
            if answer.field.name == name:
                of = f" ({plain(answer.field.of)})" if _apart(answer, told) else ""
                told_by = [
                    f"{value(c.value)} ({sources.letters(c.origins)})" for c in answer.choices
                ]
                yield f"{lead}{of}: {listed(told_by)}{_contested(answer)}."


def _apart(answer: Answer, told: Exported) -> bool:
    return answer.field.of not in ("", "act", *told.types[:1])


def _contested(answer: Answer) -> str:
    return "; this is disputed" if answer.dispute else ""


def _figures(told: Exported, sources: Sources) -> Iterator[str]:
    found = figures_of(told.told)
    for answer in found[:FIGURES]:
        views = [(v.origin, n) for v in answer.views for n in v.values if isinstance(n, Bounds)]
        by: dict[str, list[str]] = {}
        for origin, bounds in views:
            by.setdefault(number(bounds), []).append(origin)
        told_by = [
            f"{words} by {sources.named(o) if len(o) <= SPEAKERS else count(len(o), 'origin')}"
            for words, o in by.items()
        ]
        yield f"{field(answer.field)}: {listed(told_by, 6)}{_contested(answer)}."
    if len(found) > FIGURES:
        yield f"{count(len(found) - FIGURES, 'further figure')} below."


def _disputed(told: Exported) -> Iterator[str]:
    names = [field(d.field) for d in told.told.disputes]
    if names:
        yield f"Origins contradict each other on: {listed(n[:1].lower() + n[1:] for n in names)}."
