"""What an evaluation says: one number a score, with its interval and the worst documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

RESAMPLES, SEED = 1000, 2013  # enough for two digits of an interval; any seed does, if kept
Progress = Callable[[int, int], None]  # documents done, documents in all


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

    @property
    def precision(self) -> float | None:
        """The share of what was given that is right; null where nothing was given."""
        return self.hit / self.actual if self.actual else None

    @property
    def recall(self) -> float | None:
        """The share of what was asked for that was given; null where nothing was asked for."""
        return self.hit / self.possible if self.possible else None


Sums = Mapping[str, Counts]
Score = Callable[[Sums], float | None]


def f_of(name: str) -> Score:
    """F of the counts of this name."""
    return lambda sums: sums.get(name, Counts()).f


def precision_of(name: str) -> Score:
    """Precision of the counts of this name."""
    return lambda sums: sums.get(name, Counts()).precision


def recall_of(name: str) -> Score:
    """Recall of the counts of this name."""
    return lambda sums: sums.get(name, Counts()).recall


def macro_f(prefix: str) -> Score:
    """The mean F over all names that begin with a prefix and are asked for.

    >>> macro_f("m:")({"m:a": Counts(1, 1, 1), "m:b": Counts(0, 1, 0), "m:c": Counts(0, 0, 4)})
    0.5
    """

    def score(sums: Sums) -> float | None:
        found = [c.f or 0.0 for n, c in sums.items() if n.startswith(prefix) and c.possible]
        return sum(found) / len(found) if found else None

    return score


def fs(*names: str) -> dict[str, Score]:
    """F for each name."""
    return {name: f_of(name) for name in names}


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
    task: str,
    outcomes: Sequence[Outcome],
    scores: Mapping[str, Score],
    seconds: float,
    errors: int = 0,
) -> Scoreboard:
    """Sum the counts of all documents, and take each score of the sums, with its interval.

    `errors` is how many of the worst documents to keep.
    """
    names = sorted({name for o in outcomes for name in o.counts})
    sums = {name: sum((o.counts.get(name, Counts()) for o in outcomes), Counts()) for name in names}
    found = (o.failure() for o in outcomes) if errors else ()
    worst = sorted((f for f in found if f), key=lambda f: (-f.lost, f.document))[:errors]
    told = {name: score(sums) for name, score in scores.items()}
    between = intervals(outcomes, names, scores)
    return Scoreboard(task, len(outcomes), seconds, told, between, tuple(worst))


def intervals(
    outcomes: Sequence[Outcome],
    names: Sequence[str],
    scores: Mapping[str, Score],
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> dict[str, tuple[float, float] | None]:
    """The middle 95 % of each score over documents drawn again with replacement.

    Null where the documents give no score. A percentile bootstrap (Efron 1979): one document is
    one draw, and the seed is fixed, so that one file always gives one interval.

    >>> intervals([Outcome("a", {"x": right(True)})] * 10, ["x"], fs("x", "y"))
    {'x': (1.0, 1.0), 'y': None}
    """
    import numpy as np

    if not outcomes or not names:
        return dict.fromkeys(scores)
    table = np.array([_flat(o, names) for o in outcomes])
    draws = np.random.default_rng(seed).multinomial(
        len(outcomes), [1 / len(outcomes)] * len(outcomes), resamples
    )
    sums = [_sums(row, names) for row in (draws @ table).tolist()]
    drawn = {name: [v for v in map(score, sums) if v is not None] for name, score in scores.items()}
    return {name: _middle(values) for name, values in drawn.items()}


def _flat(outcome: Outcome, names: Sequence[str]) -> list[float]:
    counts = (outcome.counts.get(name, Counts()) for name in names)
    return [number for c in counts for number in (c.hit, c.possible, c.actual)]


def _sums(flat: Sequence[float], names: Sequence[str]) -> Sums:
    return {name: Counts(*flat[3 * i : 3 * i + 3]) for i, name in enumerate(names)}


def _middle(values: Sequence[float]) -> tuple[float, float] | None:
    import numpy as np

    if not values:
        return None
    low, high = np.percentile(values, (2.5, 97.5))
    return round(float(low), 4), round(float(high), 4)
