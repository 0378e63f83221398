"""How sure the doer is, apart from the deed. Sentences written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, told

# text · trigger · doer · blame
ROWS = [
    ("The army shelled a school in Avdiivka.", "shelled", "army", "stated"),
    ("Doctors said the army had shelled a school in Avdiivka.", "shelled", "army", "claimed"),
    ("The army accused the rebels of shelling a school in Avdiivka.", "shelling", "rebels", "accused"),
    ("The mayor blamed the militia for killing 60 people.", "killing", "militia", "accused"),
    ("Mayor Juma Idriss, who accused the militia of killing 60 people, fled.", "killing", "militia", "accused"),
    ("Kyiv blamed Moscow for the strike on the theatre in Mariupol.", "strike", "Moscow", "accused"),
    ("Suspected rebels killed a teacher in Masisi.", "killed", "Suspected rebels", "suspected"),
    ("The rebels allegedly executed six prisoners in Bangassou.", "executed", "rebels", "accused"),
    ("Six soldiers died in an attack that was allegedly perpetrated by rebels in Cauca.", "died", "rebels", "accused"),
    ("The general admitted that his men had killed the monks.", "killed", "men", "admitted"),
    ("Rebels deny killing the monks.", "killing", "Rebels", "denied"),
    ("The group claimed responsibility for the bombing in Lahore that killed 70 people.", "killed", "group", "claimed"),
    ("Al-Shabaab claimed responsibility for the attack on the hotel in Kismayo.", "attack", "Al-Shabaab", "claimed"),
    ("The EU condemned Russia for bombing the theatre in Mariupol.", "bombing", "Russia", "accused"),
    ("The RSF attribute the attack on Lagawa to the Sudanese army.", "attack", "Sudanese army", "accused"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "doer", "blame"), ROWS)
def test_blame(text: str, trigger: str, doer: str, blame: str) -> None:
    """An accusation is a claim of the act, with its doer accused: never a fact."""
    event = told(text, trigger).event
    assert (doer, blame) in [(a.words.text, a.blame) for a in event.actors]


def test_nobody_is_to_blame_for_talks() -> None:
    """Blame stands only at violence."""
    event = told("The government held talks with the FARC in Havana.", "talks").event
    assert {a.blame for a in event.actors} == {None}


def test_an_accusation_of_a_nameable_act_is_no_second_claim() -> None:
    """The act has the claim; the type accusation stands only where no act can be named."""
    text = "The army accused the rebels of shelling a school in Avdiivka."
    assert [c.event.type for c in claims_in(text) if c.event] == ["shelling"]


def test_the_accuser_is_the_claimant() -> None:
    """It is the accuser's word, and he does nothing in the event."""
    claim, event = (
        (t := told("The army accused the rebels of shelling a school.", "shelling")).claim,
        t.event,
    )
    assert claim.claimant and claim.claimant.words.text == "The army"
    assert "army" not in [a.words.text for a in event.actors]


@pytest.mark.parametrize(
    ("text", "trigger", "who", "blame"),
    [
        (
            "The strike on the village was suspected to have been carried out by Russian planes, "
            "killing 15 civilians.",
            "killing",
            ["Russian planes"],
            "suspected",
        ),
        (
            "The raids targeted the town and were carried out by either Russian or regime jets.",
            "raids",
            ["Russian", "regime"],
            "possible",
        ),
        (
            "A gas attack believed to be by Syrian government jets killed 58 people in Idlib.",
            "killed",
            ["Syrian government jets"],
            "suspected",
        ),
    ],
)
def test_a_doer_told_away_from_the_deed(text, trigger, who, blame):
    # Who carried it out stands by another verb than the deed, with its own certainty.
    event = told(text, trigger).event
    assert [a.words.text for a in event.actors] == who
    assert {a.blame for a in event.actors} == {blame}


def test_what_others_carried_out_blames_nobody():
    # A survey is no deed: the bombing has no doer.
    text = "A survey of voters was carried out by Gallup after the bombing killed 5 people."
    assert told(text, "killed").event.actors == ()
