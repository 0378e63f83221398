"""The tables of what is worked out of claims, and of what people decide about them.

A working is one time that incidents were worked out: by `link`, or after a judgement. What it made
says so in `made_in`, what it made invalid in `withdrawn_in`: nothing is deleted, so the archive
can be asked as it stood after any working. What has no `withdrawn_in` stands now.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from onrecord.archive.models import Table


class JudgementRow(Table):
    """What a person decided about two claims; withdrawn, never deleted."""

    __tablename__ = "judgements"

    id: Mapped[int] = mapped_column(primary_key=True)
    decision: Mapped[str] = mapped_column(String(16))
    a: Mapped[str] = mapped_column(String(64), index=True)
    b: Mapped[str] = mapped_column(String(64), index=True)
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(Text)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(Text)


class WorkingRow(Table):
    """One time that incidents were worked out: why, when, and with which weights."""

    __tablename__ = "workings"

    id: Mapped[int] = mapped_column(primary_key=True)
    why: Mapped[str] = mapped_column(Text)
    weights: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]


class LinkedRow(Table):
    """A reading whose accounts were made, be there any or none."""

    __tablename__ = "linked"

    reading_id: Mapped[int] = mapped_column(ForeignKey("readings.id"), primary_key=True)
    made_in: Mapped[int] = mapped_column(ForeignKey("workings.id"), index=True)


class AccountRow(Table):
    """One event as one report tells it, in JSON; `known_from` is when the report was out.

    `split` is the claim that a judgement told apart from its mention.
    """

    __tablename__ = "accounts"

    row: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(160), index=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("readings.id"), index=True)
    mention: Mapped[int]
    split: Mapped[str | None] = mapped_column(String(64), index=True)
    known_from: Mapped[date]
    first_day: Mapped[date | None] = mapped_column(index=True)
    last_day: Mapped[date | None] = mapped_column(index=True)
    body: Mapped[str] = mapped_column(Text)
    made_in: Mapped[int] = mapped_column(ForeignKey("workings.id"))
    withdrawn_in: Mapped[int | None] = mapped_column(ForeignKey("workings.id"))


class LinkRow(Table):
    """How likely two accounts are of one event, in log2 odds; its parts can be worked out again."""

    __tablename__ = "links"

    row: Mapped[int] = mapped_column(primary_key=True)
    a: Mapped[int] = mapped_column(ForeignKey("accounts.row"), index=True)
    b: Mapped[int] = mapped_column(ForeignKey("accounts.row"), index=True)
    weight: Mapped[float]
    made_in: Mapped[int] = mapped_column(ForeignKey("workings.id"))
    withdrawn_in: Mapped[int | None] = mapped_column(ForeignKey("workings.id"))


class IncidentRow(Table):
    """An incident's id for ever: the claim it is named after, and where it went if absorbed."""

    __tablename__ = "incidents"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    anchor: Mapped[str] = mapped_column(String(64))
    made_in: Mapped[int] = mapped_column(ForeignKey("workings.id"))
    redirect: Mapped[str | None] = mapped_column(String(64))
    redirected_in: Mapped[int | None] = mapped_column(ForeignKey("workings.id"))
    part_of: Mapped[str | None] = mapped_column(String(64), index=True)
    part_why: Mapped[str | None] = mapped_column(Text)


class MembershipRow(Table):
    """An account in an incident, from one working until another."""

    __tablename__ = "memberships"

    row: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[int] = mapped_column(ForeignKey("accounts.row"), index=True)
    incident: Mapped[str] = mapped_column(ForeignKey("incidents.id"), index=True)
    made_in: Mapped[int] = mapped_column(ForeignKey("workings.id"))
    withdrawn_in: Mapped[int | None] = mapped_column(ForeignKey("workings.id"))


class SignatureRow(Table):
    """A report's signature for finding copies, and the report that its text goes back to."""

    __tablename__ = "signatures"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    signature: Mapped[bytes] = mapped_column(LargeBinary)
    root: Mapped[str] = mapped_column(String(64), index=True)
