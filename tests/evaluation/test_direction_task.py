"""Who did what to whom, as a coder of PLOVER would write it down."""

import pytest

from onrecord.evaluation.direction import TASK, coded
from onrecord.evaluation.task import Job
from support_claims import reading_of
from support_eval import Builder, FixedReader

TEXT = "Ruritania demanded that the Zendan army leave; guards shelled Strelsau, and will shell it."


class Parser(FixedReader):
    """Hands out claims made by hand with the readings of the texts."""

    def parse(self, reports):
        for report in reports:
            yield reading_of(report.text)


def test_who_demands_is_the_actor():
    """The speaker of a demand is its doer, and who is to act its target."""
    b = Builder(TEXT)
    army = b.who("the Zendan army", "lead")
    b.claim(
        "leave",
        "withdrawal",
        actors=(army,),
        modality="demanded",
        claimant=b.speaker("Ruritania"),
    )
    found = coded(b.claims, reading_of(TEXT))
    assert (found.event, found.actors[0].strip()) == ("DEMAND", "Ruritania")
    assert [t.strip() for t in found.targets] == ["the Zendan army"]


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({}, "FIGHT"),
        ({"modality": "planned"}, "THREATEN"),
        ({"modality": "threatened"}, "THREATEN"),
    ],
)
def test_a_hostile_act_to_come_is_a_threat(more, name):
    """The modality gives the name before the type."""
    b = Builder(TEXT)
    b.claim("shelled", "shelling", **more)
    assert coded(b.claims, reading_of(TEXT)).event == name


def test_the_setting_gives_way():
    """A war that is only mentioned is not what a sentence is about."""
    b = Builder(TEXT)
    b.claim("leave", "conflict")
    b.claim("shelled", "shelling")
    assert coded(b.claims, reading_of(TEXT)).event == "FIGHT"


def score(tmp_path, claims, source, target):
    """The counts of one sentence against sides of the key."""
    sides = {
        "source": [{"actorText": s} for s in source],
        "target": [{"actorText": t} for t in target],
    }
    row = {"id": "1", "text": TEXT, "gold": {"event": "FIGHT", **sides}}
    (outcome,) = TASK.outcomes(Job(tmp_path, [row], None, Parser(claims)))
    return outcome.counts


def test_both_sides_must_be_right(tmp_path):
    """The place stands for a target; the other way round is wrong."""
    b = Builder(TEXT)
    b.claim("shelled", "shelling", actors=(b.who("guards", "lead"),), places=(b.place("Strelsau"),))
    assert score(tmp_path, b.claims, ["the guards"], ["Strelsau"])["both"].f == 1.0
    assert score(tmp_path, b.claims, ["Strelsau"], ["the guards"])["both"].f == 0.0
    assert score(tmp_path, b.claims, ["the guards"], [])["type"].f == 1.0


def test_nothing_read_is_nothing_given(tmp_path):
    """Without a claim there is no answer that could be wrong."""
    counts = score(tmp_path, [], ["guards"], [])["type"]
    assert (counts.possible, counts.actual) == (1.0, 0.0)
