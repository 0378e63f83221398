"""`xlsx`: a workbook for people who live in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.exports.about import told_of
from onrecord.exports.geo.features import columns, columns_of
from onrecord.exports.plain import cell_of, text_of
from onrecord.exports.values import Bundle, Exported, Written
from onrecord.records import Claim, Report

MOST_ROWS, LONGEST = 1_048_576, 32_767  # of a sheet and of a cell: Excel's own limits
CUT = " […]"
WIDTHS = (12, 45)
ACCOUNT = (
    *("incident", "speaker", "origin", "first", "last", "stances", "types"),
    *("says", "quotes", "reports", "claims"),
)
FIGURE = (
    *("incident", "measure", "of", "low", "best", "high", "open_above"),
    *("rule", "origins", "disputed"),
)
DISPUTE = ("incident", "field", "of", "side", "says", "origins", "speakers", "quotes")
CLAIM = (
    *("claim", "report", "publisher", "published", "title", "speaker"),
    *("stance", "modality", "type", "quote"),
)
Row = Sequence[Any]


def write(bundle: Bundle, out: Path) -> Written:
    """Write sheets of incidents, accounts, figures, disputes and claims, and of what made them.

    Every text is written as text: no cell is a formula or a link. Rows and letters beyond the
    format's limits are left out and counted.
    """
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(str(out), options) as book:
        sheets = {name: _Sheet(book, name, head) for name, (head, _) in _sheets().items()}
        claims, about = _Sheet(book, "claims", CLAIM), _Sheet(book, "about", ["what", "value"])
        for incident in bundle.incidents():
            for name, (_, rows) in _sheets().items():
                sheets[name].add_all(rows(incident))
        claims.add_all(_claim(report, claim) for report, claim in bundle.claims())
        told = told_of(bundle.about).items()
        about.add_all([k, str(v) if isinstance(v, dict) else cell_of(v)] for k, v in told)
        about.close()
        counts: dict[str, int] = {}
        for sheet in (*sheets.values(), claims):
            counts |= sheet.close()
    return Written((out,), {name: n for name, n in counts.items() if n or name == "incidents"})


def _sheets() -> dict[str, tuple[Sequence[str], Callable[[Exported], Iterator[Row]]]]:
    """The sheets of incidents: their columns, and the rows that an incident has in each."""
    return {
        "incidents": (list(columns()), _incident),
        "accounts": (ACCOUNT, _accounts),
        "figures": (FIGURE, _figures),
        "disputes": (DISPUTE, _disputes),
    }


def _incident(incident: Exported) -> Iterator[Row]:
    yield list(columns_of(incident).values())


def _accounts(incident: Exported) -> Iterator[Row]:
    for row in incident.told.rows:
        says = tuple(f"{s.field}: {'; '.join(map(text_of, s.values))}" for s in row.said)
        quotes = tuple(q.text for q in row.quotes)
        head = (incident.id, row.speaker, row.origin, row.first, row.last, row.stances, row.types)
        yield [*head, says, quotes, row.reports, row.claims]


def _figures(incident: Exported) -> Iterator[Row]:
    for told in incident.told.answers:
        if told.value is not None:
            value, field = told.value, told.field
            bounds = (value.low, value.best, value.high, told.open_above)
            settled = (told.rule, len(told.views), told.dispute is not None)
            yield [incident.id, field.name, field.of or None, *bounds, *settled]


def _disputes(incident: Exported) -> Iterator[Row]:
    for dispute in incident.told.disputes:
        for at, side in enumerate(dispute.sides, 1):
            says, quotes = tuple(map(text_of, side.values)), tuple(q.text for q in side.quotes)
            head = (incident.id, dispute.field.name, dispute.field.of or None, at)
            yield [*head, says, side.origins, side.speakers, quotes]


def _claim(report: Report, claim: Claim) -> Row:
    who = claim.claimant
    speaker = (who.name or who.words.text) if who else None
    head = (claim.id, report.id, report.publisher, report.published, report.title, speaker)
    quotes = tuple(e.words.text for e in claim.evidence)
    return [*head, claim.stance, claim.modality, claim.event.type if claim.event else None, quotes]


class _Sheet:
    """A sheet with a fixed header that can be filtered."""

    def __init__(self, book: Any, name: str, head: Sequence[str]) -> None:
        self.name, self._width = name, len(head)
        self._sheet = book.add_worksheet(name)
        self._bold, self._wrap = book.add_format({"bold": True}), book.add_format({"valign": "top"})
        self._rows, self._beyond, self._cut = 0, 0, 0
        for at, column in enumerate(head):
            wide = column in ("says", "quotes", "quote", "title", "places", "radius_why", "value")
            self._sheet.set_column(at, at, WIDTHS[wide], self._wrap)
            self._sheet.write_string(0, at, column, self._bold)
        self._sheet.freeze_panes(1, 1)

    def add(self, row: Row) -> None:
        """Add a row, its texts as texts, or count it where the sheet is full."""
        if self._rows + 1 >= MOST_ROWS:
            self._beyond += 1
            return
        self._rows += 1
        for at, value in enumerate(row):
            self._cell(at, value)

    def add_all(self, rows: Iterable[Row]) -> None:
        """Add rows one after the other."""
        for row in rows:
            self.add(row)

    def close(self) -> dict[str, int]:
        """Let the header filter the rows; how many there are, and how many did not fit."""
        if self._rows:
            self._sheet.autofilter(0, 0, self._rows, self._width - 1)
        left = {f"{self.name} beyond the sheet": self._beyond, f"{self.name}, cells cut": self._cut}
        return {self.name: self._rows} | left

    def _cell(self, at: int, value: Any) -> None:
        if value is None or isinstance(value, bool | int | float):
            self._sheet.write(self._rows, at, value, self._wrap)
        elif hasattr(value, "isoformat"):
            self._sheet.write_datetime(self._rows, at, value)
        else:
            text = _writable(str(cell_of(value) or ""))
            self._cut += len(text) > LONGEST
            if len(text) > LONGEST:
                text = text[: LONGEST - len(CUT)] + CUT
            self._sheet.write_string(self._rows, at, text, self._wrap)


def _writable(text: str) -> str:
    """Leave out the control characters that XML 1.0 cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or ord(c) >= 32)
