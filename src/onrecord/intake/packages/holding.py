"""The files of a package, in a folder or a zip file: read within it, and within limits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from onrecord.errors import IntakeError
from onrecord.intake.formats.unpacking import BROKEN, Unpacking
from onrecord.intake.formats.zipped import opened
from onrecord.intake.options import in_megabytes

DESCRIPTOR = "datapackage.json"
CHUNK = 1_048_576
CHANGED = "get the package again from whoever made it"


class Holding:
    """A folder, or a zip file of one; nothing is unpacked on disk."""

    def __init__(self, path: Path) -> None:
        self._folder = path.resolve() if path.is_dir() else None
        self._zip = None if self._folder else opened(path.open("rb"), "the package")

    def close(self) -> None:
        """Let go of the zip file."""
        if self._zip is not None:
            self._zip.close()
            if self._zip.fp is not None:
                self._zip.fp.close()

    def holds(self, path: str) -> bool:
        """Tell whether a file is there."""
        if self._folder is not None:
            return self._within(path).is_file()
        return self._zip is not None and path in self._zip.NameToInfo

    def read(self, path: str, limit: int) -> bytes:
        """Read a file of at most `limit` bytes; raises IntakeError for a larger one, or none."""
        with self.open(path) as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise IntakeError(f"{path} is larger than {in_megabytes(limit)}", "raise the limit")
        return data

    def lines(self, path: str, limit: int) -> Iterator[tuple[int, bytes]]:
        """Yield the lines of a file with their numbers; one over `limit` bytes raises."""
        with self.open(path) as file:
            number = 0
            while line := file.readline(limit + 1):
                number += 1
                if len(line) > limit:
                    over = f"line {number} of {path} is larger than {in_megabytes(limit)}"
                    raise IntakeError(over, "raise the limit")
                yield number, line

    def sha256(self, path: str) -> str:
        """Hash a file."""
        digest = hashlib.sha256()
        with self.open(path) as file:
            while piece := file.read(CHUNK):
                digest.update(piece)
        return digest.hexdigest()

    @contextmanager
    def open(self, path: str) -> Iterator[IO[bytes]]:
        """Open a file; raises IntakeError for one that is not there, or not within the package."""
        import io

        checked(path)
        try:
            if self._folder is not None:
                file: IO[bytes] = self._within(path).open("rb")
            elif self._zip is not None:
                file = io.BufferedReader(Unpacking(self._zip.open(path)), CHUNK)
        except (KeyError, FileNotFoundError, IsADirectoryError):
            raise IntakeError(f"{path} is not in the package", CHANGED) from None
        except (*BROKEN, RuntimeError, NotImplementedError) as error:
            why = f"{path} cannot be unpacked ({type(error).__name__})"
            raise IntakeError(why, CHANGED) from None
        with file:
            yield file

    def _within(self, path: str) -> Path:
        assert self._folder is not None
        found = (self._folder / path).resolve()
        if not found.is_relative_to(self._folder):
            raise IntakeError(f"{path} is a link out of the package", "do not trust it")
        return found


def checked(path: str) -> str:
    """Give back a path that stays within its package.

    Raises:
        IntakeError: it does not (datapackage.org/standard/data-resource, path or data).
    """
    parts = PurePosixPath(path)
    out = not path or parts.is_absolute() or ".." in parts.parts
    if out or "\\" in path or ":" in path or "\x00" in path:
        raise IntakeError(f"the path {path!r} leads out of the package", "do not trust it")
    return path
