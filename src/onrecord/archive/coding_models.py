"""The tables of blind double coding; a value that is given anew keeps the old one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onrecord.archive.models import Table


class CodingRow(Table):
    """A sample of claims to be coded, with how it was drawn and which fields are asked (JSON)."""

    __tablename__ = "codings"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    seed: Mapped[int] = mapped_column(BigInteger)
    asked: Mapped[str] = mapped_column(Text)
    fields: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]


class UnitRow(Table):
    """A claim of a sample, at its place in the order in which it was drawn."""

    __tablename__ = "coding_units"
    __table_args__ = (UniqueConstraint("coding_id", "claim"),)

    row: Mapped[int] = mapped_column(primary_key=True)
    coding_id: Mapped[int] = mapped_column(ForeignKey("codings.id"))
    position: Mapped[int]
    claim: Mapped[str] = mapped_column(String(64))


class CoderRow(Table):
    """One who was invited to code a sample, and when they handed it in."""

    __tablename__ = "coding_coders"
    __table_args__ = (UniqueConstraint("coding_id", "coder"),)

    row: Mapped[int] = mapped_column(primary_key=True)
    coding_id: Mapped[int] = mapped_column(ForeignKey("codings.id"))
    coder: Mapped[str] = mapped_column(Text)
    invited_by: Mapped[str] = mapped_column(Text)
    invited_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class CodeRow(Table):
    """What a coder says of one field of a claim; null says "cannot tell"."""

    __tablename__ = "codes"
    __table_args__ = (Index("ix_codes_coding_id", "coding_id", "coder", "claim"),)

    row: Mapped[int] = mapped_column(primary_key=True)
    coding_id: Mapped[int] = mapped_column(ForeignKey("codings.id"))
    claim: Mapped[str] = mapped_column(String(64))
    coder: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(String(32))
    value: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]
    replaced_at: Mapped[datetime | None]


class SettledRow(Table):
    """What a reviewer chose for a field of a claim on which coders differ."""

    __tablename__ = "coding_settled"

    id: Mapped[int] = mapped_column(primary_key=True)
    coding_id: Mapped[int] = mapped_column(ForeignKey("codings.id"), index=True)
    claim: Mapped[str] = mapped_column(String(64))
    field: Mapped[str] = mapped_column(String(32))
    value: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(Text)
    review: Mapped[int | None]
    replaced_at: Mapped[datetime | None]
