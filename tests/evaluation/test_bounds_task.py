"""Figures of sentences against a key without text."""

import json
from dataclasses import replace

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluation.bounds import score_figures
from onrecord.evaluation.tasks import evaluate
from support_eval import Builder, FixedReader

TEXT = "At least 5 soldiers were killed, officials said. A child died."


def key_figure(words, of, **more):
    """A figure of the key by the words of the text."""
    start = TEXT.index(words)
    at = TEXT.index(of)
    told = {"measure": "killed", "stated": 5, "low": 5, "best": None, "high": None}
    told |= {"qualifier": "at least", "scope": "incident"} | more
    return {"start": start, "end": start + len(words), "of": [at, at + len(of)]} | told


def figure(words="At least 5", of="soldiers", **more):
    """One of our figures."""
    told = {"low": 5, "best": None, "high": None, "qualifier": "at least"} | more
    return Builder(TEXT).dead(words, 5, of=of, **told)


def test_a_figure_is_whole_only_where_every_field_agrees():
    """A wrong qualifier spoils the whole and its own field, nothing else."""
    key = [key_figure("At least 5", "5 soldiers")]
    assert score_figures(key, [figure()])["whole"].f == 1.0
    wrong = score_figures(key, [figure(qualifier=None)])
    assert (wrong["whole"].f, wrong["qualifier"].f, wrong["bounds"].f) == (0.0, 0.0, 1.0)


def test_what_the_keys_writer_allowed_is_right():
    """Alternatives of a field."""
    key = [key_figure("At least 5", "soldiers", alternatives={"scope": ["update"]})]
    assert score_figures(key, [figure(scope="update")])["whole"].f == 1.0
    assert score_figures(key, [figure(scope="stock")])["whole"].f == 0.0


def test_missing_and_spurious_figures_cost():
    """One found of two, and one given that is not there."""
    key = [key_figure("At least 5", "soldiers"), key_figure("A child", "child", stated=None)]
    counts = score_figures(key, [figure(), figure(words="officials", of="officials")])
    assert (counts["found"].hit, counts["found"].possible, counts["found"].actual) == (1, 2, 2)


def test_a_person_without_a_number_meets_by_the_person():
    """An implied one stands at the words of the person, wherever the other put its span."""
    key = [
        key_figure("A child", "A child", stated=None, low=1, best=1, high=1, qualifier="implied")
    ]
    ours = Builder(TEXT).dead("died", 1, of="child", qualifier="implied")
    assert score_figures(key, [ours])["found"].f == 1.0


def test_an_optional_figure_is_neither_asked_for_nor_a_false_alarm():
    """Left out it costs nothing, given it costs nothing; a second one there does."""
    key = [key_figure("At least 5", "soldiers", optional=True)]
    for given, told in (([], 0), ([figure()], 0), ([figure(), figure(measure="wounded")], 1)):
        counts = score_figures(key, given)["whole"]
        assert (counts.hit, counts.possible, counts.actual) == (0, 0, told)


def test_two_figures_on_one_stretch_meet_by_measure():
    """A captive who was killed: the order in which we give the two does not matter."""
    child = {"stated": None, "low": 1, "best": 1, "high": 1, "qualifier": "implied"}
    key = [
        key_figure("A child", "child", measure="captured", **child),
        key_figure("A child", "child", **child, optional=True),
    ]
    ours = Builder(TEXT).dead("A child", 1, of="child", qualifier="implied")
    ours = replace(ours, stated=None)
    given = [ours, replace(ours, measure="captured", scope="stock")]
    counts = score_figures(key, given)
    assert (counts["measure"].f, counts["whole"].f) == (1.0, 0.0)


def test_the_task_over_a_folder(tmp_path):
    """Reports are found by set and id; a set that is not there is left out, no set is refused."""
    (tmp_path / "wars").mkdir()
    (tmp_path / "wars" / "dev.jsonl").write_text(json.dumps({"id": 7, "text": TEXT}))
    asked = {"set": "wars", "id": "7", "start": 0, "end": 48}
    sentences = [
        asked | {"figures": [key_figure("At least 5", "soldiers")]},
        asked | {"stratum": "rarest", "figures": [], "start": 49, "end": 62},
        asked | {"set": "gone", "figures": []},
    ]
    key = tmp_path / "key.json"
    key.write_text(json.dumps({"sentences": sentences}))
    b = Builder(TEXT)
    told = b.claim("killed", "killing", figures=(figure(), figure("child", "child")))
    board = evaluate("bounds", tmp_path, reader=FixedReader([told]), key=key)
    assert board.scores["whole"] == 1.0 and board.scores["whole_precision"] == 1.0
    assert board.scores["whole_added"] == 0.0 and board.documents == 2
    with pytest.raises(EvaluationError, match="none of the key's sets"):
        evaluate("bounds", tmp_path / "wars", reader=FixedReader(), key=key)
    with pytest.raises(EvaluationError, match="needs a key"):
        evaluate("bounds", tmp_path, reader=FixedReader())
