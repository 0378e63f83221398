"""How sure: stance, modality, realisation and negation. Sentences written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, told, types_in

MODALITY = [
    ("The army shelled Bakhmut.", "shelled", "actual"),
    ("Troops were sent to curb attacks in Homs.", "attacks", "ongoing"),
    ("Families sought medical aid in Homs.", "medical aid", "demanded"),
    ("The group insists on a full withdrawal from Gao.", "withdrawal", "demanded"),
    ("The minister expected the town of Baga to be cleared within a few days.", "cleared", "predicted"),
    ("The general said the army would win Bambari back.", "win Bambari back", "predicted"),
    ("\"We will not leave Gao,\" a commander of the rebels said.", "leave", "planned"),
    ("The army is shelling the town of Bakhmut.", "shelling", "ongoing"),
    ("The army plans to launch an offensive against Idlib.", "offensive", "planned"),
    ("The army plans an offensive on Idlib.", "offensive", "planned"),
    ("Rebels were preparing to storm the airport at Entebbe.", "storm", "planned"),
    ("Analysts predict that the army will attack Raqqa next.", "attack", "predicted"),
    ("An attack on Kherson is expected, the governor said.", "attack", "predicted"),
    ("In the coming days the army will enter Raqqa, the minister said.", "enter", "planned"),
    ("The rebels will lose Aleppo, the minister said.", "lose", "predicted"),
    ("The town will be captured by Friday, the minister said.", "captured", "predicted"),
    ("The group hopes to capture the bridge.", "capture", "hypothetical"),
    ("The rebels want the army to leave Homs.", "leave", "demanded"),
    ("The general ordered the shelling of the port.", "shelling", "demanded"),
    ("The council demanded that Russia stop the attacks on Odesa.", "attacks", "ongoing"),
    ("Thousands were forced to flee Goma.", "flee", "actual"),
    ("The rebels went on to capture Bukavu.", "capture", "actual"),
    ("The clashes may resume on Friday.", "clashes", "hypothetical"),
    ("The army to withdraw from Gao.", "withdraw", "planned"),
    ("The militia made threats that it would attack the base.", "attack", "threatened"),
    ("The police issued a demand.", "demand", "demanded"),
    ("The militia threatened to bomb oil fields in Ras Lanuf.", "bomb", "threatened"),
    ("Kidnappers threatened to kill the hostages.", "kill", "threatened"),
    ("The United Nations demanded that M23 withdraw from Goma.", "withdraw", "demanded"),
    ("Washington called on Iran to withdraw its troops from Syria.", "withdraw", "demanded"),
    ("The president urged the rebels to surrender.", "surrender", "demanded"),
    ("The colonel ordered his men to open fire on the crowd in Bamako.", "open fire", "demanded"),
    ("Rebels have until Friday to leave the town, the general said.", "leave", "demanded"),
    ("If the rebels attack Bangui, France will react.", "attack", "hypothetical"),
    ("The rebels may attack Bangui, diplomats fear.", "attack", "hypothetical"),
    ("As many as 300 people may have died in the bombing of Nyala.", "died", "hypothetical"),
    ("The army gave the rebels 48 hours to surrender.", "surrender", "demanded"),
    ("Russia promised to withdraw from Kherson.", "withdraw", "planned"),
    ("Croatian forces began an offensive to retake Knin.", "retake", "planned"),
    ("Rebels threatened to strike Hezbollah if its fighters did not leave Syria.", "leave", "hypothetical"),
    ("The attack that the army had planned on Goma killed 20 people.", "killed", "actual"),
    ("The army is preparing an offensive on rebel-held Aleppo.", "rebel-held", "actual"),
]  # fmt: skip

REALISED = [
    ("Soldiers tried to storm the prison but were driven back.", "storm", "attempted"),
    ("The army failed to take the bridge at Hostomel.", "take", "attempted"),
    ("The minister called off the offensive on Homs.", "offensive", "prevented"),
    ("An attempt to assassinate the president failed.", "assassinate", "attempted"),
    ("Police foiled a bomb attack on a shopping mall in Nairobi.", "attack", "prevented"),
    ("Soldiers prevented rebels from entering Bangui.", "entering", "prevented"),
    ("Rebels entered Bangui.", "entered", "accomplished"),
    ("Soldiers attempted to retake the bridge at Kherson.", "retake", "attempted"),
]  # fmt: skip

NEGATED = [
    ("The army did not attack the convoy.", "attack"),
    ("The operation, named Desert Wind, had not begun, a spokesman said.", "operation"),
    ("\"We will not leave,\" a commander of the rebels said.", "leave"),
    ("Nobody was killed in the raid on Jenin.", "killed"),
    ("No one was injured in Gao on Monday.", "injured"),
    ("Rebels did not withdraw from Kidal.", "withdraw"),
    ("The army did not carry out any air strikes on Thursday, a spokesman said.", "air strikes"),
    ("The army never shelled the hospital in Hajjah.", "shelled"),
    ("The army has not yet entered Raqqa.", "entered"),
    ("The rebels left without firing a shot.", "firing"),
    ("There were no shots fired in Timbuktu, the colonel said.", "fired"),
]  # fmt: skip

NOT_NEGATED = [
    ("No fewer than 27 soldiers died in Gao.", "died"),
    ("The army not only shelled the town but also bombed it.", "shelled"),
    ("Rebels attacked Gao, no doubt to punish the town.", "attacked"),
    ("Nobody knows why rebels attacked Gao.", "attacked"),
    ("The shelling of Homs did not end on Friday.", "shelling"),
]  # fmt: skip

STANCES = [
    ("The army shelled Bakhmut.", "shelled", "asserted"),
    ("The army said rebels had shelled Bakhmut.", "shelled", "reported"),
    ("The ministry confirmed that rebels had shelled Bakhmut.", "shelled", "confirmed"),
    ("The general admitted that his men had shelled the school.", "shelled", "admitted"),
    ("The government denied that its aircraft had bombed the hospital in Kunduz.", "bombed", "denied"),
    ("Rebels deny killing the monks.", "killing", "denied"),
    ("The group claimed responsibility for the bombing in Lahore that killed 70 people.", "killed", "admitted"),
    ("Al-Shabaab claimed responsibility for the attack on the hotel in Kismayo.", "attack", "admitted"),
    ("The ministry could not confirm that rebels had taken Bambari.", "taken", "doubted"),
    ("The monitor confirmed the death of six soldiers in Homs.", "death", "confirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "modality"), MODALITY)
def test_modality(text: str, trigger: str, modality: str) -> None:
    """What is planned, predicted, threatened, demanded or supposed has not happened."""
    assert told(text, trigger).claim.modality == modality


@pytest.mark.parametrize(("text", "trigger", "realised"), REALISED)
def test_attempted_and_prevented(text: str, trigger: str, realised: str) -> None:
    """What was tried in vain or foiled is not told as done."""
    assert told(text, trigger).event.realised == realised


@pytest.mark.parametrize(("text", "trigger"), NEGATED)
def test_negation(text: str, trigger: str) -> None:
    """What is said not to have happened is kept, and marked."""
    assert told(text, trigger).event.negated


@pytest.mark.parametrize(("text", "trigger"), NOT_NEGATED)
def test_words_of_negation_that_negate_nothing(text: str, trigger: str) -> None:
    """No fewer than, not only, no doubt: the event happened."""
    assert not told(text, trigger).event.negated


@pytest.mark.parametrize(("text", "trigger", "stance"), STANCES)
def test_stance(text: str, trigger: str, stance: str) -> None:
    """What the speaker does: asserts, reports, confirms, admits, denies, doubts."""
    assert told(text, trigger).claim.stance == stance


def test_a_prediction_is_never_an_event_that_happened() -> None:
    """All claims of a forecast are of the future."""
    text = "Experts predict that the army will take Homs and that hundreds of people will die."
    assert {c.modality for c in claims_in(text)} == {"predicted"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Did the army bomb the school in Sirte?", "bomb"),
        ("Was the convoy attacked by the army?", "attacked"),
    ],
)
def test_a_question_asserts_nothing(text: str, trigger: str) -> None:
    """What is asked is no fact, and its evidence is a question."""
    claim = told(text, trigger).claim
    assert claim.modality == "hypothetical"
    assert [e.form for e in claim.evidence] == ["question"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Last year's massacre in Houla shocked the world.", "massacre"),
        ("In 2006 gunmen attacked a shrine in Samarra.", "attacked"),
        ("Troops stormed the parliament on 4 October 1993.", "stormed"),
        ("The Houthis captured Sanaa in September 2010.", "captured"),
    ],
)
def test_old_events_are_background(text: str, trigger: str) -> None:
    """What ended long before the report is told for context."""
    assert told(text, trigger).event.background


def test_news_is_no_background() -> None:
    """What happened this week is what the report is about."""
    assert not told("Gunmen attacked a shrine in Samarra on Monday.", "attacked").event.background


@pytest.mark.parametrize(
    "text",
    [
        "Activists said the army had shelled Saraqib. The claim could not be independently verified.",
        "Rebels said they had shelled a base near Sloviansk. It was not possible to verify the report.",
    ],
)  # fmt: skip
def test_what_cannot_be_verified_is_doubted(text: str) -> None:
    """The doubt is a claim of its own, and names the claim on which it bears."""
    claims = claims_in(text)
    doubt = next(c for c in claims if c.stance == "doubted")
    assert [(a.how, a.id) for a in doubt.about] == [("doubts", claims[0].id)]
    assert doubt.event and claims[0].event
    assert doubt.event.mention == claims[0].event.mention


@pytest.mark.parametrize(
    ("text", "stance", "modality", "negated"),
    [
        ("An analyst doubts that the army can retake Aleppo this year.", "doubted", "predicted", False),
        ("An analyst doubts that the army retook Aleppo.", "doubted", "actual", False),
        ("A diplomat said the army was unlikely to take Homs.", "reported", "predicted", True),
        ("The offensive would begin within days, he said.", "reported", "predicted", False),
    ],
)  # fmt: skip
def test_what_is_not_expected(text: str, stance: str, modality: str, negated: bool) -> None:
    """Doubts and odds about what is to come are forecasts; doubts about the past are not."""
    (claim,) = claims_in(text)
    assert claim.event
    told = (claim.stance, claim.modality, claim.event.negated)
    assert told == (stance, modality, negated)


def test_nobody_says_it_of_an_expert() -> None:
    """In an analyst's words "it" is not the analyst."""
    (claim,) = claims_in("An analyst doubts that it can retake Aleppo.")
    assert claim.event
    assert [a.name for a in claim.event.actors] == [None]


def test_what_a_weapon_is_meant_for_is_no_event() -> None:
    """A thing's purpose is nobody's plan that a report could tell."""
    assert types_in("Police found explosives meant for attacks in Homs.") == []
