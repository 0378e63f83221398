"""The incidents of an archive as they stand now, or stood on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.earlier import Earlier, earlier_accounts
from onrecord.commands.reaching import reaching
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.commands.joiner import Joiner
    from onrecord.records import Account, Claim, Judgement, Link, Report


class Standing:
    """What belongs together, as the archive has it, or as it would have had it on a day.

    `as_of` leaves out every report that was not out by that day, and groups the others anew by
    the links that are kept; a page that changed since tells what it told then. `recorded_by` goes
    back to what this archive itself held at the end of a day: the readings, links and judgements
    of then. Both may be given. With `around` (an incident's or a claim's id) only that incident,
    those that it is related to now, and whatever may belong with them are gone back to, which
    spares regrouping the whole archive.

    Raises:
        ArchiveError: nothing is linked, or nothing was by then.
    """

    def __init__(
        self,
        tables: Joined,
        joiner: Joiner,
        *,
        as_of: date | None = None,
        recorded_by: date | None = None,
        around: str | None = None,
    ) -> None:
        self.tables, self.as_of, self.recorded_by = tables, as_of, recorded_by
        self._joiner = joiner
        working = tables.working(by=recorded_by)
        if working is None:
            raise _unlinked(tables, recorded_by)
        self._at = working.id if recorded_by else None
        self._then: dict[str, Account] | None = None
        self._groups: dict[str, tuple[str, ...]] = {}
        self._earlier = Earlier()
        self._links: list[Link] = []
        if as_of is not None:
            self._go_back(as_of, self._near(around) if around else None)

    def judgements(self) -> list[Judgement]:
        """List the judgements that stand, or stood when it was recorded."""
        told = self.tables.judgements(by=self.recorded_by)
        if self.as_of is None:
            return told
        first = self.tables.judgements(by=self.recorded_by, carried=False)
        return told + [j for j in first if j not in told]

    def members(self, incidents: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
        """Map incidents, or all, to their accounts."""
        if self._then is None:
            return self.tables.members(incidents, at=self._at)
        wanted = self._groups if incidents is None else incidents
        return {i: self._groups[i] for i in wanted if i in self._groups}

    def incidents_of(self, accounts: Collection[str]) -> dict[str, str]:
        """Map accounts to their incidents."""
        if self._then is None:
            return self.tables.incidents_of(accounts, at=self._at)
        mine = {a: i for i, members in self._groups.items() for a in members}
        return {a: mine[a] for a in accounts if a in mine}

    def standing_for(self, incident: str) -> str:
        """Follow an absorbed incident to the one that stands for it."""
        seen = {incident}
        while (step := self.tables.redirects([incident]).get(incident)) and step not in seen:
            seen.add(incident := step)
        return incident

    def accounts(self, ids: Collection[str] | None = None) -> dict[str, Account]:
        """Find accounts by their ids, or all."""
        if self._then is None:
            return self.tables.accounts(ids, at=self._at)
        wanted = self._then if ids is None else ids
        return {a: self._then[a] for a in wanted if a in self._then}

    def links_among(self, accounts: Collection[str]) -> list[Link]:
        """Find the links between accounts."""
        held = self.tables.links_among(accounts, at=self._at)
        return held + [k for k in self._links if k.a in accounts and k.b in accounts]

    def explained(self, accounts: Sequence[Account]) -> list[Link]:
        """Compare every pair of accounts, feature by feature."""
        return self._joiner.explained(accounts)

    def told_in(self, accounts: Collection[str]) -> list[tuple[str, Report, Claim]]:
        """Find every claim of accounts, with the account and the report."""
        held = self.tables.told_in(set(accounts) - self._earlier.accounts.keys(), at=self._at)
        return held + self._earlier.told_in(accounts)

    def roots(self, reports: Collection[str] | None = None) -> dict[str, str]:
        """Map reports to the one that their text goes back to, of those that were out."""
        roots = self.tables.roots(reports)
        if self._then is None:
            return roots
        out = {a.report: a.published or date.max for a in self._then.values()}
        first: dict[str, str] = {}
        for report in sorted(roots, key=lambda r: (out.get(r, date.max), r)):
            first.setdefault(roots[report], report)
        return {report: first[root] for report, root in roots.items()}

    def families(self, reports: Collection[str]) -> tuple[dict[str, str], list[Report]]:
        """Map reports and all copies of the same texts to their roots; the further reports."""
        kin = set(self.tables.copies(self.tables.roots(reports).values()))
        if self._then is not None:
            kin &= {account.report for account in self._then.values()}
        further = self.tables.reports(kin - set(reports))
        return self.roots(kin | set(reports)), list(further.values())

    def larger(self, incidents: Collection[str] | None = None) -> dict[str, tuple[str, str]]:
        """Map incidents, or all, to the larger ones that they are part of, with the reason."""
        if self._then is None and self._at is None:
            return self.tables.larger(incidents)
        return self._joiner.larger(self.members(), self.accounts(), self.judgements())

    def parts_of(self, incident: str) -> list[str]:
        """List the incidents that are part of one."""
        if self._then is None and self._at is None:
            return self.tables.parts_of(incident)
        return sorted(i for i, (of, _) in self.larger().items() if of == incident)

    def _go_back(self, day: date, near: set[str] | None) -> None:
        then = self._accounts_on(day, near)
        at = self._at
        links = self.tables.links(at=at) if near is None else self.tables.links_among(then, at=at)
        held = [k for k in links + self._links if k.a in then and k.b in then]
        groups = self._joiner.groups(then, held, self.judgements())
        before = self.tables.incidents_before(self._earlier.accounts)
        before |= self.tables.incidents_of(then, at=self._at)
        taken = self.tables.living() - set(before.values())
        names, _ = self._joiner.named(groups, before, then, {}, taken)
        self._then, self._groups = then, by_incident(names)

    def _near(self, given: str) -> set[str] | None:
        """The accounts that may belong with those of an incident; null where that is all."""
        from onrecord.commands.finding import incident_meant

        found = incident_meant(self, given)
        above = [of for of, _ in self.larger([found]).values()]
        members = self.members([found, *above, *self.parts_of(found)])
        wanted = {a for held in members.values() for a in held}
        return reaching(self.tables, wanted, self._joiner.threshold, self._at)

    def _accounts_on(self, day: date, near: set[str] | None) -> dict[str, Account]:
        """The accounts of reports that were out, of pages that changed those of their text then."""
        then = self.tables.accounts(near, at=self._at, known=day)
        pages = self.tables.then(day, self.recorded_by)
        then = {id_: a for id_, a in then.items() if a.report not in pages.hidden}
        gone = pages.shown - {a.report for a in then.values()}
        if gone and near is not None:  # what earlier texts told may belong anywhere
            then = self.tables.accounts(at=self._at, known=day)
            then = {id_: a for id_, a in then.items() if a.report not in pages.hidden}
            gone = pages.shown - {a.report for a in then.values()}
        if gone:
            judged = self.judgements()
            self._earlier = earlier_accounts(self.tables, self._joiner, gone, judged)
            then |= self._earlier.accounts
            self._links = self._joiner.links(list(then.values()), list(self._earlier.accounts))
        return then


def by_incident(incidents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Turn a map of accounts to incidents round.

    >>> by_incident({"r1:1": "i1", "r2:1": "i1"})
    {'i1': ('r1:1', 'r2:1')}
    """
    held: dict[str, list[str]] = defaultdict(list)
    for account, incident in sorted(incidents.items()):
        held[incident].append(account)
    return {incident: tuple(accounts) for incident, accounts in held.items()}


def _unlinked(tables: Joined, by: date | None) -> ArchiveError:
    if by is not None and tables.working() is not None:
        return ArchiveError(f"nothing was linked by {by}", "ask for a later day")
    return ArchiveError("the archive's reports are not linked", "run `onrecord link` on it first")
