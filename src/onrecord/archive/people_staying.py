"""Sessions and tokens for programs, inside one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from onrecord.archive.people_models import SessionRow, TokenRow, UserRow
from onrecord.archive.people_values import Stay, Token
from onrecord.archive.writing import now

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Staying:
    """Sessions and tokens, found by the SHA-256 of their secrets."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def stay(self, digest: str) -> Stay | None:
        """Find a session that was not ended."""
        row = SessionRow
        asked = select(row.row, row.user_row, row.made_at, row.seen_at)
        found = self._db.execute(asked.where(row.digest == digest, row.ended_at.is_(None))).first()
        return Stay(*found) if found else None

    def begin(self, digest: str, user: int) -> None:
        """Begin a session of a user."""
        at = now()
        told = {"digest": digest, "user_row": user, "made_at": at, "seen_at": at}
        self._db.execute(insert(SessionRow).values(**told))

    def touch(self, session: int) -> None:
        """Keep that a session was used now."""
        self._db.execute(update(SessionRow).where(SessionRow.row == session).values(seen_at=now()))

    def end(self, user: int, *, only: str | None = None, but: str | None = None) -> None:
        """End the sessions of a user: all, `only` one, or all `but` one (digests)."""
        row = SessionRow
        mine = update(row).where(row.user_row == user, row.ended_at.is_(None))
        if only is not None:
            mine = mine.where(row.digest == only)
        if but is not None:
            mine = mine.where(row.digest != but)
        self._db.execute(mine.values(ended_at=now()))

    def add_token(self, user: int, name: str, digest: str, role: str, until: datetime) -> None:
        """Add a token of a user."""
        told = {"user_row": user, "name": name, "digest": digest, "role": role}
        self._db.execute(insert(TokenRow).values(**told, made_at=now(), expires_at=until))

    def tokens(self, *, digest: str | None = None, user: int | None = None) -> list[Token]:
        """List the tokens that hold now: all, a user's, or that of a digest."""
        row = TokenRow
        asked = select(row.row, row.name, UserRow.name, row.role, row.made_at, row.expires_at)
        asked = asked.join(UserRow, UserRow.row == row.user_row)
        asked = asked.where(row.ended_at.is_(None), row.expires_at > now())
        if digest is not None:
            asked = asked.where(row.digest == digest)
        if user is not None:
            asked = asked.where(row.user_row == user)
        return [Token(*found) for found in self._db.execute(asked.order_by(row.row))]

    def end_tokens(self, user: int, row: int | None = None) -> int:
        """End the tokens of a user, or one of them; gives how many."""
        table = TokenRow
        mine = update(table).where(table.user_row == user, table.ended_at.is_(None))
        if row is not None:
            mine = mine.where(table.row == row)
        return self._db.execute(mine.values(ended_at=now())).rowcount
