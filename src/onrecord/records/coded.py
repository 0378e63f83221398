"""A row of somebody's coded data: its account, and what an account cannot carry."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.account import Account


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure's bounds among some: "civilians", "unknown", or a side by its name."""

    measure: str
    of: str
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the coder's scheme: the column, the code as written, and what it means."""

    column: str
    code: str
    means: str


Cell = tuple[str, str, str]  # what a cell was read as, its column, the words as written


@dataclass(frozen=True, slots=True)
class CodedRow:
    """One row of coded data, with the account that it gives.

    `number` is the row's number in its file (the header is row 1), `id` its own id, else
    "row 7". `title` and `notes` are the words that it quotes, `source` is whom the coder read.
    `violence` is the coder's own type, in the scheme's words. `codes` are the codes of precision
    and clarity with what they mean. `counts` are the figures by side. `cells` are the columns
    that were read, as they are written.
    """

    number: int
    id: str
    account: Account
    title: str | None = None
    notes: str | None = None
    source: str | None = None
    violence: str | None = None
    codes: tuple[Code, ...] = ()
    counts: tuple[Counted, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that gives no account: its number in the file, why, and what to do."""

    number: int
    reason: str
    do: str
