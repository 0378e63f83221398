"""What a task of the scoreboard is: a set's rows in, the counts of each document out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from onrecord.errors import EvaluationError
from onrecord.evaluation.scoreboard import Outcome, Progress, Score
from onrecord.reading.reading import Reading
from onrecord.records import Claim, Report

Row = Mapping[str, Any]


class Reader(Protocol):
    """What an evaluation needs of an engine."""

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Claims of each report, in the order given."""

    def parse(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The reading of each report, in the order given: for questions asked one by one."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run of a task: the file, its rows, the answers kept apart, the engine, who is told.

    `rows` is empty where a task's PATH is a folder of sets; `key` is null but for tasks whose
    answers stand in a file of their own.
    """

    path: Path
    rows: Sequence[Row]
    key: Any
    reader: Reader
    progress: Progress | None = None

    def each(self, rows: Iterable[Row], total: int) -> Iterator[Row]:
        """The rows one by one, telling progress after each."""
        for done, row in enumerate(rows, 1):
            yield row
            if self.progress:
                self.progress(done, total)

    def read(
        self, rows: Sequence[Row], report_of: Callable[[Row], Report]
    ) -> Iterator[tuple[Row, Report, tuple[Claim, ...]]]:
        """Each row with its report and the claims read out of it."""
        answers = self.reader.read(map(report_of, rows))
        for row, (report, claims) in zip(self.each(rows, len(rows)), answers, strict=True):
            yield row, report, claims

    def parse(
        self, rows: Sequence[Row], report_of: Callable[[Row], Report]
    ) -> Iterator[tuple[Row, Reading]]:
        """Each row with its reading."""
        readings = self.reader.parse(map(report_of, rows))
        yield from zip(self.each(rows, len(rows)), readings, strict=True)


@dataclass(frozen=True, slots=True)
class Task:
    """A task: its score names, each with how it comes from summed counts, and who counts.

    `outcomes` yields one outcome a document. `folder` says that PATH is a folder of sets, `keyed`
    that the answers stand in a file of their own.
    """

    name: str
    scores: Mapping[str, Score]
    outcomes: Callable[[Job], Iterable[Outcome]]
    folder: bool = False
    keyed: bool = False


def answered(rows: Sequence[Row], *fields: str) -> list[Row]:
    """The rows that hold all the fields; raises EvaluationError where none does."""
    kept = [row for row in rows if all(field in row for field in fields)]
    if not kept:
        raise EvaluationError(
            f"no row has {' and '.join(fields)}", "give a file of the task's own set"
        )
    return kept
