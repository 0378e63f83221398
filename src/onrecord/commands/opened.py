"""An archive opened for a question about its incidents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.standing import Standing


@contextmanager
def opened(
    archive: Where,
    as_of: date | None = None,
    recorded_by: date | None = None,
    joiner: Joiner | None = None,
    sight: Sight = EVERYTHING,
    around: str | None = None,
) -> Iterator[Standing]:
    """Open an archive to be asked as it stands, or stood, as `sight` shows it; nothing is written.

    `around` is the only incident that is asked about, where there is one.

    Raises:
        ArchiveError: it is not there, cannot be read, or nothing in it is linked.
    """
    from onrecord.archive import Archive
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.seeing import seen_by
    from onrecord.commands.standing import Standing

    with Archive.open(archive) as held, seen_by(held, sight) as tables:
        by = joiner or Joiner()
        yield Standing(tables, by, as_of=as_of, recorded_by=recorded_by, around=around)
