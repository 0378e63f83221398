"""The parts that make incidents of claims, behind one face that a program may replace."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord import __version__

if TYPE_CHECKING:
    from onrecord.incidents.weights import Weights
    from onrecord.records import Account, Claim, Judgement, Link, Report

WEIGHTS = "read"  # those for accounts that are read from text


class Joiner:
    """Makes accounts of reports, links of accounts, and incidents of links.

    `version` names the weights and the program: what another version joined is made anew.
    Accounts that no chain of links of at least `threshold` connects never belong together, unless
    people say so.
    """

    def __init__(self) -> None:
        from onrecord.incidents.weights import Weights

        self._weights: Weights = Weights.load(WEIGHTS)
        self.version: str = f"{self._weights.version}, onrecord {__version__}"
        self.threshold: float = self._weights.threshold

    def accounts(
        self, report: Report, claims: Sequence[Claim], judgements: Sequence[Judgement]
    ) -> tuple[Account, ...]:
        """Make the accounts of one report."""
        from onrecord.incidents.accounts import accounts_of

        return accounts_of(report, claims, judgements)

    def windows(self, account: Account) -> list[tuple[date, date]]:
        """Tell the stretches of days in which an account may have its like.

        No other is compared with it; an account that is never compared has none.
        """
        from onrecord.incidents.candidates import windows_of

        return windows_of(account)

    def links(self, accounts: Sequence[Account], new: Collection[str] | None) -> list[Link]:
        """Link accounts; only pairs with one of `new`, where given."""
        from onrecord.incidents.scoring import links_of

        return links_of(accounts, self._weights, new=new)

    def explained(self, accounts: Sequence[Account]) -> list[Link]:
        """Compare every pair of accounts, feature by feature."""
        from onrecord.incidents.scoring import explain_all

        return explain_all(accounts, self._weights)

    def groups(
        self,
        accounts: Mapping[str, Account],
        links: Iterable[Link],
        judgements: Sequence[Judgement],
    ) -> list[tuple[str, ...]]:
        """Group accounts consistently; each is in one group."""
        from onrecord.incidents.grouping import group

        return group(accounts, links, judgements, threshold=self.threshold)

    def named(
        self,
        groups: Sequence[tuple[str, ...]],
        before: Mapping[str, str],
        accounts: Mapping[str, Account],
        redirects: Mapping[str, str],
        taken: Container[str],
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Name groups by what they were named before; accounts' incidents, and redirects.

        `taken` are the ids of incidents that are not grouped now.
        """
        from onrecord.incidents.naming import name_groups

        return name_groups(groups, before, accounts=accounts, redirects=redirects, taken=taken)

    def anchor(self, members: Sequence[str], accounts: Mapping[str, Account]) -> str:
        """Find the claim that a group is named after."""
        from onrecord.incidents.naming import anchor_of

        return anchor_of(members, accounts)

    def larger(
        self,
        incidents: Mapping[str, Sequence[str]],
        accounts: Mapping[str, Account],
        judgements: Sequence[Judgement],
    ) -> dict[str, tuple[str, str]]:
        """Tell which incidents are part of which, and why."""
        from onrecord.incidents.nesting import nestings

        found = nestings(incidents, accounts, judgements)
        return {n.inner: (n.outer, n.reason) for n in found}

    def check(
        self, judgements: Sequence[Judgement], new: Judgement, mention_of: Mapping[str, str]
    ) -> None:
        """Refuse a judgement that contradicts others (JudgementError tells the path)."""
        from onrecord.incidents.constraints import check_judgement

        check_judgement(judgements, new, mention_of)

    def copies(
        self, known: Mapping[str, bytes], roots: Mapping[str, str], reports: Sequence[Report]
    ) -> tuple[dict[str, bytes], dict[str, str]]:
        """Sign new reports, and find whose copies they are.

        The signature of each, and the root of each and of every known one that changed. Raises
        IncidentsError where the known signatures are of another version.
        """
        from onrecord.incidents.origins import CopyIndex

        index = CopyIndex.restore(known, roots)
        changed = index.add(reports)
        return {report.id: index.signature(report.id) for report in reports}, changed
