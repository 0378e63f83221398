"""The tables of an archive. Imported only when an archive is opened: SQLAlchemy is slow to load.

A report is kept once, with its original. Each reading of it by an engine is a row of `readings`,
also where it found nothing; a newer reading supersedes, and keeps, the older. A claim is kept as
published, in JSON; the columns and tables beside it are there to be filtered by.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}


class Table(DeclarativeBase):
    """The root of all tables; constraints are named, so that migrations can speak of them."""

    metadata = MetaData(naming_convention=NAMING)


class ReportRow(Table):
    """One text as published, with its head as it is now known."""

    __tablename__ = "reports"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    text_sha256: Mapped[str] = mapped_column(String(64), index=True)
    title: Mapped[str | None] = mapped_column(Text)
    body_start: Mapped[int]
    publisher: Mapped[str | None] = mapped_column(Text)
    published: Mapped[date | None] = mapped_column(index=True)
    updated: Mapped[date | None]
    url: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(16))
    agency: Mapped[str | None] = mapped_column(Text)
    dateline: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime]


class OriginalRow(Table):
    """The bytes that a report came from, compressed with zlib."""

    __tablename__ = "originals"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    media_type: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)


class EngineRow(Table):
    """An engine that has read reports of this archive."""

    __tablename__ = "engines"
    __table_args__ = (UniqueConstraint("name", "version", "settings"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    settings: Mapped[str] = mapped_column(Text)


class ReadingRow(Table):
    """One reading of one report by one engine, under one head (day, publisher and so on)."""

    __tablename__ = "readings"
    __table_args__ = (UniqueConstraint("report_id", "engine_id", "head"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"))
    engine_id: Mapped[int] = mapped_column(ForeignKey("engines.id"), index=True)
    head: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]


class ClaimRow(Table):
    """One claim as published, with what it is filtered by."""

    __tablename__ = "claims"
    __table_args__ = (
        UniqueConstraint("reading_id", "position"),
        Index("ix_claims_period", "period_start", "period_end"),
    )

    row: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(64), index=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("readings.id"))
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), index=True)
    position: Mapped[int]
    published: Mapped[str] = mapped_column(Text)
    searched: Mapped[str] = mapped_column(Text)
    claimant_name: Mapped[str | None] = mapped_column(Text)
    claimant_actor: Mapped[str | None] = mapped_column(Text)
    claimant_kind: Mapped[str | None] = mapped_column(Text)
    stance: Mapped[str] = mapped_column(String(16), index=True)
    modality: Mapped[str] = mapped_column(String(16), index=True)
    type: Mapped[str | None] = mapped_column(String(32), index=True)
    mention: Mapped[int | None]
    negated: Mapped[bool | None]
    background: Mapped[bool | None]
    place_name: Mapped[str | None] = mapped_column(Text)
    place_id: Mapped[str | None] = mapped_column(Text)
    place_country: Mapped[str | None] = mapped_column(String(8))
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    period_precision: Mapped[str | None] = mapped_column(String(16))


class SpanRow(Table):
    """Words of one field of a claim: code points into the report's text, end exclusive."""

    __tablename__ = "spans"

    row: Mapped[int] = mapped_column(primary_key=True)
    claim_row: Mapped[int] = mapped_column(ForeignKey("claims.row"), index=True)
    field: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class PlaceRow(Table):
    """A place of a claim's event or of one of its figures."""

    __tablename__ = "places"

    row: Mapped[int] = mapped_column(primary_key=True)
    claim_row: Mapped[int] = mapped_column(ForeignKey("claims.row"), index=True)
    folded: Mapped[str] = mapped_column(Text)
    id: Mapped[str | None] = mapped_column(Text, index=True)
    name: Mapped[str | None] = mapped_column(Text)
    country: Mapped[str | None] = mapped_column(String(8))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    unresolved: Mapped[str | None] = mapped_column(Text)


class ActorRow(Table):
    """Who speaks (`part` claimant, voice, via), acts (actors) or suffers (targets) in a claim."""

    __tablename__ = "actors"

    row: Mapped[int] = mapped_column(primary_key=True)
    claim_row: Mapped[int] = mapped_column(ForeignKey("claims.row"), index=True)
    part: Mapped[str] = mapped_column(String(16))
    folded: Mapped[str] = mapped_column(Text)
    actor: Mapped[str | None] = mapped_column(Text, index=True)
    name: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(String(32))
    role: Mapped[str | None] = mapped_column(String(16))


class FigureRow(Table):
    """A figure of a claim, with its bounds."""

    __tablename__ = "figures"

    row: Mapped[int] = mapped_column(primary_key=True)
    claim_row: Mapped[int] = mapped_column(ForeignKey("claims.row"), index=True)
    id: Mapped[str] = mapped_column(Text)
    measure: Mapped[str] = mapped_column(String(16), index=True)
    low: Mapped[int | None] = mapped_column(BigInteger)
    best: Mapped[int | None] = mapped_column(BigInteger)
    high: Mapped[int | None] = mapped_column(BigInteger)
    scope: Mapped[str] = mapped_column(String(16))


class FailureRow(Table):
    """A source that could not be taken in; `mended_at` is when it was, after all."""

    __tablename__ = "failures"

    row: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Text, index=True)
    reason: Mapped[str] = mapped_column(Text)
    do: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime]
    mended_at: Mapped[datetime | None]
