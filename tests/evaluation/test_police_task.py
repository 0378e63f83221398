"""What an article tells police to have done, as the key of IndiaPoliceEvents would have it."""

import pytest

from onrecord.evaluation.police import TASK, acts_of
from onrecord.evaluation.task import Job
from support_eval import Builder, FixedReader

TEXT = "Police fired at the crowd, failed to help and arrested 12; 3 boys were killed by rebels."


def fired(b, **more):
    """The police's shooting, told with the changes given."""
    return b.claim("fired", "shooting", actors=(b.who("Police", "lead", kind="police"),), **more)


def test_dead_of_one_event_may_be_told_apart_from_its_doer():
    """Who fired stands in one claim, the dead in another of the same mention."""
    b = Builder(TEXT)
    fired(b)
    b.claim("killed", "killing", figures=(b.dead("3", 3),))
    assert acts_of(b.claims) == {"force", "kill"}


@pytest.mark.parametrize(
    "more", [{"modality": "threatened"}, {"stance": "denied"}, {"negated": True}]
)
def test_what_did_not_happen_is_no_act(more):
    """Threats, denials and negations are not counted."""
    b = Builder(TEXT)
    fired(b, **more)
    assert not acts_of(b.claims)


def test_only_police_arrest_but_rebels_do_not():
    """An arrest without a doer is an act of police; one by rebels is none."""
    b = Builder(TEXT)
    arrest = b.claim("arrested", "detention")
    by_rebels = b.claim(
        "arrested", "detention", mention=2, actors=(b.who("rebels", "lead", kind="rebels"),)
    )
    assert acts_of([arrest]) == {"arrest"} and not acts_of([by_rebels])


def test_not_acting_is_a_refusal_by_police():
    """Words of not acting count where police stand by."""
    b = Builder(TEXT)
    b.claim("failed to help", "refusal", actors=(b.who("Police", "lead", kind="police"),))
    assert acts_of(b.claims) == {"fail"}


def test_an_article_is_scored_by_act(tmp_path):
    """Found, missed and made-up acts are counted under their own names."""
    b = Builder(TEXT)
    fired(b)
    row = {"id": 7, "text": TEXT, "gold": {"doc_labels": ["KILL", "FORCE", "ANY_ACTION"]}}
    (outcome,) = TASK.outcomes(Job(tmp_path, [row], None, FixedReader(b.claims)))
    assert (outcome.counts["force"].f, outcome.counts["kill"].f) == (1.0, 0.0)
    assert outcome.counts["arrest"].f is None and outcome.expected == "force, kill"
