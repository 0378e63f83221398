"""Does every value stand where it says it stands?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from onrecord.evaluation.rows import report_of
from onrecord.evaluation.scoreboard import Failure, Scoreboard
from onrecord.evaluation.task import Job
from onrecord.records import Claim, Report, Words


def words_of(value: object, where: str = "") -> Iterator[tuple[str, Words]]:
    """Every piece of text inside a claim, with the path of its field.

    >>> from onrecord.records import Voice
    >>> [path for path, _ in words_of(Voice(Words("he", 0, 2)))]
    ['words']
    """
    if isinstance(value, Words):
        yield where, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from words_of(item, f"{where}[{number}]")
    elif is_dataclass(value):
        for field in fields(value):
            name = f"{where}.{field.name}" if where else field.name
            yield from words_of(getattr(value, field.name), name)


def span_failures(report: Report, claims: tuple[Claim, ...]) -> list[Failure]:
    """Every field whose text is not what stands at its span, and every span that holds nothing."""
    return [
        Failure(
            document=report.id,
            lost=1.0,
            text=report.text[max(0, w.start - 40) : w.end + 40],
            expected=f"{claim.id} {path}: {report.text[w.start : w.end]!r} at {w.span}",
            given=repr(w.text),
        )
        for claim in claims
        for path, w in words_of(claim)
        if not 0 <= w.start < w.end <= len(report.text) or report.text[w.start : w.end] != w.text
    ]


def score_spans(job: Job, errors: int) -> Scoreboard:
    """Count the fields of all claims that do not stand at their span."""
    started = time.perf_counter()
    documents = claims_read = failed = 0
    kept: list[Failure] = []
    wanted = [row for row in job.rows if row.get("text")]
    for _, report, claims in job.read(wanted, report_of):
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
