"""A file of somebody's coded data to coded rows, and the rows that are none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import IntakeError
from onrecord.intake.coded import build, maverick
from onrecord.intake.coded.cells import BadCellError, Cells
from onrecord.intake.coded.scheme import Scheme, columns_for, kind_by, kinds, named, scheme
from onrecord.intake.coded.tables import Table, table_at
from onrecord.records.coded import BadRow, CodedRow

HOW = "say what is what: --map date=COLUMN,place=COLUMN,killed=COLUMN, or give the kind of the file"
ORDERS = ("dmy", "mdy")


@dataclass(frozen=True, slots=True)
class Coded:
    """A file of coded data: its scheme, its rows, and the rows that could not be read."""

    file: str
    scheme: Scheme
    rows: tuple[CodedRow, ...]
    bad: tuple[BadRow, ...]


def coded(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    kind: str | None = None,
    name: str | None = None,
) -> Coded:
    """Read a file of coded data.

    `kind` is "ucdp", "acled", "maverick" or "plain"; without it the header tells, and a file with
    a map of columns that is none of them is a plain table. `columns` maps our fields to columns,
    and `dates` to "dmy" or "mdy". Ids of accounts begin with `name`, by default a digest of the
    file's name.

    Raises:
        IntakeError: the file cannot be read, or its kind cannot be told; the message names the
            columns found.
    """
    try:
        return _coded(Path(path), dict(columns or {}), kind, name)
    except IntakeError as error:
        raise IntakeError(f"{path}: {error.what}", error.do) from None


def _coded(path: Path, given: dict[str, str], kind: str | None, name: str | None) -> Coded:
    table, order = table_at(path), given.pop("dates", None)
    if order not in (None, *ORDERS):
        raise IntakeError(f"dates={order} is no order", f"give one of {', '.join(ORDERS)}")
    if kind is not None and kind not in kinds():
        raise IntakeError(f"there is no kind {kind!r}", f"give one of {', '.join(kinds())}")
    told = kind or kind_by(table.header) or ("plain" if given else None)
    chosen = scheme(told or "plain")
    mark = name or hashlib.sha256(path.name.encode()).hexdigest()[:8]
    rows = _rows(table, chosen, given, order, mark, sure=told is not None)
    kept = [r for r in rows if isinstance(r, CodedRow)]
    bad = tuple(r for r in rows if isinstance(r, BadRow))
    if not kept:
        raise IntakeError(f"none of its {len(bad):,} rows can be read ({bad[0].reason})", bad[0].do)
    return Coded(str(path), chosen, tuple(kept), bad)


def _rows(
    table: Table,
    chosen: Scheme,
    given: Mapping[str, str],
    order: str | None,
    mark: str,
    *,
    sure: bool,
) -> list[CodedRow | BadRow]:
    if chosen.kind == "maverick":
        return [
            _row(n, lambda r=row, n=n: maverick.row_of(r, n, mark)) for n, row in table.rows(())
        ]
    columns = columns_for(chosen, table.header, given)
    if not (set(columns) & {"date", "start", "end"}) or not sure:
        raise IntakeError(f"its kind cannot be told from its columns: {named(table.header)}", HOW)
    return [
        _row(n, lambda r=row, n=n: build.row_of(Cells(r, columns, order), n, chosen, mark))
        for n, row in table.rows(list(columns.values()))
    ]


def _row(number: int, make: object) -> CodedRow | BadRow:
    try:
        return make()  # type: ignore[no-any-return,operator]
    except BadCellError as error:
        return BadRow(number, error.why, error.do)


def kind_of_file(path: str | Path) -> str | None:
    """The kind that a file's header tells; null where it tells none."""
    return kind_by(table_at(Path(path)).header)
