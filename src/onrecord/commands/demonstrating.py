"""`demo`: a folder of reports through the whole way: from files to an archive to incidents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from onrecord.commands.adding import add
from onrecord.commands.asking import claims
from onrecord.commands.linking import Linked, link
from onrecord.commands.results import Failed, Known, Passed, Read, Recorded
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.settings import Settings


def demo(
    folder: str | Path,
    archive: str | Path | None = None,
    settings: Settings | None = None,
    reader: ReportReader | None = None,
) -> Iterator[Recorded | Known | Failed | Passed | Read | Linked]:
    """Add a folder of reports to an archive, yield what it then holds, report by report, and link.

    Without `archive` one is made for the time of the demonstration only.
    """
    if not Path(folder).is_dir():
        raise SettingsError(f"there is no folder {folder}", "give the folder of demo reports")
    with TemporaryDirectory(prefix="onrecord-") as temporary:
        kept = archive or Path(temporary) / "demo.db"
        yield from add(kept, [str(folder)], settings, reader)
        for report, found in groupby(claims(kept), key=lambda pair: pair[0]):
            yield Read(report.url or report.id, report, tuple(claim for _, claim in found))
        yield link(kept)
