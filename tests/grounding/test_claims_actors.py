"""Actors settled in their report: ids, names, kinds. Sentences written for these tests."""

from __future__ import annotations

import pytest

from support_claims import told

# text · trigger · words of the actor · its id in the registry
IDS = [
    ("Boko Haram attacked Baga.", "attacked", "Boko Haram", "nga-boko-haram"),
    ("The M23 rebels captured Goma.", "captured", "M23 rebels", "cod-m23"),
    ("The Taliban shelled Kunduz.", "shelled", "Taliban", "afg-taliban"),
    ("The Houthis captured Sanaa.", "captured", "Houthis", "yem-houthis"),
    ("Ukrainian forces left Debaltseve.", "left", "Ukrainian forces", "ukr-state-forces"),
    ("The Syrian army shelled Homs.", "shelled", "Syrian army", "syr-army"),
    ("Russian troops entered Tskhinvali.", "entered", "Russian troops", "rus-state-forces"),
    ("Hamas fired rockets at Sderot.", "fired", "Hamas", "pse-hamas"),
    ("Gunmen attacked Tine.", "attacked", "Gunmen", None),
    ("Masked men attacked Tine.", "attacked", "Masked men", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "words", "actor"), IDS)
def test_actors_by_the_registry(text: str, trigger: str, words: str, actor: str | None) -> None:
    """Armed groups by name, states' forces by nationality; others stay words with a kind."""
    event = told(text, trigger).event
    assert [(a.words.text, a.actor) for a in event.actors] == [(words, actor)]


@pytest.mark.parametrize(
    ("text", "trigger", "words", "actor"),
    [
        ("Boko Haram attacked Baga. The group killed nine men.", "killed", "group", "nga-boko-haram"),
        ("Boko Haram attacked Baga. They burned 300 houses.", "burned", "They", "nga-boko-haram"),
        ("The Ukrainian military said it had hit a bridge.", "hit", "it", "ukr-state-forces"),
        ("Hamas said it had fired rockets at Sderot.", "fired", "it", "pse-hamas"),
    ],
)  # fmt: skip
def test_short_forms_stand_for_the_actor_named_before(
    text: str, trigger: str, words: str, actor: str
) -> None:
    """The group, they, it, the army: the one of whom the report speaks."""
    event = told(text, trigger).event
    assert [(a.words.text, a.actor) for a in event.actors] == [(words, actor)]


def test_the_army_of_a_report_on_one_country() -> None:
    """Where the names of a report point to one country, the army is that country's."""
    text = "Fighting went on in Syria. The army shelled Homs. The Syrian opposition left Hama."
    event = told(text, "shelled").event
    assert [(a.actor, a.kind) for a in event.actors] == [("syr-army", "state_forces")]


def test_the_army_of_nowhere_in_particular() -> None:
    """Without a country nobody is made up."""
    event = told("The army shelled a village.", "shelled").event
    assert [(a.actor, a.kind) for a in event.actors] == [(None, "state_forces")]


def test_a_capital_that_speaks_is_a_government() -> None:
    """Washington demands; the town on the Potomac does not."""
    claimant = told("Washington demanded that Iran withdraw from Syria.", "withdraw").claim.claimant
    assert claimant and claimant.actor == "usa-government"


def test_the_country_of_a_report_is_that_of_its_events() -> None:
    """A dateline and a foreign ally do not make a Syrian army Lebanese."""
    text = (
        "BEIRUT - The Syrian army and fighters of the Lebanese group Hezbollah attacked Qusayr, "
        "10 km from the Lebanese border. Rebels left the town. The army killed nine men."
    )
    event = told(text, "killed").event
    assert [a.actor for a in event.actors] == ["syr-army"]


def test_a_minister_without_a_country_stays_unknown() -> None:
    """Two countries in a report: nobody's minister is guessed."""
    text = (
        "Rockets hit Beirut in Lebanon. Rebels in Syria and in Lebanon denied it. "
        "Interior Minister Marwan Charbel said the rockets had been fired from the hills."
    )
    claimant = told(text, "fired").claim.claimant
    assert claimant and claimant.actor in (None, "lbn-government")


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Israeli airstrikes killed nine men in Gaza.", "killed", "isr-state-forces"),
    ],
)
def test_parts_of_a_body_act_for_it(text: str, trigger: str, actor: str) -> None:
    """Its fighters, its aircraft, its fire: the body's."""
    assert [a.actor for a in told(text, trigger).event.actors] == [actor]


