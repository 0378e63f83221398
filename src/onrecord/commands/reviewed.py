"""`reviewed`: how people judged claims."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.records import ReviewedAs


def reviewed(archive: Where, claims: Collection[str] | None = None) -> dict[str, ReviewedAs]:
    """Map claims, or all, that people judged to how: by whom, and in which fields.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive
    from onrecord.records import reviewed_as

    with Archive.open(archive) as opened, opened.joined() as tables:
        return reviewed_as(tables.reviews(claims))
