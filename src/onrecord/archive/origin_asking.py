"""Questions about origins over all incidents, asked of their summaries inside one transaction."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, case, func, or_, select

from onrecord.archive.models import ReportRow
from onrecord.archive.profiling import Unseen
from onrecord.archive.summary_models import SummaryOriginRow

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST = 5_000  # ways in which an origin's word was carried that are looked at
NAMED = 20  # outlets and origins that are listed


@dataclass(frozen=True, slots=True)
class OriginCount:
    """An origin over all incidents: how much it tells, and how others speak of the same.

    `alone` counts the incidents of which nobody else tells, `first` those of which it told before
    all others, or on the same day. `confirmed` and `contradicted` count incidents on some field of
    which another origin agrees or differs. `day` is the first on which it told of anything.
    """

    key: str
    name: str
    incidents: int
    claims: int
    reports: int
    first: int
    alone: int
    confirmed: int
    contradicted: int
    day: date | None


class Tracing:
    """What each origin tells, and who repeats it."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def origins_told(self, but: Unseen) -> list[OriginCount]:
        """List all origins with their counts, in the order of their keys."""
        found = [OriginCount(*row) for row in self._db.execute(_counted(but))]
        return sorted(found, key=lambda origin: origin.key)

    def origin_told(self, key: str, but: Unseen) -> OriginCount | None:
        """Find one origin over all incidents."""
        found = self._db.execute(_counted(but).where(SummaryOriginRow.key == key)).first()
        return OriginCount(*found) if found else None

    def incidents_of_origin(
        self, key: str, what: str, but: Unseen, most: int
    ) -> list[tuple[str, int]]:
        """List incidents that an origin told first, or on which others agree or differ.

        Each with how many fields they speak of, the last first.
        """
        row = SummaryOriginRow
        ways = {
            "first": (and_(row.told_first, ~row.alone), row.agrees),
            "confirmed": (and_(row.agrees > 0, ~row.alone), row.agrees),
            "contradicted": (row.contradicts > 0, row.contradicts),
        }
        which, fields = ways[what]
        asked = _seen(select(row.incident, fields).where(row.key == key, which), but)
        asked = asked.order_by(row.first_day.is_(None), row.first_day.desc(), row.incident)
        return [(incident, many) for incident, many in self._db.execute(asked.limit(most))]

    def carried_by(self, key: str, but: Unseen) -> list[tuple[str, int]]:
        """List the publishers that carried an origin's word, with the incidents, most first."""
        row, count = SummaryOriginRow, func.count()
        asked = _seen(select(row.publishers, count).where(row.key == key), but)
        asked = asked.group_by(row.publishers).order_by(count.desc()).limit(MOST)
        found: Counter[str] = Counter()
        for publishers, many in self._db.execute(asked):
            found.update(dict.fromkeys(json.loads(publishers), many))
        return found.most_common(NAMED)

    def carries(
        self, publishers: Sequence[str], key: str, but: Unseen
    ) -> list[tuple[str, str, int]]:
        """List the origins whose word some publishers carried: key, name, incidents."""
        row, count = SummaryOriginRow, func.count()
        forms = {json.dumps(p, ensure_ascii=a) for p in publishers for a in (False, True)}
        told = [row.publishers.contains(form, autoescape=True) for form in sorted(forms)]
        if not told:
            return []
        asked = select(row.key, func.max(row.name), count).where(row.key != key, or_(*told))
        asked = _seen(asked, but).group_by(row.key).order_by(count.desc(), row.key).limit(NAMED)
        return [(other, name, many) for other, name, many in self._db.execute(asked)]

    def newest_reports(
        self, publisher: str, most: int
    ) -> list[tuple[str, str | None, str | None, date | None]]:
        """List the newest reports of a publisher or agency: id, title, publisher, day."""
        row = ReportRow
        asked = select(row.id, row.title, row.publisher, row.published)
        asked = asked.where(or_(row.publisher == publisher, row.agency == publisher))
        asked = asked.order_by(row.published.is_(None), row.published.desc(), row.id)
        return [tuple(found) for found in self._db.execute(asked.limit(most))]


def _counted(but: Unseen) -> Select[Any]:
    row = SummaryOriginRow

    def where(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    asked = select(
        row.key.label("key"),
        func.max(row.name).label("name"),
        func.count().label("incidents"),
        func.sum(row.claims).label("claims"),
        func.sum(row.reports).label("reports"),
        where(and_(row.told_first, ~row.alone)).label("first"),
        where(row.alone).label("alone"),
        where(and_(row.agrees > 0, ~row.alone)).label("confirmed"),
        where(row.contradicts > 0).label("contradicted"),
        func.min(row.first_day).label("day"),
    )
    return _seen(asked, but).group_by(row.key)


def _seen(asked: Select[Any], but: Unseen) -> Select[Any]:
    """Leave out what may not be shown: also what a withheld publisher carried beside others."""
    row = SummaryOriginRow
    if but.incidents:
        asked = asked.where(row.incident.not_in(but.incidents))
    for source in but.sources:
        for told in sorted({json.dumps(source, ensure_ascii=a) for a in (False, True)}):
            asked = asked.where(~row.publishers.contains(told, autoescape=True))
    return asked
