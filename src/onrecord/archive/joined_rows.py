"""What the questions to the tables of incidents share: how they stood, and many ids at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, or_

from onrecord.archive.joined_models import AccountRow, LinkRow, MembershipRow

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

MANY = 5_000  # ids in one statement; SQLite takes 32,766 (sqlite.org/limits.html)
Dated = AccountRow | LinkRow | MembershipRow


def standing(table: type[Dated], at: int | None) -> ColumnElement[bool]:
    """Ask for what stands now, or stood after the working `at`."""
    if at is None:
        return table.withdrawn_in.is_(None)
    left = or_(table.withdrawn_in.is_(None), table.withdrawn_in > at)
    return and_(table.made_in <= at, left)


def begins(column: Any, start: str) -> tuple[ColumnElement[bool], ...]:
    """Ask for ids (letters a to f and digits) that begin so, by the index and not by reading all.

    `g` stands behind every letter of an id, in any order of letters.
    """
    whole = column.startswith(start, autoescape=True)
    return (column >= start, column < start + "g", whole) if start else (whole,)


def rows_of(
    db: Connection, asked: Select[Any], column: Any, ids: Collection[Any] | None
) -> Sequence[Any]:
    """Find the rows of a query whose `column` is among `ids`, or all; in no order between ids."""
    if ids is None:
        return db.execute(asked).all()
    held = sorted(ids)
    parts = (held[at : at + MANY] for at in range(0, len(held), MANY))
    return [row for part in parts for row in db.execute(asked.where(column.in_(part)))]
