"""Summaries of incidents: emptied by whoever changes an incident, filled, asked for by stamp."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, text, update

from onrecord.archive.joined_models import AccountRow, MembershipRow
from onrecord.archive.joined_rows import rows_of, standing
from onrecord.archive.models import ReadingRow
from onrecord.archive.summary_models import SummaryOriginRow, SummaryRow

if TYPE_CHECKING:
    from sqlalchemy import Connection

LEAST = 500  # rows that are changed by one statement
GONE = "null"  # the body of an incident that has no accounts any more
LOCK = 0x6F6E7265  # "onre", the number under which PostgreSQL knows the lock


@dataclass(frozen=True, slots=True)
class Stamped:
    """A summary as it is kept: `body` is null while it is not worked out."""

    incident: str
    stamp: int
    body: str | None


@dataclass(frozen=True, slots=True)
class OriginTold:
    """What one origin tells of an incident (SummaryOriginRow says what each means)."""

    incident: str
    key: str
    name: str
    publishers: str
    first_day: date | None
    told_first: bool
    alone: bool
    claims: int
    reports: int
    copies: int
    agrees: int
    contradicts: int


class Summarising:
    """The summaries of an archive."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def alone(self) -> None:
        """Wait until no other transaction writes incidents; SQLite does so by itself."""
        if self._db.dialect.name == "postgresql":
            self._db.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))

    def touch(self, incidents: Collection[str]) -> None:
        """Empty the summaries of incidents, because what they are made of changes."""
        row, held = SummaryRow, sorted(incidents)
        if not held:
            return
        stamp = self.stamp() + 1
        known = {r[0] for r in rows_of(self._db, select(row.incident), row.incident, held)}
        for at in range(0, len(held), LEAST):
            some = update(row).where(row.incident.in_(held[at : at + LEAST]))
            self._db.execute(some.values(body=None, stamp=stamp))
        fresh = [{"incident": i, "stamp": stamp} for i in held if i not in known]
        if fresh:
            self._db.execute(insert(row), fresh)

    def touch_all(self) -> None:
        """Empty every summary."""
        stamp = self.stamp() + 1
        self._db.execute(update(SummaryRow).values(body=None, stamp=stamp))

    def touch_reports(self, reports: Collection[str]) -> None:
        """Empty the summaries of the incidents that some reports tell of."""
        asked = select(MembershipRow.incident).distinct()
        asked = asked.join(AccountRow, AccountRow.row == MembershipRow.account)
        asked = asked.join(ReadingRow, ReadingRow.id == AccountRow.reading_id)
        asked = asked.where(standing(MembershipRow, None))
        self.touch({r[0] for r in rows_of(self._db, asked, ReadingRow.report_id, reports)})

    def stamp(self) -> int:
        """The last stamp that was given; 0 where there is none."""
        return int(self._db.execute(select(func.max(SummaryRow.stamp))).scalar() or 0)

    def summaries(self, after: int = 0) -> list[Stamped]:
        """List the summaries that were emptied or filled after a stamp."""
        row = SummaryRow
        asked = select(row.incident, row.stamp, row.body).where(row.stamp > after)
        return [Stamped(*found) for found in self._db.execute(asked)]

    def lacking(self, most: int | None = None, *, after: str = "") -> list[Stamped]:
        """List the incidents whose summary is to be worked out, by id, after one."""
        row = SummaryRow
        asked = select(row.incident, row.stamp, row.body)
        asked = asked.where(row.body.is_(None), row.incident > after).order_by(row.incident)
        return [Stamped(*found) for found in self._db.execute(asked.limit(most))]

    def count_lacking(self) -> int:
        """Count the incidents whose summary is to be worked out."""
        asked = select(func.count()).select_from(SummaryRow).where(SummaryRow.body.is_(None))
        return int(self._db.execute(asked).scalar_one())

    def keep_summaries(
        self,
        seen: Mapping[str, int],
        bodies: Mapping[str, str],
        origins: Sequence[OriginTold],
    ) -> int:
        """Fill summaries that nobody touched since their stamps were seen; how many."""
        row, stamp = SummaryRow, self.stamp() + 1
        asked = select(row.incident, row.stamp).where(row.body.is_(None))
        now = dict(tuple(r) for r in rows_of(self._db, asked, row.incident, seen))
        same = [i for i in sorted(seen) if now.get(i) == seen[i]]
        for incident in same:
            filled = update(row).where(row.incident == incident)
            self._db.execute(filled.values(body=bodies.get(incident, GONE), stamp=stamp))
        kept, told = set(same), SummaryOriginRow
        for at in range(0, len(same), LEAST):
            self._db.execute(delete(told).where(told.incident.in_(same[at : at + LEAST])))
        if rows := [asdict(o) for o in origins if o.incident in kept]:
            self._db.execute(insert(told), rows)
        return len(same)
