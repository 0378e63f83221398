"""`gazetteer`, `actors` and `evaluate` on the command line."""

import json

from onrecord.commands import PlacesFound
from onrecord.names.gazetteer import PlaceEntry

LOOKUP = "onrecord.commands.gazetteer_lookup"
QUSAYR = PlaceEntry(
    "geonames:173322", "Al Quşayr", "settlement", "SY", "11", 34.5, 36.58, 41062, "GeoNames"
)


def test_a_name_is_looked_up_without_saying_so(onrecord, monkeypatch):
    # `onrecord gazetteer Qusayr` is `onrecord gazetteer lookup Qusayr`.
    monkeypatch.setattr(LOOKUP, lambda name, progress: PlacesFound(name, (QUSAYR,), ()))
    answers = [onrecord("gazetteer", *words) for words in (["Qusayr"], ["lookup", "Qusayr"])]
    assert answers[0].stdout == answers[1].stdout
    assert answers[0].stdout.splitlines() == [
        "Al Quşayr, SY · settlement · 34.5000, 36.5800 · 41,062 people",
        "    geonames:173322 · found by its own name",
    ]


def test_guesses_are_marked(onrecord, monkeypatch):
    # A guess never looks like an answer.
    monkeypatch.setattr(LOOKUP, lambda name, progress: PlacesFound(name, (), (QUSAYR,)))
    assert "has no Rableh: these are guesses\n" in onrecord("gazetteer", "Rableh").stdout


def test_an_actor_is_told_with_its_reason(onrecord):
    # Name, kind, id and why; or that there is nobody.
    answer = onrecord("actors", "Hezbollah")
    assert answer.stdout.startswith("Hezbollah")
    assert "    lbn-hezbollah · " in answer.stdout
    assert onrecord("actors", "Qqq Zzz").stdout == "the registry has no Qqq Zzz\n"


def test_evaluate_prints_one_object_and_nothing_else(onrecord, tmp_path):
    # With --json, and the same object in the file of --save.
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "1", "text": "Fighters left Qusayr."}) + "\n")
    answer = onrecord("evaluate", "spans", rows, "--json", "--save", tmp_path / "out.json")
    told = json.loads(answer.stdout)
    assert list(told) == ["task", "documents", "seconds", "scores", "intervals"]
    assert (told["task"], told["documents"], told["scores"]["failures"]) == ("spans", 1, 0)
    assert json.loads((tmp_path / "out.json").read_text()) == told


def test_evaluate_shows_a_table(onrecord, tmp_path):
    # Without --json, for people.
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "1", "text": "Fighters left Qusayr."}) + "\n")
    answer = onrecord("evaluate", "spans", rows)
    assert "spans: 1 documents" in answer.stdout
    assert onrecord("evaluate", "nonsense", rows).exit_code == 2
