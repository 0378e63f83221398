"""The tasks run over files."""

import json

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluation.rows import report_of
from onrecord.evaluation.spans import span_failures
from onrecord.evaluation.tasks import evaluate
from onrecord.records import Words, to_published
from support_eval import Builder, FixedReader, fakes_row


def lines(path, *rows):
    """A JSON lines file of the rows."""
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    return path


def test_figures_over_a_file(tmp_path):
    """Two rows give two documents, five scores, five intervals, and progress is told."""
    path = lines(tmp_path / "a.jsonl", fakes_row(), fakes_row(nb_civilians=1, nb_noncivilians=0))
    seen = []
    board = evaluate(
        "figures", path, reader=FixedReader(), errors=9, progress=lambda *p: seen.append(p)
    )
    assert board.documents == 2 and board.scores["killed_exact"] == 0.5
    assert set(board.scores) == set(board.intervals) and len(board.errors) == 2
    assert seen == [(1, 2), (2, 2)]


def test_templates_pass_over_texts_without_a_key(tmp_path):
    """A text that nobody answered is not scored."""
    gold = {"templates": []}
    rows = [
        {"id": i, "text": "x", "has_key": k, "gold": gold} for i, k in (("a", True), ("b", False))
    ]
    assert evaluate("templates", lines(tmp_path / "a", *rows), reader=FixedReader()).documents == 1


def test_spans_count_and_show_what_does_not_stand(tmp_path):
    """A field whose text stands elsewhere is a failure that names its path."""
    b = Builder("Rebels left.")
    claim = b.claim("left", "withdrawal", actors=(b.who("Rebels", "lead"),))
    path = lines(tmp_path / "a", {"text": "Rebels left."}, {"text": "Nobody left."})
    board = evaluate("spans", path, reader=FixedReader([claim]), errors=1)
    assert board.scores == {"failures": 2.0, "claims": 2.0, "documents": 2.0}
    assert (
        "event.actors[0].words" in board.errors[0].expected
        or "evidence" in board.errors[0].expected
    )


@pytest.mark.parametrize("words", [Words("", 3, 3), Words("Rebels", -1, 5), Words("left.", 7, 99)])
def test_empty_and_outlying_spans_fail(words):
    """A span must hold something inside the text."""
    b = Builder("Rebels left.")
    claim = b.claim("left", instrument=None)
    event = type(claim.event)
    changed = event(**{f: getattr(claim.event, f) for f in event.__slots__} | {"trigger": words})
    claim = type(claim)(
        **{f: getattr(claim, f) for f in type(claim).__slots__} | {"event": changed}
    )
    assert len(span_failures(b.report, (claim,))) == 1


def test_the_qusayr_task_scores_a_report_against_a_key(tmp_path):
    """The report, its key and the claims meet by the text's hash."""
    b = Builder("Rebels left.")
    claim = b.claim("left", "withdrawal")
    head = {"text_sha256": b.report.text_sha256, "published": "2013-06-05", "publisher": None}
    plain = to_published(claim, b.report) | {"main": True, "alternatives": {}}
    key = tmp_path / "key.json"
    key.write_text(json.dumps({"report": head | {"title_span": [0, 6]}, "claims": [plain]}))
    text = tmp_path / "a.txt"
    text.write_text("Rebels left.")
    board = evaluate("qusayr", text, reader=FixedReader([claim]), key=key)
    assert board.scores["whole"] == 1.0 and board.documents == 1
    text.write_text("Rebels stayed.")
    with pytest.raises(EvaluationError, match="is not the report"):
        evaluate("qusayr", text, reader=FixedReader(), key=key)


@pytest.mark.parametrize(
    ("task", "text", "why"),
    [
        ("weather", "{}", "no task"),
        ("figures", "", "is empty"),
        ("figures", "no json", "cannot be scored"),
        ("figures", '{"id": "1", "text": "x"}', "no row has gold"),
        ("qusayr", "x", "needs a key"),
    ],
)
def test_bad_input_is_refused_with_a_reason(tmp_path, task, text, why):
    """An unknown task and a file of another shape give an error that says so."""
    path = tmp_path / "a"
    path.write_text(text)
    with pytest.raises(EvaluationError, match=why):
        evaluate(task, path, reader=FixedReader())


def test_a_title_repeated_in_the_text_is_told_once():
    """The body starts after the title that the set put into it; other texts stay whole."""
    told = {"title": "Town falls.", "text": "Aug 1 Town falls. Rebels left.", "date": None}
    assert report_of(told, "2013-08-01").text == "Town falls.\n\nRebels left."
    assert report_of({"text": "GUATEMALA CITY, 4 FEB 90"}).text == "GUATEMALA CITY, 4 FEB 90"
