"""The quality gate itself: what may be raised, lowered or skipped."""

import argparse
import importlib.util
import json
from pathlib import Path

import pytest

FILE = Path(__file__).parents[1] / "benchmarks" / "floors.py"
spec = importlib.util.spec_from_file_location("floors", FILE)
floors = importlib.util.module_from_spec(spec)
spec.loader.exec_module(floors)


@pytest.fixture
def gate(tmp_path, monkeypatch):
    """A gate over one small set whose score is 0.8, beside a change log that is empty."""
    (tmp_path / "a.jsonl").write_text("{}\n")
    monkeypatch.setattr(floors, "DATA", tmp_path)
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.yaml")
    monkeypatch.setattr(floors, "_changelog", lambda: "")
    monkeypatch.setattr(floors, "SCORES", tmp_path / "scores.json")
    board = {"documents": 1, "scores": {"x": 0.8}, "intervals": {"x": [0.7, 0.9]}}
    monkeypatch.setattr(floors, "_scored", lambda entry, path: board)

    def run(floor, *words, path="a.jsonl", digest=None):
        digest = digest or floors._digest(tmp_path / "a.jsonl")
        floors.FLOORS.write_text(
            f"# why\n- {{task: t, path: {path}, sha256: {digest}, floors: {{x: {floor}}}}}\n"
        )
        return floors.main(list(words)), floors.FLOORS.read_text()

    return run


def test_a_score_below_its_floor_fails(gate):
    """0.8 holds a floor of 0.8 and breaks one of 0.81."""
    assert gate(0.8)[0] == 0 and gate(0.81)[0] == 1


def test_floors_rise_when_asked_and_never_fall_by_that(gate):
    """--raise writes a floor below the score; a higher floor stays and fails."""
    assert gate(0.5, "--raise") == (0, gate(0.5, "--raise")[1])
    assert "x: 0.79" in gate(0.5, "--raise")[1] and "# why" in gate(0.5, "--raise")[1]
    assert gate(0.9, "--raise")[0] == 1 and "x: 0.9" in gate(0.9, "--raise")[1]


def test_lowering_needs_the_flag_and_a_line_in_the_changelog(gate, monkeypatch):
    """Without the line the flag is refused and nothing is written."""
    assert gate(0.9, "--lower", "t.x")[0] == 2 and "x: 0.9" in gate(0.9, "--lower", "t.x")[1]
    monkeypatch.setattr(floors, "_changelog", lambda: "Floor t.x falls: the key was wrong.")
    assert gate(0.9, "--lower", "t.x") == (0, gate(0.9, "--lower", "t.x")[1])
    assert "x: 0.79" in gate(0.9, "--lower", "t.x")[1]


def test_an_absent_set_is_skipped_by_name_and_a_changed_one_fails(gate, capsys):
    """Where the data are not there nothing fails; other data under the same name do."""
    assert gate(0.9, path="b.jsonl")[0] == 0
    assert "skipped t b.jsonl" in capsys.readouterr().out
    assert gate(0.1, digest="0" * 64)[0] == 1


def test_every_score_of_the_file_is_a_score_of_its_task():
    """A misspelt score would never fail."""
    import yaml

    from onrecord.evaluation.tasks import MODULES, task_of

    for entry in yaml.safe_load(FILE.with_suffix(".yaml").read_text()):
        if entry["task"] in MODULES:
            assert {*entry["floors"], *entry.get("ceilings", ())} <= set(
                task_of(entry["task"]).scores
            ), entry["task"]


def test_the_gate_can_be_asked_for_one_task(gate):
    """--only leaves the others out."""
    assert gate(0.9, "--only", "u")[0] == 0
    assert isinstance(floors._asked([]), argparse.Namespace)


def test_what_was_scored_is_kept_beside_what_was_kept_before(gate):
    """--save replaces the entry of the same task and set, and leaves the others."""
    floors.SCORES.write_text('{"u b.jsonl": {}, "t a.jsonl": {}}')
    gate(0.5, "--save")
    kept = json.loads(floors.SCORES.read_text())
    assert kept["t a.jsonl"]["scores"] == {"x": 0.8} and kept["u b.jsonl"] == {}


def test_of_a_ceiling_less_is_better(gate, tmp_path):
    """A score above its ceiling fails, and no floor is asked of it."""
    digest = floors._digest(tmp_path / "a.jsonl")
    line = f"- {{task: t, path: a.jsonl, sha256: {digest}, floors: {{}}, ceilings: {{x: MOST}}}}\n"
    floors.FLOORS.write_text(line.replace("MOST", "0.9"))
    assert floors.main([]) == 0
    floors.FLOORS.write_text(line.replace("MOST", "0.7"))
    assert floors.main([]) == 1
