"""Who says it, through the whole engine: claimant, voice, chain. Sentences written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, told

# text · trigger · claimant's words · name · kind
CLAIMANTS = [
    ("The army said rebels had shelled Bakhmut.", "shelled", "The army", None, "state_forces"),
    ("Rebels took Bunia, officials said.", "took", "officials", None, "official"),
    ("Doctors said the army shelled the hospital.", "shelled", "Doctors", None, "medic"),
    ("According to residents, rebels shelled Bakhmut.", "shelled", "residents", None, "resident"),
    ("Experts believe the army will take Raqqa.", "take", "Experts", None, "expert"),
    ("Rebels took Bunia, state media said.", "took", "state media", None, "media"),
    ("Separatists violated the truce, Kiev said.", "violated", "Kiev", "Ukrainian government", "government"),
    ("Human Rights Watch said soldiers had killed 150 protesters in Conakry.", "killed", "Human Rights Watch", "Human Rights Watch", "monitor"),
    ("According to the Syrian Observatory for Human Rights, 14 soldiers were killed in Homs.", "killed", "the Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights", "monitor"),
    ("Hamas said it had fired rockets at Sderot.", "fired", "Hamas", "Hamas", "armed_group"),
    ("Amnesty International said in a report that soldiers had killed 150 protesters.", "killed", "Amnesty International", "Amnesty International", "monitor"),
    ("An attack on Kherson is expected, the governor said.", "attack", "the governor", None, "official"),
    ("The agency quoted a hospital source as saying that ten people had died.", "died", "a hospital source", None, "medic"),
]  # fmt: skip

OWN_VOICE = [
    ("Rebels took Bunia on Monday.", "took"),
    ("The army plans to attack Goma.", "attack"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "words", "name", "kind"), CLAIMANTS)
def test_claimants(text: str, trigger: str, words: str, name: str | None, kind: str) -> None:
    """Who speaks: words of the text, the registry's name where it knows one, and a kind."""
    claimant = told(text, trigger).claim.claimant
    assert claimant
    assert (claimant.words.text, claimant.name, claimant.kind) == (words, name, kind)


@pytest.mark.parametrize(("text", "trigger"), OWN_VOICE)
def test_the_report_s_own_voice(text: str, trigger: str) -> None:
    """Where nobody speaks, the report does: no claimant, asserted."""
    claim = told(text, trigger).claim
    assert (claim.claimant, claim.stance) == (None, "asserted")


def test_two_officials_are_two() -> None:
    """How many speak."""
    claimant = told("Two officials said rebels had taken Bunia.", "taken").claim.claimant
    assert claimant and (claimant.number, claimant.kind, claimant.named) == (2, "official", False)


def test_an_agency_that_cites_is_a_carrier() -> None:
    """Report ← Reuters ← rebel commander."""
    text = "Reuters said, citing a rebel commander, that 30 soldiers were killed in Agadez."
    claim = told(text, "killed").claim
    assert claim.claimant and claim.claimant.words.text == "a rebel commander"
    assert [v.name for v in claim.via] == ["Reuters"]


def test_words_told_to_a_broadcaster_came_through_it() -> None:
    """She told the BBC: the BBC carried it."""
    claim = told(
        '"They bombed the market," Fatima, a resident of Idlib, told the BBC.', "bombed"
    ).claim
    assert claim.claimant and claim.claimant.kind == "resident"
    assert [v.words.text for v in claim.via] == ["the BBC"]


def test_a_report_s_own_outlet_carries_nothing() -> None:
    """A quotation inside a quotation has the inner speaker, and the outer one as carrier."""
    text = 'The mayor said: "The general told me that rebels had taken Bunia."'
    claim = told(text, "taken").claim
    assert claim.claimant and claim.claimant.words.text == "The general"
    assert [v.words.text for v in claim.via] == ["The mayor"]


@pytest.mark.parametrize(
    ("text", "trigger", "form"),
    [
        ('"Rebels took Bunia," the mayor said.', "took", "direct"),
        ("The mayor said rebels had taken Bunia.", "taken", "indirect"),
        ('The mayor said that "rebels shelled the market" on Monday.', "shelled", "fragment"),
    ],
)
def test_form_of_the_evidence(text: str, trigger: str, form: str) -> None:
    """Direct speech, indirect speech, and quoted words inside indirect speech."""
    assert [e.form for e in told(text, trigger).claim.evidence] == [form]


def test_he_is_the_last_who_was_named() -> None:
    """He has the fullest name told before."""
    text = "President Hissene Habre spoke on Tuesday. He said the army had retaken Faya-Largeau."
    claimant = told(text, "retaken").claim.claimant
    assert claimant and claimant.words.text == "He"
    assert claimant.name and claimant.name.endswith("Hissene Habre")


def test_a_surname_is_the_whole_name() -> None:
    """Idriss, later in the report, is Juma Idriss."""
    text = "Juma Idriss spoke on Tuesday. Idriss said the army had retaken Nyala."
    claimant = told(text, "retaken").claim.claimant
    assert claimant and claimant.name == "Juma Idriss"


def test_he_added_goes_back_to_the_last_speaker() -> None:
    """A quotation of two paragraphs has one speaker."""
    text = '"They left on Monday," General Karim Najjar said.\n\n"We killed 40 of them," he added.'
    claimant = told(text, "killed").claim.claimant
    assert claimant and claimant.name and claimant.name.endswith("Karim Najjar")


def test_everything_in_a_quotation_over_paragraphs_is_the_speaker_s() -> None:
    """Opening marks at each paragraph, one closing mark at the end."""
    text = "“Rebels shelled the market.\n\n“They killed 20 people,” the mayor of Jos said."
    said = [c.claimant.words.text if c.claimant else None for c in claims_in(text)]
    assert said and set(said) == {"the mayor of Jos"}


def test_a_wire_in_capitals_has_its_speaker() -> None:
    """Words stay as they were written."""
    claim = told("REBELS SHELLED GOTERA ON FRIDAY, THE ARMY SAID.", "SHELLED").claim
    assert claim.claimant and (claim.claimant.words.text, claim.claimant.kind) == (
        "THE ARMY",
        "state_forces",
    )


def test_a_speaker_without_a_comma() -> None:
    """Texts without punctuation have speakers at their end."""
    text = "regime forces shelled the town of Saqba killing 14 civilians the network said"
    claim = told(text, "shelled").claim
    assert claim.claimant and claim.claimant.words.text == "the network"
