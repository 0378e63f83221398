"""Task `incidents`: texts joined by their main accounts, scored by pairs."""

import json

import pytest

from onrecord import commands
from onrecord.errors import EvaluationError
from onrecord.evaluation.incidents import links_between, main_account, report_from
from onrecord.records import make_report

BOMB = (
    "Car bomb kills nine in Samra\nA car bomb killed nine people outside the Rashid mill in Samra "
    "on Friday , police chief Odai Khalil said ."
)
AGAIN = (
    "Nine die as car bomb hits mill\nNine people died on Friday when a car bomb went off at the "
    "Rashid mill in Samra , said police chief Odai Khalil ."
)
OTHER = (
    "Gunman shoots two in Delmar\nA gunman shot dead two tourists on a beach in Delmar on Monday , "
    "mayor Lena Ortiz said ."
)


@pytest.fixture
def rows(tmp_path):
    """A file of three texts, two of one event."""
    told = [("1", "a", BOMB), ("2", "a", AGAIN), ("3", "b", OTHER)]
    path = tmp_path / "dev.jsonl"
    lines = [
        {"id": i, "topic": f"x{e}", "text": t, "gold": {"seminal_event": e}} for i, e, t in told
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_texts_of_one_event_are_joined_and_others_are_not(rows):
    # Neither text has a day of publication: the words decide.
    scores = commands.evaluate("incidents", rows).scores
    assert (scores["pair_precision"], scores["pair_recall"]) == (1.0, 1.0)


def test_only_rows_of_the_topics_asked_for_count(rows):
    # One text alone has no pair.
    board = commands.evaluate("incidents", rows, topics=["xb"])
    assert board.documents == 1 and board.scores["pair_recall"] is None


def test_topics_that_no_row_has_are_refused(rows):
    # A misspelt topic would give an empty score.
    with pytest.raises(EvaluationError, match="no row of these topics"):
        commands.evaluate("incidents", rows, topics=["99"])


def test_a_headline_without_a_full_stop_is_the_title():
    # The set has no titles of its own.
    assert report_from({"text": BOMB}).title == "Car bomb kills nine in Samra"
    assert report_from({"text": "It fell . It rose ."}).title is None


def test_a_text_that_tells_of_nothing_has_no_main_account():
    # It stays alone.
    assert main_account(make_report("A sunny day."), ()) is None
    assert links_between({}, {}) == []
