"""Exports that were written, as answers; and what one is asked for with."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import FileResponse

from onrecord import commands
from onrecord.desk.work.exporting import Conditions
from onrecord.errors import ArchiveError, SettingsError

if TYPE_CHECKING:
    from onrecord.commands import IncidentFilter
    from onrecord.desk.work import Job

TYPES = {".html": "text/html; charset=utf-8", ".csv": "text/csv; charset=utf-8"}
TYPES |= {".json": "application/json", ".jsonl": "application/x-ndjson", ".zip": "application/zip"}
# A dossier is a page of its own: it runs nothing and asks for nothing.
DOSSIER = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups"


def answer(job: Job, name: str) -> FileResponse:
    """Make the answer that gives a file of an export; raises ArchiveError where there is none."""
    path = Path(job.order["into"]) / name
    if name not in job.files or not path.exists():
        raise ArchiveError(f"the export has no file {name}", "export it again")
    shown = path.suffix == ".html"
    made = FileResponse(
        path,
        media_type=TYPES.get(path.suffix, "application/octet-stream"),
        filename=name,
        content_disposition_type="inline" if shown else "attachment",
    )
    if shown:
        made.headers["content-security-policy"] = DOSSIER
    return made


def conditions_of(asked: IncidentFilter, **told: Any) -> Conditions:
    """Make the conditions of an export; raises SettingsError where there is no such format."""
    if told["form"] not in commands.formats():
        names = ", ".join(commands.formats())
        raise SettingsError(f"there is no format {told['form']}", f"choose one of {names}")
    days = {n: d.isoformat() for n in ("since", "until") if (d := getattr(asked, n))}
    return Conditions(asked=asdict(asked) | days, **told)
