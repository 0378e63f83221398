"""`claims`: what an archive holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.archive.filters import ClaimFilter
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.records import Claim, Report


def claims(
    archive: Where,
    asked: ClaimFilter | None = None,
    *,
    sight: Sight = EVERYTHING,
    stepwise: bool = False,
) -> Iterator[tuple[Report, Claim]]:
    """Yield the claims of an archive that a filter lets through, oldest report first.

    `sight` withholds what somebody may not see. `stepwise` finds the first of many sooner.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        if sight.open:
            yield from opened.claims(asked, stepwise=stepwise)
            return
        from onrecord.commands.withheld import Withheld

        with opened.joined() as tables:
            yield from Withheld(tables, sight).pairs(opened.claims(asked, stepwise=stepwise))
