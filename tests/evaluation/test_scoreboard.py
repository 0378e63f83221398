"""Scores, intervals, pairs and failures."""

from itertools import permutations
from random import Random

import pytest

from onrecord.evaluation.aligning import best_pairs
from onrecord.evaluation.scoreboard import (
    Counts,
    Outcome,
    fs,
    intervals,
    macro_f,
    precision_of,
    recall_of,
    right,
    scoreboard,
)


def test_scores_sum_over_documents():
    """F is of the sums, not the mean of the documents' F."""
    outcomes = [
        Outcome("a", {"x": Counts(1, 1, 1)}),
        Outcome("b", {"x": Counts(0, 3, 1)}, "text", "e", "g"),
    ]
    board = scoreboard("t", outcomes, fs("x", "y"), 1.0, errors=5)
    assert board.scores == {"x": pytest.approx(1 / 3), "y": None}
    assert board.intervals["y"] is None
    assert [f.document for f in board.errors] == ["b"]


def test_worst_documents_come_first_and_only_as_many_as_asked():
    """Errors are sorted by what was lost."""
    outcomes = [Outcome(str(n), {"x": Counts(0, n, n)}) for n in range(5)]
    assert [f.document for f in scoreboard("t", outcomes, fs("x"), 0, 2).errors] == ["4", "3"]


def test_the_json_holds_five_members():
    """What --json prints has no errors and nothing else."""
    board = scoreboard("t", [Outcome("a", {"x": right(True)})], fs("x"), 0.5)
    assert board.to_json() == {
        "task": "t",
        "documents": 1,
        "seconds": 0.5,
        "scores": {"x": 1.0},
        "intervals": {"x": [1.0, 1.0]},
    }


def test_an_interval_holds_its_score_and_never_changes():
    """A fixed seed gives one interval, about as wide as the binomial one."""
    rows = [Outcome(str(n), {"x": right(n % 4 != 0)}) for n in range(400)]
    low, high = intervals(rows, ["x"], fs("x"))["x"]
    assert intervals(rows, ["x"], fs("x")) == {"x": (low, high)}
    assert low < 0.75 < high and high - low == pytest.approx(0.085, abs=0.02)


def test_pairs_have_the_highest_total():
    """The pairing equals the best of all permutations on small tables drawn at random."""
    random = Random(1)
    for _ in range(60):
        table = [[random.choice((0, 0, 1, 2, 0.5)) for _ in range(4)] for _ in range(4)]
        total = sum(table[i][j] for i, j in best_pairs(table))
        assert total == max(sum(table[i][p[i]] for i in range(4)) for p in permutations(range(4)))


def test_nothing_pairs_with_nothing():
    """Empty sides and worthless pairs give no pairs."""
    assert best_pairs([]) == [] and best_pairs([[], []]) == [] and best_pairs([[0.0]]) == []


def test_precision_recall_and_macro_f_come_of_one_sum():
    """Counts of several names make precision, recall and the mean F over what was asked for."""
    outcomes = [
        Outcome("1", {"m:a": Counts(1, 1, 2), "m:b": Counts(0, 3, 0)}),
        Outcome("2", {"m:a": Counts(1, 1, 2), "m:c": Counts(0, 0, 5)}),
    ]
    scores = {"p": precision_of("m:a"), "r": recall_of("m:a"), "m": macro_f("m:")}
    board = scoreboard("t", outcomes, scores, 0)
    assert board.scores == {"p": 0.5, "r": 1.0, "m": pytest.approx((2 / 3 + 0) / 2)}
    assert macro_f("n:")({}) is None
