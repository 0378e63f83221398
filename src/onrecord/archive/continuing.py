"""Claims that go on in a page's later text: what was judged of one holds for the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from onrecord.archive.joined_models import LinkedRow
from onrecord.archive.joined_rows import rows_of
from onrecord.archive.models import ReadingRow
from onrecord.archive.page_asking import Paging
from onrecord.archive.page_models import ContinuedRow

if TYPE_CHECKING:
    from sqlalchemy import Connection

Steps = Mapping[str, Sequence[tuple[int, str]]]


class Continuing(Paging):
    """Which report took whose place, and which claim goes on in which."""

    def revised(self, reports: Collection[str]) -> dict[str, str]:
        """Map reports to the ones that stood at their page before them.

        Of those that were linked to incidents the last, else the last.
        """
        pages = self.pages_of(reports)
        told = self.sightings(set(pages.values())).values()
        held = [[s.report for s in some if s.report] for some in told]
        linked = self._linked({report for some in held for report in some})
        before: dict[str, str] = {}
        for some in held:
            for at, report in enumerate(some):
                earlier = [r for r in some[:at] if r != report]
                if report in pages and earlier:
                    before[report] = ([r for r in earlier if r in linked] or earlier)[-1]
        return before

    def _linked(self, reports: Collection[str]) -> set[str]:
        asked = select(ReadingRow.report_id).join(LinkedRow, LinkedRow.reading_id == ReadingRow.id)
        return {row[0] for row in rows_of(self._db, asked, ReadingRow.report_id, reports)}

    def read_before(self, readings: Mapping[str, int]) -> list[int]:
        """List the readings of reports that were linked before these; `readings` by report."""
        row = ReadingRow
        asked = select(row.report_id, row.id).join(LinkedRow, LinkedRow.reading_id == row.id)
        found = rows_of(self._db, asked.order_by(row.id), row.report_id, readings.keys())
        return list({report: id_ for report, id_ in found if id_ < readings[report]}.values())

    def keep_continued(self, working: int, pairs: Iterable[tuple[str, str]]) -> None:
        """Record claims that go on in later ones, once each."""
        told = set(pairs)
        row = ContinuedRow
        asked = select(row.earlier, row.later)
        known = rows_of(self._db, asked, row.earlier, {earlier for earlier, _ in told})
        fresh = sorted(told - {(earlier, later) for earlier, later in known})
        if fresh:
            rows = [{"earlier": a, "later": b, "made_in": working} for a, b in fresh]
            self._db.execute(insert(row), rows)

    def lasting(self, claims: Collection[str]) -> dict[str, str]:
        """Map claims that go on in later texts to the last claim that tells the same."""
        return lasting_claims(self._db, claims)


def lasting_claims(db: Connection, claims: Collection[str]) -> dict[str, str]:
    """Map claims that go on in later texts to the last claim that tells the same."""
    steps: dict[str, list[tuple[int, str]]] = defaultdict(list)
    new = set(claims)
    row = ContinuedRow
    asked = select(row.earlier, row.made_in, row.later)
    while new:
        seen = new | steps.keys()
        for earlier, working, later in rows_of(db, asked, row.earlier, new):
            steps[earlier].append((working, later))
        new = {later for told in steps.values() for _, later in told} - seen
    return {claim: _last(steps, claim) for claim in claims if claim in steps}


def _last(steps: Steps, claim: str) -> str:
    """The end of the way from a claim, each step later than the one before: pages may go back."""
    since = 0
    while later := [step for step in steps.get(claim, ()) if step[0] > since]:
        since, claim = max(later)
    return claim
