"""What an evaluation says: one number a score, with its interval and the worst documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.records import Claim, Report

RESAMPLES, SEED = 1000, 2013  # enough for two digits of an interval; any seed does, if kept
Progress = Callable[[int, int], None]  # documents done, documents in all


class Reader(Protocol):
    """What an evaluation needs of an engine."""

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Claims of each report, in the order given."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was right (`hit`, halves allowed), asked for (`possible`) and given (`actual`)."""

    hit: float = 0.0
    possible: float = 0.0
    actual: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.hit + other.hit, self.possible + other.possible, self.actual + other.actual
        )

    @property
    def f(self) -> float | None:
        """F1, which is accuracy where one answer is given to each question; null without any.

        >>> Counts(hit=3, possible=4, actual=6).f
        0.6
        """
        total = self.possible + self.actual
        return 2 * self.hit / total if total else None


def right(correct: bool) -> Counts:
    """One question that was answered once, rightly or wrongly."""
    return Counts(float(correct), 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that lost points: how many, what was expected and what was given."""

    document: str
    lost: float
    text: str
    expected: str
    given: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The counts of one document by score name, with what went wrong in it."""

    document: str
    counts: Mapping[str, Counts]
    text: str = ""
    expected: str = ""
    given: str = ""

    def failure(self) -> Failure | None:
        """The document as a failure, or null where nothing was lost."""
        lost = sum((c.possible + c.actual) / 2 - c.hit for c in self.counts.values())
        if lost <= 0:
            return None
        return Failure(self.document, lost, self.text, self.expected, self.given)


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """The scores of one task over one file; null where the file cannot give one."""

    task: str
    documents: int
    seconds: float
    scores: Mapping[str, float | None]
    intervals: Mapping[str, tuple[float, float] | None]
    errors: tuple[Failure, ...] = field(default=())

    def to_json(self) -> dict[str, object]:
        """The object that `evaluate --json` prints; errors are left out."""
        return {
            "task": self.task,
            "documents": self.documents,
            "seconds": round(self.seconds, 3),
            "scores": dict(self.scores),
            "intervals": {k: list(v) if v else None for k, v in self.intervals.items()},
        }


def scoreboard(
    task: str, outcomes: Sequence[Outcome], names: Sequence[str], seconds: float, errors: int = 0
) -> Scoreboard:
    """Sum the outcomes of all documents into F by score name, with intervals.

    `errors` is how many of the worst documents to keep.
    """
    rows = {name: [o.counts.get(name, Counts()) for o in outcomes] for name in names}
    scores = {name: sum(counts, Counts()).f for name, counts in rows.items()}
    intervals = {name: interval(counts) for name, counts in rows.items()}
    found = (o.failure() for o in outcomes) if errors else ()
    worst = sorted((f for f in found if f), key=lambda f: (-f.lost, f.document))[:errors]
    return Scoreboard(task, len(outcomes), seconds, scores, intervals, tuple(worst))


def interval(
    rows: Sequence[Counts], resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float] | None:
    """The middle 95 % of F over documents drawn again with replacement; null without answers.

    A percentile bootstrap (Efron 1979): one document is one draw, and the seed is fixed, so that
    one file always gives one interval.

    >>> interval([right(True)] * 10)
    (1.0, 1.0)
    """
    import numpy as np

    if not sum(rows, Counts()).possible:
        return None
    sums = np.array([(c.hit, c.possible + c.actual) for c in rows])
    draws = np.random.default_rng(seed).multinomial(
        len(rows), [1 / len(rows)] * len(rows), resamples
    )
    hits, totals = (draws @ sums).T
    low, high = np.percentile(2 * hits / np.maximum(totals, 1), (2.5, 97.5))
    return round(float(low), 4), round(float(high), 4)
