"""The tables of reviews: what people say of claims, and the claims as they stand by that."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from onrecord.archive.models import Table


class ReviewRow(Table):
    """What a person said of a claim; withdrawn, never deleted."""

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim: Mapped[str] = mapped_column(String(64), index=True)
    act: Mapped[str] = mapped_column(String(16))
    field: Mapped[str | None] = mapped_column(Text)
    value: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    text_sha256: Mapped[str | None] = mapped_column(String(64))


class ReviewedRow(Table):
    """A claim as reviews leave it: as published (null: as the machine has it), or rejected.

    Worked out of the reviews; `changes` counts what was ever said or withdrawn.
    """

    __tablename__ = "reviewed"

    claim: Mapped[str] = mapped_column(String(64), primary_key=True)
    published: Mapped[str | None] = mapped_column(Text)
    rejected: Mapped[bool]
    changes: Mapped[int]


class WaitingRow(Table):
    """What orders a claim in the queue: how much of it is in doubt, how many dead it tells of.

    Worked out of the claim as it is recorded, so that no question reads all claims.
    """

    __tablename__ = "waiting"
    __table_args__ = (Index("ix_waiting_order", "doubts", "dead", "claim_row"),)

    claim_row: Mapped[int] = mapped_column(ForeignKey("claims.row"), primary_key=True)
    doubts: Mapped[int]
    dead: Mapped[int] = mapped_column(BigInteger)
