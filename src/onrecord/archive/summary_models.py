"""The tables of summaries: an incident in a line, so that lists, maps and counts are quick.

A summary is worked out of the archive and holds nothing of its own. Whoever changes an incident
empties its summary in the same transaction (`body` null); `summarise` fills it again. `stamp` is
the number of the transaction that emptied or filled it: who holds summaries in memory asks for
those with a later stamp than the last that they saw.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from onrecord.archive.models import Table


class SummaryRow(Table):
    """An incident in a line, in JSON: null while it is not worked out, "null" where it is gone."""

    __tablename__ = "summaries"

    incident: Mapped[str] = mapped_column(String(64), primary_key=True)
    stamp: Mapped[int] = mapped_column(index=True)
    body: Mapped[str | None] = mapped_column(Text)


Index(
    "ix_summaries_empty",
    SummaryRow.incident,
    sqlite_where=SummaryRow.body.is_(None),
    postgresql_where=SummaryRow.body.is_(None),
)


class SummaryOriginRow(Table):
    """What one origin tells of an incident: since when, and how others speak.

    `name`, `publishers` (in JSON), `claims` and `reports` are of this incident alone, `copies`
    counts the reports that copy another one of them. `alone` is true where nobody else tells of it,
    `told_first` of those who told of it before all others, or on the same day; `agrees` and
    `contradicts` count fields that others speak of.
    """

    __tablename__ = "summary_origins"

    incident: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True, index=True)
    name: Mapped[str] = mapped_column(Text)
    publishers: Mapped[str] = mapped_column(Text)
    first_day: Mapped[date | None]
    told_first: Mapped[bool]
    alone: Mapped[bool]
    claims: Mapped[int]
    reports: Mapped[int]
    copies: Mapped[int]
    agrees: Mapped[int]
    contradicts: Mapped[int]
