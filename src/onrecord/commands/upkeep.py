"""`check`, `backup` and `vacuum`: an archive looked after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.where import Where
from onrecord.errors import ArchiveError

if TYPE_CHECKING:
    from onrecord.archive import Archive, Fault

Progress = Callable[[str, int, int], None]  # what, how much of it is done, of how much


@dataclass(frozen=True, slots=True)
class Vacuumed:
    """How many bytes an archive took before, and takes now."""

    before: int
    after: int


def check(archive: Where, progress: Progress | None = None) -> Iterator[Fault]:
    """Yield what of an archive is not as it has to be: nothing, where it is whole.

    The database's own look at its file; every report's text against the hash that was recorded;
    every claim of every reading against its type and, word for word, against its report; words,
    accounts, incidents, judgements and reviews that point at nothing. Of one kind a hundred faults
    at most are told. `progress` hears how many texts and claims were looked at, of how many.

    Raises:
        ArchiveError: the archive is not there, or cannot be read at all.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        every = _every(opened) if progress else 0
        done = 0
        for fault in opened.faults():
            done += fault is None
            if progress and fault is None:
                progress("looked at", done, every)
            elif fault is not None:
                yield fault


def _every(archive: Archive) -> int:
    """How many texts and claims there are to look at."""
    with archive.joined() as tables:
        return tables.count_claims() + archive.count().reports


def backup(archive: Where, out: str | Path, progress: Progress | None = None) -> Path:
    """Copy an archive as it stands at one moment, while others write to it; gives the copy's path.

    A file is copied to a file, which is an archive itself. A database on a server is copied by
    PostgreSQL's own program, in its own form: `pg_restore` brings it back. The copy is looked at
    before it gets its name. `progress` hears how many pages of a file are done, of how many.

    Raises:
        ArchiveError: the copy is there already, cannot be written, or is not whole.
    """
    from onrecord.archive import Archive

    path = Path(out)
    if path.exists():
        raise ArchiveError(f"{path} is there already", "give another name: nothing is overwritten")
    if not path.parent.is_dir():
        raise ArchiveError(f"the folder {path.parent} is not there", "make it, then try again")
    with Archive.open(archive) as opened:
        opened.backup(path, lambda done, of: progress and progress("copied", done, of))
    return path


def vacuum(archive: Where) -> Vacuumed:
    """Give back the room in an archive that nothing uses, and count anew what questions go by.

    Raises:
        ArchiveError: it is not there, another program is writing to it, or the disk has no room
            for a second copy of the file while it is made.
    """
    from onrecord.archive import Archive

    with Archive.open(archive) as opened:
        return Vacuumed(*opened.vacuum())
