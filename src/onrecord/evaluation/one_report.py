"""Task `qusayr`: one report whose every statement somebody wrote down."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import EvaluationError
from onrecord.evaluation.key import score_key
from onrecord.evaluation.scoreboard import Scoreboard
from onrecord.evaluation.task import Reader
from onrecord.records import Report, make_report


def score_report(
    path: Path,
    key: Path | None,
    reader: Reader,
    take: Callable[[Path], Report] | None,
    errors: int,
) -> Scoreboard:
    """Score the claims of one report against its key; raises EvaluationError without one."""
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


def _report(path: Path, head: Mapping[str, Any]) -> Report:
    text = path.read_bytes().decode("utf-8")
    start, end = head["title_span"]
    return make_report(
        text,
        title=text[start:end],
        body_start=end,
        publisher=head["publisher"],
        published=date.fromisoformat(head["published"]),
    )
