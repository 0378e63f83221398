"""`claims`: what an archive holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.archive.filters import ClaimFilter
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.records import Claim, Report


def claims(archive: Where, asked: ClaimFilter | None = None) -> Iterator[tuple[Report, Claim]]:
    """Yield the claims of an archive that a filter lets through, oldest report first.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        yield from opened.claims(asked)
