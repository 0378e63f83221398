"""Tries to log in, and the audit trail, inside one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from onrecord.archive.people_models import AuditRow, TryRow
from onrecord.archive.people_values import Noted
from onrecord.archive.writing import now

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Trails:
    """What was tried, and what was done."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def tries(
        self, since: datetime, *, name: str | None = None, address: str | None = None
    ) -> tuple[int, datetime | None]:
        """Count the failed tries since then, of a name since it last came in, and tell the last."""
        row = TryRow
        mine = [row.folded == name] if name is not None else [row.address == address]
        if name is not None:
            came = select(func.max(row.at)).where(*mine, row.passed.is_(True))
            since = max(since, self._db.execute(came).scalar() or since)
        asked = select(func.count(row.row), func.max(row.at))
        asked = asked.where(*mine, row.passed.is_(False), row.at >= since)
        count, last = self._db.execute(asked).one()
        return count, last

    def tried(self, name: str, address: str) -> int:
        """Keep a try, as failed until it is known to have passed; gives its row."""
        told = {"folded": name, "address": address, "at": now(), "passed": False}
        made = self._db.execute(insert(TryRow).values(**told))
        return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0

    def passed(self, row: int) -> None:
        """Keep that a try was with the right password."""
        self._db.execute(update(TryRow).where(TryRow.row == row).values(passed=True))

    def note(self, person: str, deed: str, what: str, address: str | None = None) -> None:
        """Add a line to the audit trail."""
        told = {"person": person, "deed": deed, "what": what, "address": address}
        self._db.execute(insert(AuditRow).values(at=now(), **told))

    def noted(
        self,
        *,
        person: str | None = None,
        deed: str | None = None,
        about: str | None = None,
        start: int = 0,
        most: int = 50,
    ) -> list[Noted]:
        """List lines of the audit trail, newest first; `about` are words of what was done."""
        row = AuditRow
        asked = select(row.row, row.at, row.person, row.deed, row.what, row.address)
        if person:
            asked = asked.where(row.person == person)
        if deed:
            asked = asked.where(row.deed == deed)
        if about:
            asked = asked.where(row.what.contains(about, autoescape=True))
        asked = asked.order_by(row.row.desc()).offset(start).limit(most)
        return [Noted(*found) for found in self._db.execute(asked)]
