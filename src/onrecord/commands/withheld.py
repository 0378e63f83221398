"""What is withheld from somebody, found once for a question, and taken out of what is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.commands.sight import Sight
from onrecord.records import Claim, Report, Words

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.exports.safety import Publishing

HIDDEN = Words("[withheld]", 0, 0)


@dataclass
class Withheld:
    """The accounts, claims and reports that a sight leaves out, of an archive as it is now.

    `tables` are those that hold everything.
    """

    tables: Joined
    sight: Sight

    @cached_property
    def accounts(self) -> frozenset[str]:
        """The accounts of withheld incidents."""
        held = self.tables.members(self.sight.incidents) if self.sight.incidents else {}
        return frozenset(account for members in held.values() for account in members)

    @cached_property
    def _told(self) -> list[tuple[str, Report, Claim]]:
        return self.tables.told_in(self.accounts, ever=True) if self.accounts else []

    @cached_property
    def claims(self) -> frozenset[str]:
        """The claims of withheld incidents, of older readings too."""
        return frozenset(claim.id for _, _, claim in self._told)

    @cached_property
    def telling(self) -> dict[str, list[tuple[int, int]]]:
        """The reports that tell of withheld incidents, with the stretches that do."""
        found: dict[str, list[tuple[int, int]]] = {}
        for _, report, claim in self._told:
            spans = ((e.words.start, e.words.end) for e in claim.evidence)
            found.setdefault(report.id, []).extend(spans)
        return found

    @cached_property
    def reports(self) -> frozenset[str]:
        """The reports of withheld sources."""
        sources = self.sight.sources
        return frozenset(self.tables.published_by(sources) if sources else ())

    @cached_property
    def closed(self) -> dict[str, str]:
        """The accounts of restricted incidents that may be seen, with their incidents."""
        closed = self.sight.closed_incidents
        held = self.tables.members(closed) if closed else {}
        return {account: i for i, members in held.items() for account in members}

    def is_account_gone(self, account: str) -> bool:
        """Whether an account is not there for this sight."""
        return account in self.accounts or account.partition(":")[0] in self.reports

    def report(self, report: Report) -> Report:
        """A report as it may be seen: without its words where they tell of what is withheld."""
        self.sight.show_sources([report.publisher])
        if report.id in self.telling:
            return replace(report, text="", title=None, url=None, body_start=0, dateline=None)
        if self.sight.names:
            return report
        from onrecord.exports.naming import naming_in

        return self.publishing.report(report, naming_in(report, self.tables.claims_in(report.id)))

    def claims_of(self, report: Report, claims: Sequence[Claim]) -> list[Claim]:
        """The claims of a report as they may be seen; quotations that tell of others are hidden."""
        spans = self.telling.get(report.id, ())
        left = [self._quoted(c, spans) for c in claims if c.id not in self.claims]
        self._note(report, left)
        if self.sight.names or not left:
            return left
        from onrecord.exports.naming import naming_in

        told = {c.id: c for c in (*self.tables.claims_in(report.id), *claims)}
        around = naming_in(report, list(told.values()))
        return [self.publishing.claim(claim, report, around) for claim in left]

    def pairs(self, rows: Iterable[tuple[Report, Claim]]) -> Iterator[tuple[Report, Claim]]:
        """Yield claims with their reports as they may be seen; those of a report stand together."""
        for _, held in groupby(rows, key=lambda row: row[0].id):
            some = list(held)
            report = some[0][0]
            if report.publisher in self.sight.sources:
                continue
            claims = self.claims_of(report, [claim for _, claim in some])
            if claims:
                shown = self.report(report)
                yield from ((shown, claim) for claim in claims)

    @cached_property
    def publishing(self) -> Publishing:
        """Masks the names of those who are no public figures."""
        from onrecord.commands.names import open_gazetteer
        from onrecord.exports.divisions import Divisions
        from onrecord.exports.safety import Publishing

        with open_gazetteer(None) as gazetteer:  # asked for nothing where places stay exact
            return Publishing("exact", False, None, Divisions(gazetteer))

    def _quoted(self, claim: Claim, spans: Collection[tuple[int, int]]) -> Claim:
        if not spans:
            return claim
        evidence = tuple(
            replace(e, words=HIDDEN) if _overlaps(e.words, spans) else e for e in claim.evidence
        )
        return replace(claim, evidence=evidence)

    def _note(self, report: Report, claims: Iterable[Claim]) -> None:
        if self.closed:
            own = (f"{report.id}:{c.event.mention}" for c in claims if c.event)
            self.sight.show_incidents(self.closed[a] for a in own if a in self.closed)


def _overlaps(words: Words, spans: Collection[tuple[int, int]]) -> bool:
    return any(words.start < end and start < words.end for start, end in spans)
