"""Tests of the task `origins`: how copies are made, and that wrong joins are counted."""

import json

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluation.altering import altered, data, draft_of
from onrecord.evaluation.scoreboard import Counts
from onrecord.evaluation.tasks import evaluate

TEXT = "Rebels left Qusayr. The army came. Shops opened. Buses ran.\n\nA school was hit. Two died."
OTHER = "Grain left Odesa. A ship sailed south. It carries wheat for Egypt."


def folder(tmp_path, items):
    for name, rows in (("wikinews", items), ("current_events", items[:1])):
        (tmp_path / name).mkdir()
        lines = [json.dumps({"id": f"{name}{n}", "date": "2020-01-02", "text": t}) for n, t in rows]
        (tmp_path / name / "all.jsonl").write_text("\n".join(lines) + "\n")
    return tmp_path


def test_the_same_seed_makes_the_same_copy():
    one, two = draft_of("Town falls", TEXT), draft_of("Grain", OTHER)
    for way in data()["ways"]["same"]:
        assert altered(one, way, [one, two], "a") == altered(one, way, [one, two], "a")


def test_a_third_of_the_sentences_is_cut_and_the_head_is_new():
    draft = draft_of("Town falls", TEXT)
    copy, agency = altered(draft, ["cut_third", "head"], [draft], "a")
    assert sum(map(len, copy.paragraphs)) == 4
    assert copy.head in data()["heads"] and agency is None


def test_what_is_added_comes_from_another_text():
    draft, other = draft_of("", TEXT * 3), draft_of("", OTHER)
    copy, _ = altered(draft, ["add"], [other], "a")
    assert "Grain left Odesa." in copy.body


def test_a_text_joined_with_another_costs_precision(tmp_path, monkeypatch):
    from onrecord.evaluation import origins

    path = folder(tmp_path, list(enumerate([TEXT, OTHER])))
    monkeypatch.setattr(origins, "copies_of", lambda reports: {r.id: "all" for r in reports})
    board = evaluate("origins", path, reader=None)
    assert board.scores["pair_recall"] == 1.0
    assert board.scores["pair_precision"] == pytest.approx(18 / 66)
    monkeypatch.setattr(origins, "copies_of", lambda reports: {r.id: r.id for r in reports})
    assert evaluate("origins", path, reader=None).scores["pair_recall"] == 0.0
    assert Counts(0, 6, 0).precision is None


def test_a_folder_without_the_sets_is_refused(tmp_path):
    with pytest.raises(EvaluationError, match="wikinews"):
        evaluate("origins", tmp_path, reader=None)
