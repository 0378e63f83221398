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
        ("The M23 rebels took Goma. The group left the city.", "left", "group", "cod-m23"),
        ("The Syrian army shelled Homs. The army killed nine men.", "killed", "army", "syr-army"),
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
