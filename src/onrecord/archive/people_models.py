"""The tables of people: users, sessions, tokens, groups, restrictions, settings, audit trail.

Nothing is deleted: what no longer holds says since when. Neither passwords nor tokens are kept,
only what they can be checked by. All times are UTC.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from onrecord.archive.models import Table


class UserRow(Table):
    """Somebody who may log in; `folded` is the name without case, `password` an argon2id hash."""

    __tablename__ = "users"

    row: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text, unique=True)
    password: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(16))
    active: Mapped[bool]
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class SessionRow(Table):
    """A person's stay at the desk, known by the SHA-256 of the token in their cookie."""

    __tablename__ = "sessions"

    row: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    user_row: Mapped[int] = mapped_column(ForeignKey("users.row"), index=True)
    made_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class TokenRow(Table):
    """A token for programs, with a role that may be less than its user's."""

    __tablename__ = "tokens"

    row: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    user_row: Mapped[int] = mapped_column(ForeignKey("users.row"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class MemberRow(Table):
    """A user in a group, from when until when."""

    __tablename__ = "members"

    row: Mapped[int] = mapped_column(primary_key=True)
    user_row: Mapped[int] = mapped_column(ForeignKey("users.row"), index=True)
    group_name: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class RestrictionRow(Table):
    """An incident or a source that only a group may see; null is no group: administrators only."""

    __tablename__ = "restrictions"

    row: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    what: Mapped[str] = mapped_column(Text)
    group_name: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SettingRow(Table):
    """A setting of the archive; the last row of a name holds."""

    __tablename__ = "settings"

    row: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(32))
    value: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]


class TryRow(Table):
    """A try to log in, by the folded name and the address that it came from."""

    __tablename__ = "tries"

    row: Mapped[int] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    passed: Mapped[bool]

    __table_args__ = (
        Index("ix_tries_folded", "folded", "at"),
        Index("ix_tries_address", "address", "at"),
    )


class AuditRow(Table):
    """Something that somebody did or saw; rows are only added."""

    __tablename__ = "audit"

    row: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person: Mapped[str] = mapped_column(Text)
    deed: Mapped[str] = mapped_column(String(24))
    what: Mapped[str] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
