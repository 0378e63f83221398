"""Where an archive is: its file or address, or the archive itself where a program holds it open."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from onrecord.archive import Archive

Where: TypeAlias = "str | Path | Archive"


def held(archive: Where) -> AbstractContextManager[Archive]:
    """Hold an archive open, so that many questions can be asked of it: each command takes it.

    Raises:
        ArchiveError: it is not there or cannot be read.
    """
    from onrecord.archive import Archive

    return Archive.open(archive)
