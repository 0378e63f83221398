"""Acts and their sides beyond fighting: police, talks, demands. Sentences written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, doers, figures, sufferers, told

# text · trigger · type · who does it · to whom it is done
POLICE = [
    ("Three men died in police firing in Kisumu.", "died", "shooting", [("police", "lead")], [("men", "victim")]),
    ("A lieutenant general was killed in Donetsk.", "killed", "killing", [], [("lieutenant general", "victim")]),
    ("Boko Haram launched a series of attacks on villages in Borno.", "attacks", "attack", [("Boko Haram", "lead")], [("villages", "object")]),
    ("Police burst teargas shells at protesters in Pune.", "burst", "attack", [("Police", "lead")], [("protesters", "victim")]),
    ("The police firing in Kisumu left two students dead.", "dead", "shooting", [("police", "lead")], [("students", "victim")]),
    ("The apathy of the police angered Minsk.", "apathy", "refusal", [("police", "lead")], []),
    ("The lawyer's arrest angered Minsk.", "arrest", "detention", [], [("lawyer", "victim")]),
    ("The army's arrest of lawyers angered Minsk.", "arrest", "detention", [("army", "lead")], [("lawyers", "victim")]),
    ("The army held 40 villagers captive in Kidal.", "held", "detention", [("army", "lead")], [("villagers", "victim")]),
    ("Police failed to protect the shops in Harare.", "failed to protect", "refusal", [("Police", "lead")], [("shops", "object")]),
    ("Army bulldozers demolished homes in Rafah.", "demolished", "destruction", [("Army", "lead")], [("homes", "object")]),
    ("The troops captured part of the city of Ganja.", "captured", "capture", [("troops", "lead")], []),
]  # fmt: skip

TALKS = [
    ("Norway and Chile agreed on a fishing plan.", "agreed on", "agreement", [("Norway", "lead"), ("Chile", "lead")], []),
    ("The Dutch king visited Ghana on Monday.", "visited", "meeting", [("Dutch king", "opponent"), ("Ghana", "opponent")], []),
    ("The ministers met rebel leaders in Oslo.", "met", "meeting", [("ministers", "opponent"), ("rebel leaders", "opponent")], []),
    ("Norway provided food aid to refugees in Chad.", "food aid", "aid_delivery", [("Norway", "lead")], [("refugees", "recipient")]),
    ("The rebels turned down an appeal from the president.", "turned down", "refusal", [("rebels", "lead")], [("appeal", "object"), ("president", "addressee")]),
    ("Oslo rejected an Icelandic proposal.", "rejected", "refusal", [("Oslo", "lead")], [("Icelandic proposal", "object"), ("Icelandic", "addressee")]),
    ("The rebels demanded that Norway ease the fishing rules.", "demanded", "demand", [], [("Norway", "addressee")]),
    ("Students marched against abuses by the army.", "marched", "protest", [("Students", "lead")], [("abuses", "object"), ("army", "object")]),
    ("Norway expelled two Icelandic diplomats.", "expelled", "sanction", [("Norway", "lead")], [("Icelandic diplomats", "object")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "kind", "by", "to"), [*POLICE, *TALKS])
def test_acts(text, trigger, kind, by, to):
    """The type, the doers and those it is done to."""
    event = told(text, trigger).event
    assert (event.type, doers(event), sufferers(event)) == (kind, by, to)


def test_one_event_of_two_tolls():
    """The dead of a series belong to what its last toll tells of."""
    text = "One man was killed and six others injured in Leeds on Tuesday when police fired."
    (claim,) = claims_in(text)
    assert doers(claim.event) == [("police", "lead")]
    assert [f[:2] for f in figures([claim])] == [("killed", 1), ("wounded", 6)]


def test_a_clause_of_something_else_is_no_cause():
    """Nobody died of what police did meanwhile."""
    text = "One man was stabbed to death in Leeds even as police fired at a crowd in York."
    assert not figures([told(text, "fired").claim])


def test_not_a_single_one_is_none():
    """Who was not arrested was not."""
    assert told("Not a single looter has been arrested so far.", "arrested").event.negated


def test_aid_is_not_given_by_its_adjective():
    """An army in front of a word as an adjective does nothing."""
    assert not doers(told("Ruritania will continue military aid to Zenda.", "military aid").event)


def test_when_goes_before_the_scene():
    """A toll belongs to what happened when, before what it happened in."""
    text = "In a new outbreak of violence in Gondar, two men were killed when police opened fire."
    shot = told(text, "opened fire")
    assert figures([shot.claim]) == [("killed", 2, 2, 2)]
    assert all(c.event.type != "attack" or not c.figures for c in claims_in(text))
