"""Files of a package: written once, hashed as they are written, packed so that bytes are equal."""

from __future__ import annotations

import csv
import hashlib
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.exports.tables import harmless

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can hold
CHUNK = 1_048_576


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of a package: its path in it, its size, its SHA-256."""

    path: str
    size: int
    sha256: str


class Lines:
    """A text file that grows line by line."""

    def __init__(self, folder: Path, path: str) -> None:
        self.path, self.rows = path, 0
        whole = folder / path
        whole.parent.mkdir(parents=True, exist_ok=True)
        self._file = whole.open("w", encoding="utf-8", newline="")
        self._csv = csv.writer(self._file)  # RFC 4180: \r\n, so that a \r in a cell is quoted

    def line(self, text: str) -> None:
        """Write a line as it is."""
        self._file.write(text + "\n")
        self.rows += 1

    def cells(self, values: Iterable[Any]) -> None:
        """Write a row of a table."""
        self._csv.writerow([cell(value) for value in values])
        self.rows += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()


def cell(value: Any) -> Any:
    """A value as a table of a package has it: null is empty, text is never a formula.

    >>> cell(True), cell(None), cell("=1+1"), cell(-2)
    ('true', '', "'=1+1", -2)
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=0).isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else value


def put(folder: Path, path: str, content: bytes) -> Packed:
    """Write a file of a package."""
    whole = folder / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    whole.write_bytes(content)
    return Packed(path, len(content), hashlib.sha256(content).hexdigest())


def packed(folder: Path, path: str) -> Packed:
    """Measure and hash a file that is written."""
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Packed(path, (folder / path).stat().st_size, digest)


def zipped(folder: Path, out: Path) -> None:
    """Pack a folder into a zip file: sorted, without times, so that equal files give equal bytes.

    `datapackage.json` comes first.
    """
    paths = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    paths.sort(key=lambda path: path != "datapackage.json")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packing:
        for path in paths:
            told = zipfile.ZipInfo(path, EPOCH)
            told.compress_type, told.create_system = zipfile.ZIP_DEFLATED, 3  # 3: Unix, anywhere
            told.external_attr = 0o644 << 16
            told.file_size = (folder / path).stat().st_size  # tells whether Zip64 is needed
            with (folder / path).open("rb") as file, packing.open(told, "w") as into:
                shutil.copyfileobj(file, into, CHUNK)
