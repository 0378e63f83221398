"""What pages told on an earlier day, before another text took the place of theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive import FreshReading
    from onrecord.archive.joined import Joined
    from onrecord.commands.joiner import Joiner
    from onrecord.records import Account, Claim, Judgement, Report


@dataclass(frozen=True, slots=True)
class Earlier:
    """Accounts of earlier texts, made anew of the claims that are kept, and those claims."""

    accounts: dict[str, Account] = field(default_factory=dict)
    told: tuple[tuple[str, Report, Claim], ...] = ()

    def told_in(self, accounts: Collection[str]) -> list[tuple[str, Report, Claim]]:
        """Find the claims of some of these accounts."""
        return [row for row in self.told if row[0] in accounts]


def earlier_accounts(
    tables: Joined, joiner: Joiner, reports: Collection[str], judgements: Sequence[Judgement]
) -> Earlier:
    """Make the accounts of some reports by their newest readings, superseded or not."""
    accounts: dict[str, Account] = {}
    told: list[tuple[str, Report, Claim]] = []
    for reading in tables.readings([id_ for id_, _ in tables.last_readings(reports).values()]):
        made = joiner.accounts(reading.report, reading.claims, judgements)
        accounts |= {account.id: account for account in made}
        told += _told(reading, made)
    return Earlier(accounts, tuple(told))


def _told(
    reading: FreshReading, accounts: Sequence[Account]
) -> Iterator[tuple[str, Report, Claim]]:
    split = {account.id.split(":", 2)[2] for account in accounts if account.id.count(":") > 1}
    for account in accounts:
        _, mention, alone = f"{account.id}::".split(":", 3)[:3]
        for claim in reading.claims:
            mine = claim.id == alone if alone else claim.id not in split
            if claim.event and str(claim.event.mention) == mention and mine:
                yield account.id, reading.report, claim
