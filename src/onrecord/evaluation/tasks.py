"""The tasks by name, each run over a file with a reader."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import EvaluationError
from onrecord.evaluation import figures, templates
from onrecord.evaluation.key import score_key
from onrecord.evaluation.rows import read_rows, report_of
from onrecord.evaluation.scoreboard import (
    Failure,
    Outcome,
    Progress,
    Reader,
    Scoreboard,
    scoreboard,
)
from onrecord.evaluation.spans import span_failures
from onrecord.records import Claim, Report, make_report

TASKS = ("figures", "templates", "spans", "qusayr")
Row = Mapping[str, Any]


def evaluate(
    task: str,
    path: Path,
    *,
    reader: Reader,
    errors: int = 0,
    key: Path | None = None,
    take: Callable[[Path], Report] | None = None,
    progress: Progress | None = None,
) -> Scoreboard:
    """Score what `reader` reads out of `path` on one of TASKS, keeping the worst `errors`.

    `figures` and `templates` take files of the sets fakes_syria and muc4, `spans` any JSON lines
    with `text`, `qusayr` one report with its `key`; `take` makes a report of a file. `progress`
    is called with the documents done and all. Raises EvaluationError on an unknown task, and on
    a file that does not have the task's shape.
    """
    if task not in TASKS:
        raise EvaluationError(f"there is no task {task!r}", f"choose one of {', '.join(TASKS)}")
    if task == "qusayr":
        return _by_key(path, key, reader, take, errors)
    rows = read_rows(path)
    started = time.perf_counter()
    read = _read(rows, reader, progress)
    if task == "spans":
        return _spans(read, started, errors)
    try:
        outcomes = [_outcome(task, row, report, claims) for row, report, claims in read]
    except (KeyError, TypeError) as error:
        raise EvaluationError(f"{path} lacks {error}", f"give a file of {task}'s set") from error
    names = figures.NAMES if task == "figures" else templates.NAMES
    return scoreboard(task, outcomes, names, time.perf_counter() - started, errors)


def _outcome(task: str, row: Row, report: Report, claims: Sequence[Claim]) -> Outcome:
    if task == "figures":
        return figures.figures_outcome(row, claims)
    return templates.templates_outcome(row, report, claims)


def _read(
    rows: Sequence[Row], reader: Reader, progress: Progress | None
) -> Iterator[tuple[Row, Report, tuple[Claim, ...]]]:
    """Each row with its report and claims; rows without text or without a key are passed over."""
    wanted = [row for row in rows if row.get("text") and row.get("has_key", True)]
    reports = [report_of(row, row.get("date_in_authors_file")) for row in wanted]
    for done, (row, (report, claims)) in enumerate(
        zip(wanted, reader.read(reports), strict=True), 1
    ):
        if progress:
            progress(done, len(wanted))
        yield row, report, claims


def _spans(
    read: Iterator[tuple[Row, Report, tuple[Claim, ...]]], started: float, errors: int
) -> Scoreboard:
    documents = claims_read = failed = 0
    kept: list[Failure] = []
    for _, report, claims in read:
        found = span_failures(report, claims)
        documents, claims_read = documents + 1, claims_read + len(claims)
        failed += len(found)
        kept += found[: errors - len(kept)]
    scores = {
        "failures": float(failed),
        "claims": float(claims_read),
        "documents": float(documents),
    }
    seconds = time.perf_counter() - started
    return Scoreboard("spans", documents, seconds, scores, dict.fromkeys(scores), tuple(kept))


def _by_key(
    path: Path,
    key: Path | None,
    reader: Reader,
    take: Callable[[Path], Report] | None,
    errors: int,
) -> Scoreboard:
    if key is None:
        raise EvaluationError("this task needs a key", "give the file of answers as key")
    answers = json.loads(key.read_text("utf-8"))
    report = take(path) if take else _report(path, answers["report"])
    if report.text_sha256 != answers["report"]["text_sha256"]:
        raise EvaluationError(
            f"{path} is not the report of {key}", "give the report it was made for"
        )
    # a plain text does not name its outlet; the key's writer knew it
    report = replace(report, publisher=report.publisher or answers["report"]["publisher"])
    started = time.perf_counter()
    ((_, claims),) = reader.read([report])
    score = score_key(report, claims, answers["claims"], answers.get("optional", ()))
    seconds = time.perf_counter() - started
    none = dict.fromkeys(score.scores)
    return Scoreboard("qusayr", 1, seconds, score.scores, none, score.failures[:errors])


def _report(path: Path, head: Row) -> Report:
    text = path.read_bytes().decode("utf-8")
    start, end = head["title_span"]
    return make_report(
        text,
        title=text[start:end],
        body_start=end,
        publisher=head["publisher"],
        published=date.fromisoformat(head["published"]),
    )
