"""Whether an archive is whole: its file, the words of its claims, and what points at nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import aliased

from onrecord.archive.coding_models import CodeRow, UnitRow
from onrecord.archive.joined_models import (
    AccountRow,
    IncidentRow,
    JudgementRow,
    MembershipRow,
    SignatureRow,
)
from onrecord.archive.models import ClaimRow, ReadingRow, ReportRow, SpanRow
from onrecord.archive.review_models import ReviewedRow, ReviewRow
from onrecord.archive.summary_models import SummaryRow
from onrecord.archive.values import Fault
from onrecord.records import from_published
from onrecord.records.report import sha256_of
from onrecord.records.sound import misquoted, unsound

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

COPY = "bring back a copy (`onrecord backup` makes them)"
AGAIN = "add its report again with a newer engine, or bring back a copy"
LINK = "run `onrecord link`, then check again; else bring back a copy"
MOST = 100  # faults of one kind that are told


def in_file(db: Connection) -> Iterator[Fault]:
    """What the database itself finds; a server holds its foreign keys by itself."""
    if db.dialect.name != "sqlite":
        return
    for (told,) in db.exec_driver_sql(f"PRAGMA integrity_check({MOST})"):
        if told != "ok":
            yield Fault("file", "", str(told), COPY)
    for table, row, of, _ in db.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(MOST):
        yield Fault("orphan", f"{table} {row}", f"points at {of}, where nothing is", COPY)


def in_reports(db: Connection) -> Iterator[Fault | None]:
    """Texts that are not what they were when they were recorded; null for each that is."""
    row = ReportRow
    asked = select(row.id, row.text, row.text_sha256).execution_options(yield_per=100)
    for id_, text, recorded in db.execute(asked):
        same = sha256_of(text) == recorded
        yield None if same else Fault("text", f"report {id_}", "its text was changed", COPY)


def in_claims(db: Connection) -> Iterator[Fault | None]:
    """Claims that cannot be read, or whose words do not stand in the text; null for each sound."""
    row, of = ClaimRow, ReportRow
    asked = select(row.id, row.published, of.text).join(of, of.id == row.report_id)
    for id_, published, text in db.execute(asked.execution_options(yield_per=500)):
        what = _wrong(id_, published, text)
        yield Fault("claim", f"claim {id_}", what, AGAIN) if what else None


def _wrong(id_: str, published: str, text: str) -> str | None:
    try:
        claim = from_published(json.loads(published))
    except (ValueError, KeyError, TypeError, AttributeError):
        return "it cannot be read"
    if part := unsound(claim):
        return f"its {part} is not what it has to be"
    if claim.id != id_:
        return f"it says that it is {claim.id}"
    words = misquoted(claim, text)
    return f"“{words}” does not stand in its report where it says so" if words else None


def in_words(db: Connection) -> Iterator[Fault]:
    """Words by which claims are found that do not stand in their report."""
    row, of, report = SpanRow, ClaimRow, ReportRow
    there = func.substr(report.text, row.start + 1, row.end - row.start)
    asked = select(of.id, row.field).join(of, of.row == row.claim_row)
    asked = asked.join(report, report.id == of.report_id).where(there != row.text)
    for id_, field in db.execute(asked.limit(MOST)):
        yield Fault("claim", f"claim {id_}", f"the words kept for its {field} are others", AGAIN)


def in_incidents(db: Connection) -> Iterator[Fault]:
    """Accounts in two incidents, or in one that is not there; incidents without a summary."""
    row, account, incident = MembershipRow, AccountRow, IncidentRow
    stands = row.withdrawn_in.is_(None)
    twice = select(row.account).where(stands).group_by(row.account).having(func.count() > 1)
    for (number,) in db.execute(twice.limit(MOST)):
        yield Fault("incident", f"account {number}", "it stands in two incidents", LINK)
    gone = select(row.incident).join(account, account.row == row.account)
    gone = gone.where(stands, account.withdrawn_in.is_not(None)).distinct()
    for (id_,) in db.execute(gone.limit(MOST)):
        yield Fault("incident", f"incident {id_}", "it holds an account that was withdrawn", LINK)
    line = exists().where(SummaryRow.incident == row.incident)
    unsaid = select(row.incident).where(stands, ~line).distinct()
    for (id_,) in db.execute(unsaid.limit(MOST)):
        yield Fault("incident", f"incident {id_}", "no list knows it", LINK)
    larger = aliased(IncidentRow)
    lost = select(incident.id).where(
        incident.part_of.is_not(None), ~exists().where(larger.id == incident.part_of)
    )
    for (id_,) in db.execute(lost.limit(MOST)):
        yield Fault("incident", f"incident {id_}", "it is part of one that is not there", LINK)


def in_decisions(db: Connection) -> Iterator[Fault]:
    """What people said and decided of claims that are not there, and what stands for nobody."""
    for what, column in (
        ("judgement", JudgementRow.a),
        ("judgement", JudgementRow.b),
        ("review", ReviewRow.claim),
        ("reviewed claim", ReviewedRow.claim),
        ("unit of a coding", UnitRow.claim),
        ("code", CodeRow.claim),
        ("account told apart", AccountRow.split),
    ):
        known = exists().where(ClaimRow.id == column)
        asked = select(column).where(column.is_not(None), ~known).distinct()
        for (id_,) in db.execute(asked.limit(MOST)):
            yield Fault("orphan", f"{what} of {id_}", "there is no such claim", COPY)
    yield from _of_others(db)


def _of_others(db: Connection) -> Iterator[Fault]:
    other = aliased(ReportRow)
    root = select(SignatureRow.report_id).where(~exists().where(other.id == SignatureRow.root))
    for id_ in _some(db, root):
        yield Fault("orphan", f"report {id_}", "it copies a report that is not there", LINK)
    row, reading = ClaimRow, ReadingRow
    strange = select(row.id).join(
        reading, and_(reading.id == row.reading_id, reading.report_id != row.report_id)
    )
    for id_ in _some(db, strange):
        yield Fault("orphan", f"claim {id_}", "it was read in another report than its own", COPY)


def _some(db: Connection, asked: Select[Any]) -> list[Any]:
    return list(db.execute(asked.limit(MOST)).scalars())
