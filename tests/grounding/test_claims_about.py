"""Claims about claims: denials, confirmations, doubts, condemnations. Written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, told

SHELLED = "Doctors said the army had shelled the hospital on Monday. "
ROWS = [
    (SHELLED + "The army denied that it had shelled the hospital.", "denies"),
    (SHELLED + "The ministry confirmed that the army had shelled the hospital.", "confirms"),
    (SHELLED + "The report could not be independently verified.", "doubts"),
]


@pytest.mark.parametrize(("text", "how"), ROWS)
def test_what_bears_on_what(text: str, how: str) -> None:
    """The second claim names the first, and how it bears on it."""
    first, second = claims_in(text)
    assert [(a.id, a.how) for a in second.about] == [(first.id, how)]
    assert first.about == ()


def test_a_condemnation_names_the_act() -> None:
    """The claimant condemns, the condemned is addressed, the act is a claim of its own."""
    text = "The EU condemned Russia for bombing the theatre in Mariupol."
    words, act = told(text, "condemned"), told(text, "bombing")
    assert [(a.id, a.how) for a in words.claim.about] == [(act.claim.id, "condemns")]
    assert words.claim.claimant and words.claim.claimant.actor == "eu"
    assert [(t.actor, t.role) for t in words.event.targets] == [("rus-government", "addressee")]
    assert words.event.type == "condemnation"


def test_the_doer_of_a_condemned_act_is_addressed() -> None:
    """Condemned the shelling of a school by the army: it is the army that is condemned."""
    text = "The envoy condemned the shelling of a school in Taiz by the army."
    event = told(text, "condemned").event
    assert [(t.words.text, t.role) for t in event.targets] == [("army", "addressee")]


def test_a_condemned_toll_keeps_its_figure() -> None:
    """Thirty villagers are thirty, also in a condemnation."""
    text = "The European Union condemned the killing of 30 villagers in Ituri."
    claim = told(text, "killing").claim
    assert [(f.measure, f.best) for f in claim.figures] == [("killed", 30)]


def test_without_another_claim_a_denial_stands_alone() -> None:
    """A denial of what nobody in the report claims is about nothing here."""
    assert [c.about for c in claims_in("Rebels deny killing the monks.")] == [()]


def test_a_condemnation_without_an_act_names_none() -> None:
    """What else stands in the sentence was not condemned."""
    text = "The Gulf states condemned the intervention and decided on sanctions against Syria."
    assert told(text, "condemned").claim.about == ()


def test_a_doubt_bears_on_the_claim_before_it() -> None:
    """Figures that could not be verified are those told last by somebody."""
    text = (
        "Rebels shelled Gao on Monday. Activists said 30 civilians had been killed in Kidal. "
        "The figure could not be independently verified."
    )
    claims = claims_in(text)
    assert [(a.id, a.how) for a in claims[-1].about] == [(claims[1].id, "doubts")]
