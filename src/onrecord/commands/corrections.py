"""`corrections`: what people made of the machine's claims, to train and to measure with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.commands.where import Where
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.records import Claim, Report, Review

SCHEMA = "onrecord.correction/1"


def corrections(
    archive: Where, out: str | Path, *, texts: bool = False, force: bool = False
) -> int:
    """Write every claim that people reviewed as a line of JSON; how many.

    A line has the `report` (its hash, with `texts` its text too), the `machine`'s claim, the
    `corrected` one (null where it was rejected), the `verdict` that stands, the grades, and the
    `reviews` that stand with who made them. The file appears when it is whole.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
        SettingsError: `out` is there and `force` is false.
    """
    from onrecord.archive import Archive
    from onrecord.commands.exporting import appearing

    if Path(out).suffix.lower() in (".db", ".sqlite"):
        raise SettingsError(f"{out} is named like an archive", "end it in .jsonl")
    count = 0
    with (
        Archive.open(archive) as opened,
        opened.joined() as tables,
        appearing(Path(out), force=force) as place,
        place.open("w", encoding="utf-8") as file,
    ):
        for line in _lines(tables, texts):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return count


def _lines(tables: Joined, texts: bool) -> Iterator[dict[str, Any]]:
    said: dict[str, list[Review]] = {}
    for review in tables.reviews():
        if review.withdrawn_at is None:
            said.setdefault(review.claim, []).append(review)
    for claim, (report, told) in tables.machines(said).items():
        yield _line(report, told, said[claim], texts)


def _line(report: Report, told: Claim, said: Sequence[Review], texts: bool) -> dict[str, Any]:
    from onrecord.records import to_published
    from onrecord.records.correcting import corrected, is_rejected

    rejected = is_rejected(said)
    now = None if rejected else to_published(corrected(told, report, said), report)
    verdicts = [r.act for r in said if r.act in ("accepted", "rejected")]
    machine = to_published(told, report)
    return {
        "schema": SCHEMA,
        "report": machine["report"] | ({"text": report.text} if texts else {}),
        "machine": machine,
        "corrected": now,
        "verdict": verdicts[-1] if verdicts else None,
        "fields": sorted({r.field for r in said if r.field}),
        "grades": [r.value for r in said if r.act == "graded"],
        "reviews": [_plain(r) for r in said],
    }


def _plain(review: Review) -> dict[str, Any]:
    told = asdict(review) | {"at": review.at.isoformat() + "Z"}
    del told["withdrawn_at"], told["withdrawn_by"], told["claim"]
    if review.act == "corrected":
        told["value"] = json.loads(review.value or "null")
    return told
