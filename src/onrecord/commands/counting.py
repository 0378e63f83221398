"""`counts`: how many reports and claims an archive holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive import Counts


def counts(archive: Where, *, sight: Sight = EVERYTHING) -> Counts:
    """Count the reports and claims that `sight` shows, and the sources that could not be read.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.commands.where import held
    from onrecord.commands.withheld import Withheld

    with held(archive) as opened:
        if not sight.incidents:
            return opened.count(without=sight.sources)
        with opened.joined() as tables:
            gone = Withheld(tables, sight).claims
        return opened.count(without=sight.sources, but=gone)
