"""Claims for questions that ask beyond incidents: of a place, of the future, of origins."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select

from onrecord.archive.fold import fold
from onrecord.archive.joined_telling import Telling
from onrecord.archive.models import ClaimRow, PlaceRow, ReadingRow, ReportRow
from onrecord.records import Claim, Report, from_published


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that claims name: its id (null where it is not resolved), and how many do."""

    name: str
    id: str | None
    country: str | None
    claims: int


class Placing(Telling):
    """The claims of an archive as they stand, or stood when it was recorded."""

    def places(self, asked: str) -> list[NamedPlace]:
        """Find the places that claims name so: by id, or by a part of the name; most told first."""
        row = PlaceRow
        named = row.folded.contains(fold(asked), autoescape=True)
        count = func.count(row.claim_row.distinct())
        found = select(row.name, row.id, row.country, count, func.min(row.folded))
        found = found.where(or_(row.id == asked, named)).group_by(row.name, row.id, row.country)
        rows = self._db.execute(found.order_by(count.desc(), row.id, row.name)).all()
        return [
            NamedPlace(name or folded, id_, country, n) for name, id_, country, n, folded in rows
        ]

    def claims(
        self,
        *,
        place: NamedPlace | None = None,
        modalities: Collection[str] = (),
        known: date | None = None,
        by: date | None = None,
    ) -> list[tuple[Report, Claim]]:
        """Find claims with their reports, oldest report first.

        `place` narrows to claims that name it, `known` to reports that were out by that day, `by`
        to readings that stood at the end of that day.
        """
        asked = select(ClaimRow.report_id, ClaimRow.published)
        asked = asked.join(ReadingRow, ReadingRow.id == ClaimRow.reading_id)
        asked = asked.join(ReportRow, ReportRow.id == ClaimRow.report_id)
        asked = _stood(asked, by)
        if place is not None:
            asked = asked.where(_names(place))
        if modalities:
            asked = asked.where(ClaimRow.modality.in_(sorted(modalities)))
        if known is not None:
            out = func.coalesce(ReportRow.published, func.date(ReportRow.recorded_at))
            asked = asked.where(out <= known)
        undated_last = (ReportRow.published.is_(None), ReportRow.published)
        asked = asked.order_by(*undated_last, ReportRow.id, ClaimRow.position)
        rows = self._db.execute(asked).all()
        reports = self.reports({report for report, _ in rows})
        return [(reports[r], from_published(json.loads(told))) for r, told in rows]

    def last_published(self) -> date | None:
        """Find the last day on which a report was published."""
        found: date | None = self._db.execute(select(func.max(ReportRow.published))).scalar()
        return found


def _stood(asked: Select[Any], by: date | None) -> Select[Any]:
    if by is None:
        return asked.where(ReadingRow.superseded_at.is_(None))
    later = by + timedelta(1)
    left = or_(ReadingRow.superseded_at.is_(None), ReadingRow.superseded_at >= later)
    return asked.where(ReadingRow.recorded_at < later, left)


def _names(place: NamedPlace) -> Any:
    row = PlaceRow
    same = (
        row.id == place.id if place.id else row.folded.contains(fold(place.name), autoescape=True)
    )
    unresolved = and_(row.id.is_(None), row.folded.contains(fold(place.name), autoescape=True))
    return exists().where(row.claim_row == ClaimRow.row, or_(same, unresolved))
