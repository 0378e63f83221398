"""Keys without text: sentences of several sets, by file, row and offsets into its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import EvaluationError
from onrecord.evaluation.rows import read_rows, report_of
from onrecord.evaluation.task import Job
from onrecord.records import Report

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A report of a set with the sentences of the key that stand in it."""

    report: Report
    sentences: tuple[Plain, ...]


def asked_of(job: Job) -> list[Asked]:
    """The reports that a key asks about, in its order, of the sets that are in the folder.

    A sentence names its `file` below the folder (or its `set`, whose dev or whole file is meant),
    the row's `id`, `start` and `end`. Raises EvaluationError where the folder holds none of them.
    """
    by_row: dict[tuple[str, str], list[Plain]] = {}
    for sentence in job.key["sentences"]:
        file = sentence.get("file") or _file_of(job.path, sentence["set"])
        if file and (job.path / file).exists():
            by_row.setdefault((file, str(sentence["id"])), []).append(sentence)
    if not by_row:
        raise EvaluationError(
            f"{job.path} has none of the key's sets", "give the folder that holds the sets"
        )
    rows = _rows_in(job.path)
    return [
        Asked(_report(rows(file), file, row_id), tuple(sentences))
        for (file, row_id), sentences in by_row.items()
    ]


def _file_of(folder: Path, name: str) -> str | None:
    names = (f"{name}/dev.jsonl", f"{name}/all.jsonl")
    return next((n for n in names if (folder / n).exists()), None)


def _rows_in(folder: Path) -> Any:
    @cache
    def rows(file: str) -> dict[str, Plain]:
        return {str(row["id"]): row for row in read_rows(folder / file)}

    return rows


def _report(rows: Mapping[str, Plain], file: str, row_id: str) -> Report:
    """The report of a row, its text as it is, so that the key's offsets hold."""
    if row_id not in rows:
        raise EvaluationError(f"{file} has no row {row_id}", "give the set that the key is for")
    row = rows[row_id]
    when = row.get("date") or row.get("date_in_authors_file")
    return report_of({"text": row["text"], "date": when})


def inside(sentence: Plain, start: int, end: int) -> bool:
    """Whether a stretch stands in a sentence of the key."""
    return bool(sentence["start"] <= start and end <= sentence["end"])


def shown(asked: Report, sentence: Plain) -> str:
    """The words of a sentence of the key."""
    return asked.text[sentence["start"] : sentence["end"]]


def texts(job: Job, asked: Sequence[Asked]) -> Iterator[tuple[Asked, Any]]:
    """Each report with the claims read out of it."""
    readings = job.reader.read(a.report for a in asked)
    for done, (one, (_, claims)) in enumerate(zip(asked, readings, strict=True), 1):
        yield one, claims
        if job.progress:
            job.progress(done, len(asked))
