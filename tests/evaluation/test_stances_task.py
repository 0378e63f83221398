"""The task `stances`: the engine's answer at a trigger, and what of it is right."""

from onrecord.claims.voices import attributions
from onrecord.evaluation.scoreboard import Counts
from onrecord.evaluation.stances import TASK, counts_of, is_right, told_at
from support_claims import claims_in, reading_of

EVENT = {"stance": "reported", "modality": "planned", "alternatives": {"modality": ["demanded"]}}


def test_an_allowed_value_counts_as_the_keys_own():
    """Demanded for planned is right where the key's writer allowed it."""
    counts = dict(counts_of(EVENT, {"stance": "reported", "modality": "demanded"}))
    assert counts["modality:planned"] == Counts(1, 1, 1) and counts["happened"] == Counts(0, 1, 1)


def test_what_is_planned_and_taken_for_a_fact_is_counted():
    """The share of what is to come that is told as having happened, or as happening."""
    told = {"stance": "asserted", "modality": "ongoing"}
    counts = dict(counts_of(EVENT, told))
    assert counts["happened"] == Counts(1, 1, 1) and not is_right(EVENT, told)
    assert counts["stance:reported"] == Counts(0, 1, 0)
    assert counts["stance:asserted"] == Counts(0, 0, 1)


def test_means_are_taken_over_the_keys_values():
    """A value that only the engine gives costs precision, but is no value of its own."""
    sums = {"stance:a": Counts(1, 1, 1), "stance:b": Counts(0, 0, 3), "happened": Counts(1, 4, 4)}
    assert TASK.scores["stance"](sums) == 1.0 and TASK.scores["happened"](sums) == 0.25


def test_the_claim_at_a_trigger_answers_and_else_the_questions():
    """A claim of ours is taken as it is; a word without one is asked about."""
    text = "The army denied that it had shelled Goma. The mayor plans to sing."
    reading, claims = reading_of(text), claims_in(text)
    at = text.index("shelled")
    assert told_at(reading, attributions(reading), claims, at, at + 7)["stance"] == "denied"
    at = text.index("sing")
    assert told_at(reading, attributions(reading), claims, at, at + 4)["modality"] == "planned"
