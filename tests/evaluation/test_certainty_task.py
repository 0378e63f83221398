"""The task `certainty`: what the engine says at a trigger, in the key's terms."""

import pytest

from onrecord.claims.voices import attributions
from onrecord.evaluation.certainty import TASK, marked, read_at
from onrecord.evaluation.scoreboard import scoreboard
from onrecord.evaluation.task import Job
from support_claims import reading_of

READ = [
    ("The firm bought a mill.", "bought", set()),
    ("The firm will buy a mill.", "buy", {"future"}),
    ("The firm plans to buy a mill.", "buy", {"future", "not_certain"}),
    ("The firm did not buy a mill.", "buy", {"negated"}),
    ("The firm failed to buy a mill.", "buy", {"negated"}),
    ("The firm may have bought a mill.", "bought", {"not_certain"}),
]


@pytest.mark.parametrize(("text", "word", "expected"), READ)
def test_what_is_read_at_a_trigger(text, word, expected):
    """Certain, denied, to come: by the engine's own modality, negation and realisation."""
    reading, start = reading_of(text), text.index(word)
    assert read_at(reading, attributions(reading), start, start + len(word)) == expected


def test_every_certainty_but_certain_is_less():
    """PROBABLE, POSSIBLE and UNDERSPECIFIED are not certain."""
    event = {"polarity": "NEG", "time": "NON_FUTURE"}
    assert marked({**event, "certainty": "PROBABLE"}) == {"not_certain", "negated"}
    assert marked({**event, "certainty": "CERTAIN"}) == {"negated"}


class Parser:
    """A reader that only parses."""

    def parse(self, reports):
        """The reading of each report."""
        return (reading_of(r.text) for r in reports)


def test_events_that_the_key_does_not_judge_are_passed_over():
    """An event without a certainty counts nowhere; the others give F by name."""
    text = "The firm will buy a mill and may sell a shop."
    gold = [
        event("buy", text, certainty="CERTAIN", time="FUTURE"),
        event("sell", text, certainty="POSSIBLE", time="FUTURE"),
        event("mill", text, certainty=None, time=None),
    ]
    row = {"id": "a", "text": text, "gold": {"events": gold}}
    board = scoreboard(
        "certainty",
        list(TASK.outcomes(Job(path=None, rows=[row], key=None, reader=Parser()))),
        TASK.scores,
        0.0,
    )
    assert board.scores["not_certain"] == 1.0 and board.scores["negated"] is None


def event(word, text, **more):
    """An event of a key."""
    start = text.index(word)
    return {"start": start, "end": start + len(word), "polarity": "POS", **more}
