"""The tasks by name, each run over a file or a folder with a reader."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from onrecord.errors import EvaluationError
from onrecord.evaluation.rows import read_rows
from onrecord.evaluation.scoreboard import Progress, Scoreboard, scoreboard
from onrecord.evaluation.task import Job, Reader, Task
from onrecord.records import Report

MODULES = {  # task: the module that holds it as TASK
    "arguments": "arguments",
    "attribution": "attribution",
    "bounds": "bounds",
    "certainty": "certainty",
    "direction": "direction",
    "event-place": "event_place",
    "figures": "figures",
    "incidents": "incidents",
    "intake": "intake",
    "linking": "linking",
    "origins": "origins",
    "police": "police",
    "stances": "stances",
    "templates": "templates",
    "toponyms": "toponyms",
    "worked": "worked",
}
TASKS = (*MODULES, "spans", "qusayr")


def evaluate(
    task: str,
    path: Path,
    *,
    reader: Reader,
    errors: int = 0,
    key: Path | None = None,
    take: Callable[[Path], Report] | None = None,
    topics: Collection[str] = (),
    progress: Progress | None = None,
) -> Scoreboard:
    """Score what `reader` reads out of `path` on one of TASKS, keeping the worst `errors`.

    Each task takes files of its own set, `spans` any JSON lines with `text`, `qusayr` one report
    with its `key`; `take` makes a report of a file. A folder where a task wants a file stands for
    all JSON lines in it; with `topics`, only rows of these topics count. `progress` is called with
    the documents done and all. Raises EvaluationError on an unknown task, and on a file that does
    not have the task's shape.
    """
    if task == "spans":
        from onrecord.evaluation.spans import score_spans

        return score_spans(_job(path, None, reader, progress), errors)
    if task == "qusayr":
        from onrecord.evaluation.one_report import score_report

        return score_report(path, key, reader, take, errors)
    if task not in MODULES:
        raise EvaluationError(f"there is no task {task!r}", f"choose one of {', '.join(TASKS)}")
    job = partial(_job, reader=reader, progress=progress, topics=topics)
    return _run(task_of(task), path, key, errors, job)


def task_of(name: str) -> Task:
    """The task of this name.

    >>> list(task_of("figures").scores)[0]
    'killed_exact'
    """
    found: Task = import_module(f"onrecord.evaluation.{MODULES[name]}").TASK
    return found


def _run(
    task: Task, path: Path, key: Path | None, errors: int, job: Callable[..., Job]
) -> Scoreboard:
    if task.keyed and key is None:
        raise EvaluationError("this task needs a key", "give the file of answers as key")
    ready = job(path, key if task.keyed else None, folder=task.folder)
    started = time.perf_counter()
    try:
        outcomes = list(task.outcomes(ready))
    except (KeyError, TypeError) as error:
        raise EvaluationError(
            f"{path} lacks {error}", f"give a file of {task.name}'s set"
        ) from error
    return scoreboard(task.name, outcomes, task.scores, time.perf_counter() - started, errors)


def _job(
    path: Path,
    key: Path | None,
    reader: Reader,
    progress: Progress | None,
    folder: bool = False,
    topics: Collection[str] = (),
) -> Job:
    rows = [] if folder else _rows(path, topics)
    return Job(path, rows, _answers(key) if key else None, reader, progress)


def _rows(path: Path, topics: Collection[str]) -> list[dict[str, Any]]:
    paths = sorted(path.glob("*.jsonl*")) if path.is_dir() else [path]
    rows = [row for one in paths for row in read_rows(one)]
    kept = [row for row in rows if not topics or str(row.get("topic")) in topics]
    if not kept:
        raise EvaluationError(
            f"{path} has no row of these topics", "give topics that its rows have"
        )
    return kept


def _answers(key: Path) -> Any:
    try:
        return json.loads(key.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{key} cannot be read ({error})", "give a JSON file") from error
