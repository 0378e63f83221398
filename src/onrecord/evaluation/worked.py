"""Task `worked`: examples of real incidents told by several reports, with everything expected.

PATH is a folder of YAML files: reports, the incidents that they tell of with the words that tell
of each, and what is to come of them: figures, disputes, origins, denials, control, forecasts. The
reports of a file are read and joined on their own. Scores count single checks; `whole` counts the
files of which every check is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import EvaluationError
from onrecord.evaluation.scoreboard import Counts, Outcome, fs, right
from onrecord.evaluation.task import Job, Task
from onrecord.evaluation.worked_case import Case
from onrecord.evaluation.worked_checks import CHECKS, checked
from onrecord.incidents.weights import Weights
from onrecord.incidents.whole import joined
from onrecord.records import Claim, Report, make_report


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a file, with the checks that failed."""
    files = sorted(job.path.glob("*.yaml"))
    if not files:
        raise EvaluationError(f"{job.path} holds no examples", "give a folder of YAML files")
    weights = Weights.load("read")
    for done, path in enumerate(files, 1):
        key = yaml.safe_load(path.read_text("utf-8"))
        yield _outcome(path, key, _case(job, key, weights))
        if job.progress:
            job.progress(done, len(files))


def reports_of(key: Mapping[str, Any]) -> dict[str, Report]:
    """The reports of an example by their short ids, as if each stood at an address of its own."""
    return {row["id"]: _report(key["name"], row) for row in key["reports"]}


def _report(name: str, row: Mapping[str, Any]) -> Report:
    return make_report(
        f"{row['title']}\n\n{row['text'].strip()}",
        title=row["title"],
        body_start=len(row["title"]) + 2,
        publisher=row.get("publisher"),
        published=row["published"],
        url=f"worked:{name}/{row['id']}",
    )


def _case(job: Job, key: Mapping[str, Any], weights: Weights) -> Case:
    reports = reports_of(key)
    read: dict[str, tuple[Claim, ...]] = {}
    for name, (_, claims) in zip(reports, job.reader.read(reports.values()), strict=True):
        read[name] = claims
    pairs = [(reports[name], claim) for name, claims in read.items() for claim in claims]
    return Case(key, reports, read, joined(pairs, weights))


def _outcome(path: Path, key: Mapping[str, Any], case: Case) -> Outcome:
    counts: dict[str, Counts] = {}
    wrong: list[str] = []
    for name in CHECKS:
        found = list(checked(name, case))
        counts[name] = Counts(sum(c.right for c in found), len(found), len(found))
        wrong += [f"{name}: {c.what}" for c in found if not c.right]
    counts["whole"] = right(not wrong)
    return Outcome(path.stem, counts, key["about"], "every check right", "; ".join(wrong))


TASK = Task("worked", fs("whole", *CHECKS), outcomes, folder=True)
