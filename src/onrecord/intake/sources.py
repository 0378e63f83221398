"""From the words that name sources to files, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import IntakeError


def files_under(folder: Path) -> Iterator[Path]:
    """Every file under `folder`, in the order of names, hidden ones left out.

    Links to folders are not followed. Only the names of the folders on the way are held.
    """
    with os.scandir(folder) as entries:
        names = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries)
    for name, is_folder in names:
        if name.startswith("."):
            continue
        if is_folder:
            yield from files_under(folder / name)
        else:
            yield folder / name


def check_regular(path: Path) -> None:
    """Raise IntakeError for what stands in a folder and is no file: a pipe, a link to nowhere."""
    if not path.is_file():
        raise IntakeError("it is not a file", "remove it from the folder, or leave it")