def test_the_country_of_one_side_is_not_that_of_the_other() -> None:
    """French soldiers in Mali do not make French Islamists, nor a French mayor."""
    text = (
        "French troops entered the city of Timbuktu in Mali on Monday, a French spokesman said. "
        "Islamists fled the city, the mayor said."
    )
    found = told(text, "fled")
    assert found.claim.claimant and "fra" not in (found.claim.claimant.actor or "")
    assert "fra" not in "".join(a.actor or "" for a in found.event.actors)


def test_who_in_a_question_is_nobody() -> None:
    """The monitors did not fire what they asked about."""
    event = told("Monitors said they did not know who fired the shells at Donetsk.", "fired").event
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "name", "actor", "kind"),
    [
        ("Major Ali Hassan, a police officer, said nine people were killed in Merca.", "Ali Hassan", None, "police"),
        ("Provincial spokesman Omar Wardak says nine people were killed in Herat.", "Omar Wardak", None, "official"),
        ("Ethiopia Rights Body said nine people were killed in Gondar.", "Ethiopia Rights Body", None, None),
    ],
)  # fmt: skip
def test_who_speaks_is_no_state_by_a_word(
    text: str, name: str, actor: str | None, kind: str | None
) -> None:
    """An officer is not the police, a body with a country's name is not its government."""
    claimant = told(text, "killed").claim.claimant
    assert claimant is not None
    assert (claimant.name, claimant.actor, claimant.kind) == (name, actor, kind)


def test_a_body_is_what_it_says_was_shelled() -> None:
    """In "the OSCE said it was shelled" the OSCE was."""
    event = told("The OSCE said it was shelled twice in Donetsk.", "shelled").event
    assert [(t.words.text, t.actor) for t in event.targets] == [("it", "osce")]


def test_the_owner_of_an_unknown_body() -> None:
    """Whose spokesman for something unknown it is decides whose word it is."""
    text = (
        '"We targeted the ministry," Abdi Musab, al-Shabab\'s military operation spokesman, said.'
    )
    claimant = told(text, "targeted").claim.claimant
    assert claimant is not None
    assert claimant.actor == "som-al-shabaab"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Soldiers of Niger attacked Gao in Mali. Malian police fled.", "Soldiers", "ner-state-forces"),
        ("The Niger army said its troops attacked Gao in Mali.", "troops", "ner-state-forces"),
        ("Fighters from JNIM attacked the town of Djibo.", "Fighters", "mli-jnim"),
        ("Malian and Russian forces attacked Moura.", "Malian", "mli-state-forces"),
        ("Reuters said rebels fled. Boko Haram attacked Baga.", "Boko Haram", "nga-boko-haram"),
    ],
)  # fmt: skip
def test_forces_by_their_owner(text: str, words: str, actor: str) -> None:
    """Whose forces they are is said by their owner, not by the country of the report."""
    event = told(text, "attacked").event
    assert {a.words.text: a.actor for a in event.actors}[words] == actor


def test_a_group_is_no_outlet() -> None:
    """ "The group" takes up the last armed group, not the agency named since."""
    text = "Boko Haram attacked Baga. A soldier told Reuters of it. The group burned 300 houses."
    event = told(text, "burned").event
    assert [a.actor for a in event.actors] == ["nga-boko-haram"]


def test_words_of_a_target_after_a_verb() -> None:
    """A verb of a series is no part of the phrase behind it."""
    event = told("These men came and killed people in Bama.", "killed").event
    assert [t.words.text for t in event.targets] == ["people"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("General Thamer al-Husseini, a commander, said nine men were killed in Mosul.", "Thamer al-Husseini"),
        ("US Secretary of State Mike Pompeo said nine men were killed in Mosul.", "Mike Pompeo"),
        ("Islamic State fled. A United States Department of State spokesperson said nine men were killed in Mosul.",
         "US foreign ministry"),
        ('"We know that nine men were killed," Ali Saree said.', "Ali Saree"),
    ],
)  # fmt: skip
def test_names_of_speakers(text: str, name: str) -> None:
    """A name is whole, without the office before it, and no other body by one word."""
    claimant = told(text, "killed").claim.claimant
    assert claimant is not None
    assert claimant.name == name


def test_a_coalition_is_no_single_group() -> None:
    """ "The coalition" takes up one named before, never the group that it fights."""
    text = "Islamic State holds Mosul. The city is surrounded by the coalition."
    event = told(text, "surrounded").event
    assert [a.actor for a in event.actors] == [None]
