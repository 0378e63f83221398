"""`origin_counts`: how often each origin is heard, is first, is confirmed or contradicted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.archive.summaries import OriginCount


def origin_counts(
    archive: Where,
    key: str | None = None,
    *,
    sight: Sight = EVERYTHING,
    limit: int = 50,
    offset: int = 0,
) -> list[OriginCount]:
    """Count the incidents in which origins are heard, those heard in most first; or of one, by key.

    Counted over summaries, so that it takes milliseconds at any size. What a withheld source
    carried counts for nobody.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened, opened.joined() as tables:
        return tables.origin_counts(
            key, without=sight.incidents, publishers=sight.sources, most=limit, skip=offset
        )
