"""All that a copy of an archive is made of, into a package: texts, originals, readings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from onrecord.exports.about import plain
from onrecord.exports.package.box import Lines, put
from onrecord.records import Kept, KeptReading, KeptReport, Report, to_published

FILE = "archive.jsonl"
SUFFIXES = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-ndjson": ".jsonl",
}
KEPT_TIMES = ("recorded_at", "superseded_at", "at", "withdrawn_at", "seen_at")


def write_kept(folder: Path, kept: Kept, tell: Callable[[Report], None]) -> int:
    """Write `archive.jsonl`, `texts/` and `originals/`, and `tell` each report; how many.

    A line is a report with its readings, or a judgement, a review, a failure, what was seen at a
    page, or an account's incident. What is about claims of other reports is left out.
    """
    claims: set[str] = set()
    with Lines(folder, FILE) as lines:
        for report in kept.reports():
            lines.line(_json(_report(folder, report)))
            tell(report.report)
            claims |= {claim.id for reading in report.readings for claim in reading.claims}
        count = lines.rows
        for judged in kept.judgements():
            if {judged.a, judged.b} <= claims:
                lines.line(_json({"kind": "judgement"} | _plain(judged)))
        for said in kept.reviews():
            if said.claim in claims:
                lines.line(_json({"kind": "review"} | _plain(said)))
        for failure in kept.failures():
            lines.line(_json({"kind": "failure"} | _plain(failure)))
        for seen in kept.sightings():
            lines.line(_json({"kind": "sighting"} | _plain(seen)))
        for member in kept.members():
            lines.line(_json({"kind": "member"} | _plain(member)))
    return count


def _report(folder: Path, kept: KeptReport) -> dict[str, Any]:
    id_ = kept.report.id
    put(folder, f"texts/{id_}.txt", kept.report.text.encode("utf-8"))
    path = f"originals/{id_}{SUFFIXES.get(kept.media_type, '.bin')}"
    put(folder, path, kept.content)
    head = {f.name: plain(getattr(kept.report, f.name)) for f in fields(Report)}
    del head["text"]
    return {
        "kind": "report",
        "report": head,
        "recorded_at": _when(kept.recorded_at),
        "original": {
            "path": path,
            "sha256": hashlib.sha256(kept.content).hexdigest(),
            "media_type": kept.media_type,
            "source": kept.source,
        },
        "readings": [_reading(kept.report, reading) for reading in kept.readings],
        "parents": [[parent, _when(at)] for parent, at in kept.parents],
    }


def _reading(report: Report, reading: KeptReading) -> dict[str, Any]:
    return {
        "engine": asdict(reading.engine),
        "head": reading.head,
        "recorded_at": _when(reading.recorded_at),
        "superseded_at": _when(reading.superseded_at),
        "claims": [to_published(claim, report) for claim in reading.claims],
    }


def _plain(value: Any) -> dict[str, Any]:
    told = {field.name: getattr(value, field.name) for field in fields(value)}
    return {n: _when(v) if n in KEPT_TIMES else plain(v) for n, v in told.items()}


def _when(at: Any) -> str | None:
    return at.isoformat() + "Z" if at is not None else None


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
