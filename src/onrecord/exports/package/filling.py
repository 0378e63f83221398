"""The tables of a package while they are filled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from onrecord.exports.package import claim_rows
from onrecord.exports.package.box import Lines
from onrecord.exports.package.described import tables
from onrecord.records import Claim, Report, ReviewedAs, to_published

CLAIMS = "claims.jsonl"


class Tables:
    """The tables of a package while they are filled; a claim or a report counts once."""

    def __init__(self, folder: Path, reviewed: Mapping[str, ReviewedAs]) -> None:
        self._reviewed = reviewed
        self._open = ExitStack()
        opened = {name: Lines(folder, f"tables/{name}.csv") for name in tables()}
        self._tables = {name: self._open.enter_context(one) for name, one in opened.items()}
        self._lines = self._open.enter_context(Lines(folder, CLAIMS))
        self._seen: set[tuple[str, str]] = set()
        self._reports: dict[str, tuple[Report, int]] = {}
        self._origins: dict[str, tuple[int, set[str], set[str]]] = {}
        for name, table in self._tables.items():
            table.cells(tables()[name]["columns"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def rows(self, rows: Iterable[tuple[str, claim_rows.Row]]) -> None:
        """Write rows, each into its table."""
        for name, row in rows:
            self._tables[name].cells(row.get(column) for column in tables()[name]["columns"])

    def claim(self, report: Report, claim: Claim) -> None:
        """Write a claim, once."""
        key = (report.id, claim.id)
        if key not in self._seen:
            self._seen.add(key)
            self.report(report, 1)
            self.rows(claim_rows.rows_of(report, claim))
            told = to_published(claim, report, self._reviewed.get(claim.id))
            self._lines.line(json.dumps(told, ensure_ascii=False))

    def report(self, report: Report, claims: int = 0) -> None:
        """Count a claim of a report, or none."""
        first, count = self._reports.get(report.id, (report, 0))
        self._reports[report.id] = (first, count + claims)

    def origin(self, origin: str, report: str, incident: str) -> None:
        """Count a claim that goes back to an origin."""
        count, reports, incidents = self._origins.get(origin, (0, set(), set()))
        self._origins[origin] = (count + 1, reports | {report}, incidents | {incident})

    def finish(self) -> dict[str, int]:
        """Write what is known only at the end; the rows of each table."""
        for report, claims in self._reports.values():
            self.rows([("reports", claim_rows.report_row(report, claims))])
        for id_, (count, reports, incidents) in sorted(self._origins.items()):
            row = {"claims": count, "reports": len(reports), "incidents": len(incidents)}
            self.rows([("origins", {"id": id_} | row)])
        return {name: table.rows - 1 for name, table in self._tables.items()}

    def publishers(self) -> list[str]:
        """Who published the reports, sorted."""
        told = {report.publisher for report, _ in self._reports.values()}
        return sorted(name for name in told if name)
