"""The tables of incidents opened for a question of somebody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.commands.sight import Sight

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.archive.joined import Joined


@contextmanager
def seen_by(archive: Archive, sight: Sight) -> Iterator[Joined]:
    """Open the tables as somebody may see them; to who may see everything, as they are."""
    with archive.joined() as tables:
        yield as_seen(tables, sight)


def as_seen(tables: Joined, sight: Sight) -> Joined:
    """The tables as somebody may see them, of those that hold everything."""
    if sight.open:
        return tables
    from onrecord.commands.seen import Seen

    return Seen(tables, sight)
