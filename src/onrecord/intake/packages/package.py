"""A package as what it keeps: reports first, then judgements and what was seen at pages."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.options import Failure, IntakeOptions
from onrecord.intake.packages.holding import CHANGED, DESCRIPTOR, Holding
from onrecord.intake.packages.lines import Rest, loaded, report_in, rest_in
from onrecord.records import KeptReport

FORM, NEWEST = "onrecord.datapackage", 1
FILE = "archive.jsonl"
LARGEST = 10_000_000  # bytes of a descriptor


def package_at(source: str, options: IntakeOptions) -> Package | None:
    """Open the package at a path: a folder, its datapackage.json, or a zip file; null: it is none.

    Raises:
        IntakeError: it is one that cannot be taken in: newer, damaged, or without texts.
    """
    path = Path(source)
    path = path.parent if path.name == DESCRIPTOR else path
    if not _may_be(path):
        return None
    holding = Holding(path)
    told = _descriptor(holding)
    if told is None:
        holding.close()
        return None
    return Package(source, holding, told, options)


def _may_be(path: Path) -> bool:
    """Tell, without opening much, whether a path may be a package."""
    if path.is_dir():
        return (path / DESCRIPTOR).is_file()
    if path.suffix.lower() != ".zip" or not path.is_file():
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return DESCRIPTOR in archive.NameToInfo
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _descriptor(holding: Holding) -> dict[str, Any] | None:
    """The descriptor of a package that onrecord wrote, or null of another's."""
    try:
        told = json.loads(holding.read(DESCRIPTOR, LARGEST))
    except (ValueError, RecursionError):
        return None
    mine = told.get("onrecord") if isinstance(told, dict) else None
    form = str(mine.get("form")) if isinstance(mine, dict) else ""
    return told if form.startswith(f"{FORM}/") else None


class Package:
    """What a package keeps, checked: spans against texts, ids and originals against hashes."""

    def __init__(
        self, source: str, holding: Holding, told: dict[str, Any], options: IntakeOptions
    ) -> None:
        self._source, self._holding, self._options = source, holding, options
        self._check(told)

    def close(self) -> None:
        """Let go of its file."""
        self._holding.close()

    def ids(self) -> set[str]:
        """The ids of its reports, as it says."""
        return {str(line["report"].get("id")) for _, line in self._lines("report") if _has(line)}

    def reports(self) -> Iterator[KeptReport | Failure]:
        """Yield its reports, and why one is refused; the others go on."""
        for at, line in self._lines("report"):
            if isinstance(line, Failure):
                yield line
                continue
            try:
                yield report_in(line, self._holding, self._options)
            except IntakeError as error:
                yield Failure(at, error.what, error.do)

    def rest(self) -> Iterator[Rest | Failure]:
        """Yield judgements, failures and sightings, and why one is refused."""
        for at, line in self._lines(None):
            if isinstance(line, Failure):
                continue  # told with the reports
            try:
                found = rest_in(line)
            except IntakeError as error:
                found = None
                yield Failure(at, error.what, error.do)
            if found is not None:
                yield found

    def _lines(self, kind: str | None) -> Iterator[tuple[str, Any]]:
        """The lines of a kind, or of any but reports, with where they stand."""
        for number, line in self._holding.lines(FILE, self._options.max_bytes):
            at = f"{self._source}:{number}"
            try:
                told = loaded(line)
            except IntakeError as error:
                yield at, Failure(at, error.what, error.do)
                continue
            if (told["kind"] == "report") == (kind == "report"):
                yield at, told

    def _check(self, told: dict[str, Any]) -> None:
        mine = told["onrecord"]
        version = str(mine["form"]).rpartition("/")[2]
        if not version.isdecimal() or int(version) > NEWEST:
            what = f"the package is of a newer form ({str(mine['form'])[:60]})"
            raise IntakeError(what, "update onrecord")
        if mine.get("texts") is not True or not self._holding.holds(FILE):
            what = "the package holds no texts, so its claims have no words to stand in"
            raise IntakeError(what, "ask for one that was exported with --texts")
        stated = [r.get("hash") for r in told.get("resources", ()) if _is_kept(r)]
        if stated != [f"sha256:{self._holding.sha256(FILE)}"]:
            what = f"{FILE} is not the file that {DESCRIPTOR} tells of"
            raise IntakeError(what, CHANGED)


def _is_kept(resource: Any) -> bool:
    return isinstance(resource, dict) and resource.get("path") == FILE


def _has(line: Any) -> bool:
    return not isinstance(line, Failure) and isinstance(line.get("report"), dict)
