"""Claims for questions that ask beyond incidents: of a place, of the future, of origins."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select, union

from onrecord.archive.continuing import Continuing
from onrecord.archive.fold import fold
from onrecord.archive.joined_models import LinkedRow
from onrecord.archive.joined_rows import rows_of
from onrecord.archive.joined_telling import Telling
from onrecord.archive.models import ClaimRow, PlaceRow, ReadingRow, ReportRow
from onrecord.archive.page_asking import then_of
from onrecord.archive.review_matching import is_named
from onrecord.archive.review_models import ReviewedRow, ReviewRow
from onrecord.archive.reviewed import AS_REVIEWED, CORRECTED, STANDS
from onrecord.records import Claim, Report, from_published

REMARKS = ("graded", "commented", "outcome")  # reviews that leave a claim as it is


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that claims name: its id (null where it is not resolved), and how many do."""

    name: str
    id: str | None
    country: str | None
    claims: int


class Placing(Telling, Continuing):
    """The claims of an archive as they stand, or stood when it was recorded."""

    def places(
        self, asked: str, *, without: Collection[str] = (), publishers: Collection[str] = ()
    ) -> list[NamedPlace]:
        """Find the places that claims name so: by id, or by a part of the name; most told first.

        `without` are claims, and `publishers` those of reports, that do not count.
        """
        row = PlaceRow
        named = row.folded.contains(fold(asked), autoescape=True)
        count = func.count(row.claim_row.distinct())
        found = select(row.name, row.id, row.country, count, func.min(row.folded))
        found = found.where(or_(row.id == asked, named)).group_by(row.name, row.id, row.country)
        if without or publishers:
            found = found.where(row.claim_row.not_in(_left_out(without, publishers)))
        rows = self._db.execute(found.order_by(count.desc(), row.id, row.name)).all()
        return [
            NamedPlace(name or folded, id_, country, n) for name, id_, country, n, folded in rows
        ]

    def claims(
        self,
        *,
        place: NamedPlace | None = None,
        modalities: Collection[str] = (),
        types: Collection[str] = (),
        ids: Collection[str] = (),
        known: date | None = None,
        by: date | None = None,
        days: tuple[date, date] | None = None,
    ) -> list[tuple[Report, Claim]]:
        """Find claims with their reports, oldest report first.

        `place` narrows to claims that name it, `types` to events of these types, `ids` to some,
        `known` to reports that were out by that day (of a page that changed, its text of then),
        `by` to readings that stood at the end of that day, `days` to reports published on these
        days, or on no day that is known.
        """
        asked = select(ClaimRow.report_id, AS_REVIEWED, ClaimRow.position, CORRECTED)
        asked = asked.outerjoin(ReviewedRow, ReviewedRow.claim == ClaimRow.id).where(STANDS)
        asked = asked.join(ReadingRow, ReadingRow.id == ClaimRow.reading_id)
        asked = asked.join(ReportRow, ReportRow.id == ClaimRow.report_id)
        if place is not None:  # found by the places' index: no claim elsewhere is read
            asked = asked.where(ClaimRow.row.in_(union(*_naming(place), _corrected())))
        if modalities:
            asked = asked.where(or_(CORRECTED, ClaimRow.modality.in_(sorted(modalities))))
        if types:
            asked = asked.where(or_(CORRECTED, ClaimRow.type.in_(sorted(types))))
        if days:
            published = ReportRow.published
            asked = asked.where(or_(published.is_(None), published.between(*days)))
        if ids:
            asked = asked.where(ClaimRow.id.in_(sorted(ids)))
        rows = self._of_day(asked, known, by) if known else self._db.execute(_stood(asked, by))
        held = [tuple(row) for row in rows]
        reports = self.reports({report for report, *_ in held})
        held.sort(key=lambda row: (*_dated(reports[row[0]]), row[0], row[2]))
        made = ((reports[r], from_published(json.loads(told)), new) for r, told, _, new in held)
        return [(r, c) for r, c, new in made if not new or _is_asked(c, place, modalities)]

    def _of_day(self, asked: Select[Any], known: date, by: date | None) -> Iterator[Any]:
        then = then_of(self._db, known, by)
        out = func.coalesce(ReportRow.published, func.date(ReportRow.recorded_at))
        standing = self._db.execute(_stood(asked, by).where(out <= known)).all()
        there = {row[0] for row in standing}
        yield from (row for row in standing if row[0] not in then.hidden)
        last = self.last_readings(then.shown - there)
        yield from rows_of(self._db, asked, ClaimRow.reading_id, [id_ for id_, _ in last.values()])

    def claims_stamp(self) -> tuple[int, ...]:
        """Numbers that change whenever a claim, what it goes back to, or a correction does."""
        reading, review = ReadingRow, ReviewRow
        read = select(func.count(reading.id), func.count(reading.superseded_at))
        linked = select(func.count(LinkedRow.reading_id))
        said = select(func.count(review.id), func.count(review.withdrawn_at))
        said = said.where(review.act.not_in(REMARKS))
        rows = (self._db.execute(asked).one() for asked in (read, linked, said))
        return tuple(int(number) for row in rows for number in row)

    def count_claims(self) -> int:
        """Count the claims of all readings."""
        return int(self._db.execute(select(func.count(ClaimRow.row))).scalar_one())

    def last_published(self) -> date | None:
        """Find the last day on which a report was published."""
        found: date | None = self._db.execute(select(func.max(ReportRow.published))).scalar()
        return found


def _is_asked(claim: Claim, place: NamedPlace | None, modalities: Collection[str]) -> bool:
    """Whether a claim that people corrected names a place and is of a modality."""
    named = place is None or is_named(claim, place.id, place.name)
    return named and (not modalities or claim.modality in modalities)


def _dated(report: Report) -> tuple[bool, date]:
    return report.published is None, report.published or date.max


def _stood(asked: Select[Any], by: date | None) -> Select[Any]:
    if by is None:
        return asked.where(ReadingRow.superseded_at.is_(None))
    later = by + timedelta(1)
    left = or_(ReadingRow.superseded_at.is_(None), ReadingRow.superseded_at >= later)
    return asked.where(ReadingRow.recorded_at < later, left)


def _left_out(claims: Collection[str], publishers: Collection[str]) -> Select[Any]:
    asked = select(ClaimRow.row).join(ReportRow, ReportRow.id == ClaimRow.report_id)
    return asked.where(or_(ClaimRow.id.in_(claims), ReportRow.publisher.in_(publishers)))


def _naming(place: NamedPlace) -> list[Select[Any]]:
    """Claims that name a place: by its id, and by its name where they do not know the id."""
    row = PlaceRow
    called = row.folded.contains(fold(place.name), autoescape=True)
    if not place.id:
        return [select(row.claim_row).where(called)]
    known = select(row.claim_row).where(row.id == place.id)
    return [known, select(row.claim_row).where(row.id.is_(None), called)]


def _corrected() -> Select[Any]:
    """Claims that people corrected: the rows by which a claim is found are the machine's."""
    return select(ClaimRow.row).where(ClaimRow.id.in_(select(ReviewedRow.claim).where(CORRECTED)))
