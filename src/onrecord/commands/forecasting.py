"""`forecasts`: what was said of the future, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.reconciling.forecasters import Score
    from onrecord.reconciling.forecasts_values import Forecast, Outcome


@dataclass(frozen=True, slots=True)
class Forecasts:
    """Forecasts with what became of them by the day `by`, and the record of each forecaster."""

    by: date
    told: tuple[tuple[Forecast, Outcome], ...]
    scores: tuple[Score, ...]


def forecasts(
    archive: Where,
    *,
    place: str | None = None,
    actor: str | None = None,
    as_of: date | None = None,
    recorded_by: date | None = None,
    sight: Sight = EVERYTHING,
    verdicts: bool = True,
) -> Forecasts:
    """Tell what was planned, predicted or threatened, by when, and what became of it.

    `place` and `actor` narrow to forecasts about a place (an id, a country code, a part of a
    name) and by or about somebody. `as_of` asks for the record as it stood on a day; without it
    the day is that of the last report. Without `verdicts` it is all the machine's proposal.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive
    from onrecord.commands.rooted import rooted
    from onrecord.commands.seeing import seen_by
    from onrecord.commands.verdicts import verdicts_of
    from onrecord.reconciling.forecasters import scores_of
    from onrecord.reconciling.forecasts import forecasts_of
    from onrecord.reconciling.outcomes import outcomes

    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        rows = tables.claims(known=as_of, by=recorded_by)
        told = rooted(rows, tables.roots({report.id for report, _ in rows}))
        day = as_of or tables.last_published() or date.max
        judged = tables.outcome_reviews() if verdicts else []
    found = [f for f in forecasts_of(told) if is_about(f, place, actor)]
    said = verdicts_of(found, judged, as_of, day, recorded_by)
    became = outcomes(found, told, day, said)
    return Forecasts(day, tuple(zip(found, became, strict=True)), tuple(scores_of(found, became)))


def is_about(told: Forecast, place: str | None, actor: str | None) -> bool:
    """Whether a forecast is about a place, and by or about somebody; null asks for none."""
    from onrecord.names.fold import fold

    if place is not None:
        spots = [(p.id, p.country, p.name or p.words.text) for p in told.places]
        if not any(place in s[:2] or fold(place) in fold(s[2]) for s in spots):
            return False
    if actor is None:
        return True
    sides = [(p.actor, p.name or p.words.text) for p in (*told.doers, *told.targets)]
    sides.append((told.forecaster.actor, told.forecaster.name))
    return any(actor == id_ or fold(actor) in fold(name) for id_, name in sides)
