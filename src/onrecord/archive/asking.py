"""Questions to the tables."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    false,
    func,
    or_,
    select,
    true,
    tuple_,
)

from onrecord.archive import stepping
from onrecord.archive.filters import ClaimFilter
from onrecord.archive.fold import fold
from onrecord.archive.models import (
    ActorRow,
    ClaimRow,
    EngineRow,
    FailureRow,
    OriginalRow,
    PlaceRow,
    ReadingRow,
    ReportRow,
)
from onrecord.archive.review_matching import is_asked
from onrecord.archive.review_models import ReviewedRow
from onrecord.archive.reviewed import AS_REVIEWED, CORRECTED, STANDS
from onrecord.archive.values import GATE, Counts, KeptFailure, Original
from onrecord.records import Claim, Report, from_published

REPORT_COLUMNS = tuple(Report.__dataclass_fields__)
SPEAKERS = ("claimant", "voice", "via")
DOERS = ("actors", "targets")


def report(db: Connection, report_id: str) -> Report | None:
    """Find a report by its id."""
    columns = [getattr(ReportRow, c) for c in REPORT_COLUMNS]
    row = db.execute(select(*columns).where(ReportRow.id == report_id)).first()
    return Report(*row) if row else None


def reports(
    db: Connection,
    *,
    ids: Collection[str] | None,
    publisher: str | None,
    after: str | None,
    most: int | None,
    without: Collection[str],
    turned_away: bool | None = None,
) -> Iterator[Report]:
    """Yield reports by their ids, but those of the publishers `without`."""
    query = select(*[getattr(ReportRow, c) for c in REPORT_COLUMNS]).order_by(ReportRow.id)
    if ids is not None:
        query = query.where(ReportRow.id.in_(ids))
    if publisher is not None:
        query = query.where(ReportRow.publisher == publisher)
    if after is not None:
        query = query.where(ReportRow.id > after)
    if without:
        named = ReportRow.publisher
        query = query.where(or_(named.is_(None), named.not_in(without)))
    if turned_away is not None:
        away = ReportRow.id.in_(_turned_away())
        query = query.where(away if turned_away else ~away)
    for row in db.execution_options(yield_per=50).execute(query.limit(most)):
        yield Report(*row)


def _turned_away() -> Select[tuple[str]]:
    """The ids of reports that the gate turned away, and nobody read since."""
    row, by = ReadingRow, EngineRow
    asked = select(row.report_id).join(by, by.id == row.engine_id)
    return asked.where(by.name == GATE, row.superseded_at.is_(None))


def original(db: Connection, report_id: str) -> Original | None:
    """Find what a report came from."""
    kept = OriginalRow
    asked = select(kept.content, kept.media_type, kept.source).where(kept.report_id == report_id)
    row = db.execute(asked).first()
    return Original(zlib.decompress(row[0]), row[1], row[2]) if row else None


def claims(
    db: Connection, asked: ClaimFilter, *, stepwise: bool = False
) -> Iterator[tuple[Report, Claim]]:
    """Yield the claims that `asked` lets through with their reports, oldest report first.

    `stepwise` asks in steps, for who wants a few of many: of one moment is each step alone.
    """
    current: Report | None = None
    query = wanted(asked, _after(db, asked.after) if asked.after else None)
    held = db.execution_options(yield_per=200)
    rows = stepping.rows(db, query, asked) if stepwise else held.execute(query)
    for report_id, published, changed in rows:
        if current is None or current.id != report_id:
            current = report(db, report_id)
        claim = from_published(json.loads(published))
        if current is not None and (not changed or is_asked(asked, claim)):
            yield current, claim


def wanted(
    asked: ClaimFilter, after: ColumnElement[bool] | None = None
) -> Select[tuple[str, str, bool]]:
    """Build the query of a filter: report ids, claims as published, whether people corrected them.

    `after` is the condition of what comes after a claim.

    Every corrected claim is found that may be asked for: what it tells is not in its rows.
    """
    row = ClaimRow
    told = row.published if asked.raw else AS_REVIEWED
    changed = false() if asked.raw else CORRECTED
    query = select(row.report_id, told, changed).join(ReportRow, ReportRow.id == row.report_id)
    query = query.outerjoin(ReviewedRow, ReviewedRow.claim == row.id)
    if not asked.raw:
        query = query.where(STANDS)
    if not asked.superseded:
        query = query.join(ReadingRow, ReadingRow.id == row.reading_id)
        query = query.where(ReadingRow.superseded_at.is_(None))
    for condition in _fixed(asked):
        query = query.where(condition)
    if after is not None:
        query = query.where(after)
    told_so = and_(true(), *_conditions(asked))
    query = query.where(or_(changed, told_so))
    undated_last = (ReportRow.published.is_(None), ReportRow.published)
    return query.order_by(*undated_last, row.report_id, row.reading_id, row.position)


def _fixed(asked: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """What nobody corrects."""
    if asked.report is not None:
        yield ClaimRow.report_id == asked.report
    if asked.id is not None:
        yield ClaimRow.id == asked.id
    for word in fold(asked.search).split():
        yield ClaimRow.searched.contains(word, autoescape=True)


def _conditions(asked: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    row = ClaimRow
    for name, column in {"stance": row.stance, "modality": row.modality, "type": row.type}.items():
        if (value := getattr(asked, name)) is not None:
            yield column == value
    if asked.speaker:
        yield _someone(asked.speaker, SPEAKERS)
    if asked.actor:
        yield _someone(asked.actor, DOERS)
    if asked.place:
        yield _somewhere(asked.place)
    if asked.since or asked.until:
        yield _sometime(asked.since, asked.until)


def _after(db: Connection, claim: str) -> ColumnElement[bool]:
    """Come after a claim in their order: the day of the report, its id, the reading, the place."""
    row = ClaimRow
    asked = select(ReportRow.published, row.report_id, row.reading_id, row.position)
    asked = asked.join(ReportRow, ReportRow.id == row.report_id).where(row.id == claim)
    last = db.execute(asked.order_by(row.row.desc()).limit(1)).first()
    if last is None:
        return false()
    mine, day = tuple_(row.report_id, row.reading_id, row.position), ReportRow.published
    same_day = and_(day.is_not_distinct_from(last[0]), mine > tuple_(*last[1:]))
    if last[0] is None:
        return same_day
    return or_(day > last[0], day.is_(None), same_day)


def _someone(who: str, parts: tuple[str, ...]) -> ColumnElement[bool]:
    named = ActorRow.folded.contains(fold(who), autoescape=True)
    mine = and_(ActorRow.claim_row == ClaimRow.row, ActorRow.part.in_(parts))
    return exists().where(mine, or_(ActorRow.actor == who, named))


def _somewhere(where: str) -> ColumnElement[bool]:
    named = PlaceRow.folded.contains(fold(where), autoescape=True)
    known = or_(PlaceRow.id == where, PlaceRow.country == where, named)
    return exists().where(PlaceRow.claim_row == ClaimRow.row, known)


def _sometime(since: date | None, until: date | None) -> ColumnElement[bool]:
    start, end = ClaimRow.period_start, ClaimRow.period_end
    conditions = [or_(start.is_not(None), end.is_not(None))]
    if since:
        conditions.append(or_(end.is_(None), end >= since))
    if until:
        conditions.append(func.coalesce(start, end) <= until)
    return and_(*conditions)


def failures(db: Connection) -> list[KeptFailure]:
    """List the sources that could not be taken in up to now."""
    kept = FailureRow
    asked = select(kept.source, kept.reason, kept.do, kept.recorded_at)
    rows = db.execute(asked.where(kept.mended_at.is_(None)).order_by(kept.row))
    return [KeptFailure(*row) for row in rows]


def counts(db: Connection, without: Collection[str] = (), but: Collection[str] = ()) -> Counts:
    """Count what is there now, but the publishers `without` and the claims `but`."""
    seen = or_(ReportRow.publisher.is_(None), ReportRow.publisher.not_in(without))
    reports_now = select(func.count(ReportRow.id))
    claims_now = select(func.count(ClaimRow.row)).join(
        ReadingRow, ReadingRow.id == ClaimRow.reading_id
    )
    claims_now = claims_now.where(ReadingRow.superseded_at.is_(None))
    if without:
        reports_now = reports_now.where(seen)
        claims_now = claims_now.join(ReportRow, ReportRow.id == ClaimRow.report_id).where(seen)
    if but:
        claims_now = claims_now.where(ClaimRow.id.not_in(but))
    open_failures = select(func.count(FailureRow.row)).where(FailureRow.mended_at.is_(None))
    return Counts(
        reports=db.execute(reports_now).scalar_one(),
        claims=db.execute(claims_now).scalar_one(),
        failures=db.execute(open_failures).scalar_one(),
    )
