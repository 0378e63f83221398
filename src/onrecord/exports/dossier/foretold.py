"""Forecasts that bear on an incident, with what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.exports.dossier.control import Word
from onrecord.exports.dossier.labels import label, plain
from onrecord.exports.dossier.words import day, days, listed

if TYPE_CHECKING:
    from onrecord.exports.values import Exported
    from onrecord.reconciling.forecasts_values import Forecast, Outcome


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast as the page tells it."""

    who: str
    how: str
    what: str
    made: str
    until: str
    probability: str | None
    outcome: str
    by: str
    why: str
    words: tuple[Word, ...]


def forecasts_of(told: Exported, known: Iterable[tuple[Forecast, Outcome]]) -> list[Foretold]:
    """The forecasts that this incident bore out or belied, and those of its kind and place."""
    mine = {t.claim.id for t in told.testimonies}
    places = {s.id for s in told.places if s.id}
    return [_foretold(f, became) for f, became in known if _bears(f, became, told, mine, places)]


def _bears(
    forecast: Forecast, became: Outcome, told: Exported, mine: set[str], places: set[str]
) -> bool:
    behind = {t.claim.id for t in (*became.supporting, *became.contradicting)}
    if behind & mine:
        return True
    here = any(p.id in places for p in forecast.places)
    last = told.end or told.last_published
    before = forecast.made is None or last is None or forecast.made <= last
    return here and before and forecast.type in told.types


def _foretold(told: Forecast, became: Outcome) -> Foretold:
    doers = listed(p.name or p.words.text for p in told.doers)
    targets = listed(p.name or p.words.text for p in told.targets)
    where = listed(p.name or p.words.text for p in told.places)
    what = f"{'' if told.expects else 'no '}{plain(told.type)}"
    what += f" by {doers}" if doers else ""
    what += f" against {targets}" if targets else ""
    words = tuple(
        Word(told.forecaster.name, day(t.report.published), e.words.text, t.report.language)
        for t in told.tellings[:1]
        for e in t.claim.evidence[:1]
    )
    return Foretold(
        who=told.forecaster.name,
        how=label("modality", told.modality),
        what=f"{what}, {where}" if where else what,
        made=day(told.made),
        until=days(told.opens, told.deadline) if told.deadline else "no deadline",
        probability=f"{told.probability.value:.0%}" if told.probability else None,
        outcome=label("outcomes", became.status),
        by="proposed by the program" if became.by == "machine" else f"judged by {became.by}",
        why=became.why,
        words=words,
    )
