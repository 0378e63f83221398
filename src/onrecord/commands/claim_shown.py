"""`claim`: one claim in its report, with the incident that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.archive.filters import ClaimFilter
from onrecord.commands.asking import claims
from onrecord.commands.seeing import seen_by
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.records import Account, Claim, Judgement, Report


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim, its report, and what it belongs to.

    `incident` and `account` are null of what is not said to have happened, and before anything is
    linked. `others` are the accounts of the incident's other reports, and of other events of this
    one, with the claim that each is named after. `judgements` are those about the claim, also
    the withdrawn ones.
    """

    report: Report
    claim: Claim
    incident: str | None
    account: Account | None
    others: tuple[Account, ...]
    judgements: tuple[Judgement, ...]


def claim(archive: Where, id: str, *, sight: Sight = EVERYTHING) -> ClaimView:
    """Show one claim by its whole id, as it was read last.

    Raises:
        ArchiveError: there is no such claim.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        asked = ClaimFilter(id=id, superseded=True, raw=True)
        found = list(claims(opened, asked, sight=sight))
        if not found:
            raise ArchiveError(f"there is no claim {id}", "open it from its report")
        report, told = found[-1]
        with seen_by(opened, sight) as tables:
            mine = tables.mentions([id]).get(id)
            incident = tables.incidents_of([mine]).get(mine) if mine else None
            members = tables.members([incident]).get(incident, ()) if incident else ()
            accounts = tables.accounts(members)
            judged = [j for j in tables.judgements(withdrawn=True) if id in (j.a, j.b)]
    account = accounts.get(mine) if mine else None
    others = tuple(a for a in accounts.values() if a.id != mine)
    return ClaimView(report, told, incident, account, others, tuple(judged))
