"""What the gate in front of the reading lets through, and what it turns away."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.gate import gate
from onrecord.claims.gate_cues import gate_cues, plain
from onrecord.evaluation.worked import reports_of
from onrecord.ontology.topics import OTHER, topic_words

ROOT = Path(__file__).parents[2]
TRAINED = json.loads(files("onrecord.claims").joinpath("gate.json").read_text("utf-8"))
QUIET = (
    "The bakery on the corner has a new oven, and its owner says that the bread rises better. "
    "Customers liked the old crust, and the recipe for the rolls has not changed since spring. "
)
RAID = (
    "Gunmen attacked the police post at dawn and killed six policemen, a military spokesman said. "
    "Rebels later claimed the ambush, in which two soldiers were wounded by a roadside bomb. "
)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the town and killed three soldiers.",
        "Hundreds fled after warplanes bombed two villages near the front line.",
        "Police opened fire on protesters; two of the wounded died in hospital.",
        "The militia denies that it holds the four hostages.",
        "Both armies agreed to a ceasefire, which was broken within the hour.",
    ],
)
def test_conflict_passes_in_small_letters_and_in_capitals(text):
    # Old agency reports are in capitals throughout.
    assert gate().passes(text)
    assert gate().passes(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        "The quarterback threw two touchdowns before halftime.",
        "Shares of the retailer fell after its quarterly earnings, and investors sold stock.",
        "The actress will present the Oscars, Hollywood's studios announced.",
        "Scientists found a new species of frog in the lake.",
        "The committee will discuss the price of milk with farmers on Tuesday.",
        "",
        " \n\t ",
        "12 + 30 = 42",
    ],
)
def test_other_matters_are_turned_away(text):
    # Nothing in them tells of conflict: no words at all do neither.
    assert not gate().passes(text)


def test_one_paragraph_of_conflict_carries_a_long_text():
    # The whole is about bread; the part in its middle is not.
    around = QUIET * 25
    assert len(around) > 4_000
    assert not gate().passes(around + around)
    assert gate().passes(around + RAID * 2 + around)
    assert gate().score(around + RAID * 2 + around).whole < gate().bounds.whole


def test_words_of_conflict_never_speak_against_a_text_nor_others_for_it():
    # So nothing that a report adds about a war can make the gate turn it away.
    cues = gate_cues()
    for name, weight in TRAINED["weights"].items():
        groups = {name[1:]} if name.startswith("#") else cues[name]
        other = all(group.startswith(OTHER) for group in groups)
        assert weight <= 0 if other else weight >= 0, name


def test_every_trained_word_is_still_a_cue():
    # A cue that was taken out of the ontology asks for new weights: run training/train_gate.py.
    known = set(gate_cues()) | {f"#{g}" for groups in gate_cues().values() for g in groups}
    assert sorted(set(TRAINED["weights"]) - known) == []


def test_a_cue_stands_on_one_side_and_ambiguous_ones_on_none():
    # "March" is a month; "strikes" are told as attacks, wherever else they are listed.
    for phrase, groups in gate_cues().items():
        assert len({group.startswith(OTHER) for group in groups}) == 1, phrase
    assert not {"march", "may"} & set(topic_words())


def test_nearly_all_reports_that_were_written_for_training_pass():
    # They tell of thirty wars; what is turned away are a mother's chair and the like.
    paths = sorted((ROOT / "training" / "reports").glob("*.yaml"))
    reports = [r for p in paths for r in reports_of(yaml.safe_load(p.read_text("utf-8"))).values()]
    assert len(reports) > 400
    assert sum(gate().passes(r.text) for r in reports) / len(reports) > 0.97


def test_all_reports_of_the_worked_cases_pass():
    # No weight was trained on these.
    paths = sorted((ROOT / "tests" / "worked").glob("*.yaml"))
    reports = [r for p in paths for r in reports_of(yaml.safe_load(p.read_text("utf-8"))).values()]
    assert [r.title for r in reports if not gate().passes(r.text)] == []


@given(st.text(max_size=400))
def test_any_text_has_an_answer(text):
    # Hostile letters, half characters and nothing at all do no harm.
    assert gate().passes(text) in (True, False)
    assert plain(text).isascii()


def test_adding_a_word_of_conflict_never_turns_a_text_away():
    # As long as the text is no longer for it.
    text = QUIET + RAID
    assert gate().score(text.replace("oven", "bomb")).whole >= gate().score(text).whole
