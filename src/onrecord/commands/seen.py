"""The tables of incidents as somebody may see them: what is withheld is in no answer of theirs.

Whoever asks these tables asks as if the withheld claims had never been recorded, so that no count
and no figure that is worked out of the answers tells more. Only the joins are as they are: what
belongs together was worked out from all claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.archive.joined import Joined
from onrecord.archive.profiling import Unseen, Whom, people_in
from onrecord.commands.withheld import Withheld

if TYPE_CHECKING:
    from onrecord.archive import FreshReading, Membership, Sighting
    from onrecord.archive.account_rows import Heading
    from onrecord.archive.joined_places import NamedPlace
    from onrecord.archive.profiling import Pair, Rows
    from onrecord.commands.sight import Sight
    from onrecord.records import Account, Claim, Judgement, Link, Report, Review

AT_ONCE = 200  # claims by which somebody is named


class Seen(Joined):
    """The tables, through somebody's sight."""

    def __init__(self, tables: Joined, sight: Sight) -> None:
        super().__init__(tables._db)
        self._gone = Withheld(tables, sight)
        self._all, self._sight = tables, sight

    def accounts(self, ids: Collection[str] | None = None, **asked: Any) -> dict[str, Account]:
        """Find accounts; see `Asking.accounts`."""
        found = self._all.accounts(ids, **asked)
        left = {i: a for i, a in found.items() if not self._gone.is_account_gone(i)}
        if self._sight.names:
            return left
        return {i: self._gone.publishing.account(a) for i, a in left.items()}

    def account_headings(self, days: tuple[date, date]) -> list[Heading]:
        """List what accounts are found by; nobody is found by a name that is masked."""
        found = self._all.account_headings(days)
        left = [h for h in found if not self._gone.is_account_gone(h.id)]
        if self._sight.names:
            return left
        shown = self.accounts([h.id for h in left])
        return [replace(h, names=_names_of(shown[h.id])) for h in left if h.id in shown]

    def accounts_in(self, reports: Collection[str]) -> list[str]:
        """List the accounts of some reports."""
        return [a for a in self._all.accounts_in(reports) if not self._gone.is_account_gone(a)]

    def links(self, ids: Collection[str] | None = None, *, at: int | None = None) -> list[Link]:
        """Find links both of whose ends are seen."""
        gone = self._gone.is_account_gone
        return [k for k in self._all.links(ids, at=at) if not gone(k.a) and not gone(k.b)]

    def incidents_of(
        self, ids: Collection[str] | None = None, *, at: int | None = None
    ) -> dict[str, str]:
        """Map accounts to the incidents that they belong to."""
        return self._held(self._all.incidents_of(ids, at=at))

    def incidents_before(self, ids: Collection[str]) -> dict[str, str]:
        """Map accounts to the incidents that they belong to, or belonged to last."""
        return self._held(self._all.incidents_before(ids))

    def members(
        self, incidents: Collection[str] | None = None, *, at: int | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Map incidents to their accounts; one without any that is seen is not there."""
        gone = self._gone.is_account_gone
        found = self._all.members(incidents, at=at)
        held = {i: tuple(a for a in m if not gone(a)) for i, m in found.items()}
        return {i: m for i, m in held.items() if m and i not in self._sight.incidents}

    def living(self, incidents: Collection[str] | None = None) -> set[str]:
        """List the incidents, or those of some, that have accounts now."""
        return set(self.members(incidents))

    def count_incidents(self) -> int:
        """Count the incidents that have accounts now."""
        return len(self.members())

    def redirects(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """Map absorbed incidents to those that took them in."""
        closed = self._sight.incidents
        told = self._all.redirects(ids).items()
        return {old: new for old, new in told if old not in closed and new not in closed}

    def larger(self, ids: Collection[str] | None = None) -> dict[str, tuple[str, str]]:
        """Map incidents to the larger ones that they are part of."""
        found = self._all.larger(ids)
        seen = self.members({i for i, (of, _) in found.items()} | {of for of, _ in found.values()})
        return {i: (of, why) for i, (of, why) in found.items() if i in seen and of in seen}

    def parts_of(self, incident: str) -> list[str]:
        """List the incidents that are part of one."""
        found = self._all.parts_of(incident)
        return sorted(self.members(found)) if found else []

    def incident_ids(self, start: str = "") -> list[str]:
        """List the ids of incidents that begin with `start`."""
        from onrecord.archive.joined_asking import resolved

        found, redirects = self._all.incident_ids(start), self._all.redirects()
        seen = self.members({resolved(i, redirects) for i in found}) if found else {}
        return [i for i in found if resolved(i, redirects) in seen]

    def passages(self, incidents: Collection[str]) -> list[Membership]:
        """List who came to incidents and left them."""
        found = self._all.passages(incidents)
        return [p for p in found if not self._gone.is_account_gone(p.account)]

    def claim_ids(self, start: str = "") -> list[str]:
        """List the ids of claims that begin with `start`."""
        found = [c for c in self._all.claim_ids(start) if c not in self._gone.claims]
        of = self.reports_of(found) if self._gone.reports else {}
        return [c for c in found if of.get(c) not in self._gone.reports]

    def mentions(self, claims: Collection[str]) -> dict[str, str]:
        """Map claims to the ids of their accounts."""
        found = self._all.mentions(claims).items()
        return {c: a for c, a in found if not self._gone.is_account_gone(a)}

    def judgements(
        self, *, withdrawn: bool = False, by: date | None = None, carried: bool = True
    ) -> list[Judgement]:
        """List judgements about claims that are seen."""
        found = self._all.judgements(withdrawn=withdrawn, by=by, carried=carried)
        ends = {end for j in found for end in (j.a, j.b)}
        of = self.reports_of(ends) if self._gone.reports else {}
        gone = {e for e in ends if e in self._gone.claims or of.get(e) in self._gone.reports}
        return [j for j in found if not {j.a, j.b} & gone]

    def reviews(self, claims: Collection[str] | None = None) -> list[Review]:
        """List what was said of claims that are seen."""
        found = self._all.reviews(claims)
        of = self.reports_of({r.claim for r in found}) if self._gone.reports else {}
        gone, reports = self._gone.claims, self._gone.reports
        return [r for r in found if r.claim not in gone and of.get(r.claim) not in reports]

    def told_in(
        self, accounts: Collection[str], *, at: int | None = None, ever: bool = False
    ) -> list[tuple[str, Report, Claim]]:
        """Find every claim of accounts, with the account and the report."""
        mine = {a for a in accounts if not self._gone.is_account_gone(a)}
        rows = self._all.told_in(mine, at=at, ever=ever)
        of: dict[str, list[Claim]] = {}
        for _, report, claim in rows:
            of.setdefault(report.id, []).append(claim)
        reports = {report.id: report for _, report, _ in rows}
        shown = {i: self._gone.claims_of(r, of[i]) for i, r in reports.items()}
        told = {claim.id: claim for claims in shown.values() for claim in claims}
        heads = {i: self._gone.report(r) for i, r in reports.items()}
        return [(a, heads[r.id], told[c.id]) for a, r, c in rows if c.id in told]

    def claims(self, **asked: Any) -> list[tuple[Report, Claim]]:
        """Find claims with their reports; see `Placing.claims`."""
        return list(self._gone.pairs(self._all.claims(**asked)))

    def claims_in(self, report: str) -> list[Claim]:
        """List the claims of a report."""
        held = self._all.reports([report])
        found = self._all.claims_in(report)
        if report in self._gone.reports or report not in held:
            return []
        return self._gone.claims_of(held[report], found)

    def places(self, asked: str, **_: Any) -> list[NamedPlace]:
        """Find the places that claims name so."""
        left_out = {"without": self._gone.claims, "publishers": self._sight.sources}
        return self._all.places(asked, **left_out)

    def reports(self, ids: Collection[str]) -> dict[str, Report]:
        """Find reports by their ids."""
        found = self._all.reports([i for i in ids if i not in self._gone.reports])
        return {i: self._gone.report(report) for i, report in found.items()}

    def report_ids(self, start: str) -> list[str]:
        """List the ids of reports that begin with `start`."""
        return [i for i in self._all.report_ids(start) if i not in self._gone.reports]

    def roots(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """Map reports to the one that their text goes back to, of those that are seen."""
        found = self._all.roots(ids)
        gone = self._gone.reports
        stand_in = {root: self._first(root) for root in set(found.values()) & gone}
        return {i: stand_in.get(root, root) for i, root in found.items() if i not in gone}

    def family(self, report: str) -> tuple[str, list[str]]:
        """Find the report that a text goes back to, and all that go back to it."""
        root, held = self._all.family(report)
        left = [i for i in held if i not in self._gone.reports]
        return (self._first(root) if root in self._gone.reports else root), left

    def items_of(self, parents: Collection[str]) -> dict[str, list[str]]:
        """Map reports to those that are items of their text."""
        gone = self._gone.reports
        found = self._all.items_of(parents).items()
        return {p: [i for i in items if i not in gone] for p, items in found if p not in gone}

    def parents_of(self, report: str) -> list[str]:
        """List the reports that a report is an item of."""
        return [i for i in self._all.parents_of(report) if i not in self._gone.reports]

    def sightings(
        self, pages: Collection[str] | None = None, *, changed: bool = False
    ) -> dict[str, list[Sighting]]:
        """Map pages to what was seen at them, but pages that showed what is withheld."""
        gone = self._gone.reports | self._gone.telling.keys()
        found = self._all.sightings(pages, changed=changed)
        return {p: rows for p, rows in found.items() if not any(s.report in gone for s in rows)}

    def readings(self, ids: Collection[int]) -> Iterator[FreshReading]:
        """Yield readings by their numbers."""
        for one in self._all.readings(ids):
            if one.report.id not in self._gone.reports:
                claims = tuple(self._gone.claims_of(one.report, one.claims))
                yield replace(one, report=self._gone.report(one.report), claims=claims)

    def place_by_id(self, id: str) -> tuple[str, str | None, int] | None:
        """Find a place's name, country, and how many claims name it, by its id."""
        found = next((p for p in self.places(id) if p.id == id), None)
        return (found.name, found.country, found.claims) if found else None

    def place_words(self, id: str) -> list[str]:
        """List no words of claims, some of which may be withheld."""
        return []

    def places_in(self, country: str, but: Unseen) -> list[tuple[str, str, int]]:
        """List the places of a country that claims name."""
        return self._all.places_in(country, self._left_out(but))

    def newest(self, rows: Rows, but: Unseen, most: int) -> tuple[int, list[Pair]]:
        """Count the claims that stand among some, and find the newest with their reports."""
        count, found = self._all.newest(rows, self._left_out(but), most)
        return count, list(self._gone.pairs(found))

    def incidents_with(
        self, rows: Rows, but: Unseen, most: int, skip: int = 0
    ) -> tuple[int, list[str]]:
        """Count the incidents that some claims tell of, and list some."""
        return self._all.incidents_with(rows, self._left_out(but), most, skip)

    def named_most(self, who: Whom) -> list[tuple[str, str | None, int]]:
        """List the names and kinds by which the newest claims tell of somebody."""
        rows = self._all.claims_of(who, ("claimant", "voice", "via", "actors", "targets"))
        _, pairs = self.newest(rows, Unseen(self._sight.sources), AT_ONCE)
        told = (p for _, claim in pairs for p in people_in(claim) if who.is_it(p))
        return [
            (*named, n)
            for named, n in Counter((w.name or w.words.text, w.kind) for w in told).most_common()
        ]

    def _left_out(self, but: Unseen) -> Unseen:
        return replace(but, claims=self._gone.claims)

    def _held(self, found: dict[str, str]) -> dict[str, str]:
        closed = self._sight.incidents
        gone = self._gone.is_account_gone
        return {a: i for a, i in found.items() if i not in closed and not gone(a)}

    def _first(self, root: str) -> str:
        """The first of those that share a text and are seen."""
        _, family = self._all.family(root)
        left = self._all.reports([i for i in family if i not in self._gone.reports])
        first = min(left.values(), key=lambda r: (r.published or date.max, r.id), default=None)
        return first.id if first else root


def _names_of(account: Account) -> tuple[str, ...]:
    sides = (*account.doers, *account.victims)
    return (*account.types, *(p.name for p in account.places), *(side.name for side in sides))
