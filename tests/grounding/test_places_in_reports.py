"""Which place a name means, by the words around it: sentences written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, told

# text · trigger · (words, id) of every place
MEANT = [
    ("Gunmen shot nine men in the Syrian city of Aleppo.", "shot", [("Aleppo", "geonames:170063")]),
    ("Shells killed six people in al-Khalidiya neighborhood in Aleppo city.", "killed", [("al-Khalidiya", "onrecord:place:khalidiya-aleppo")]),
    ("Shells killed six people in the Khalidiya district of Homs.", "killed", [("Khalidiya", "onrecord:place:khalidiya-homs")]),
    ("Rebels attacked the town of Adra in the Damascus countryside.", "attacked", [("Adra", "onrecord:place:adra")]),
    ("Planes bombed Aleppos Marjeh district.", "bombed", [("Marjeh", "onrecord:place:marjeh-aleppo")]),
    ("Soldiers shot nine men in Dili.", "shot", [("Dili", "geonames:1645457")]),
    ("Boko Haram attacked Baga on Sunday.", "attacked", [("Baga", "onrecord:place:baga")]),
    ("Rebels shelled Deir Ezour on Sunday.", "shelled", [("Deir Ezour", "geonames:170794")]),
    ("Rebels attacked al-Wafideen Camp near Damascus.", "attacked", [("al-Wafideen Camp", "onrecord:place:wafideen"), ("Damascus", "geonames:170654")]),
]  # fmt: skip

NOT_PLACES = [
    ("Syrian Army Kills Dozens in Raid on Hama", "Kills"),
    ("President Hama spoke as rebels shelled Idlib.", "Hama"),
    ("The attack on Elephant Pass killed nine.", "Pass"),
    ("Air strikes carried out by Russia killed nine in Idlib.", "Russia"),
    ("A US aid worker was killed in Raqqa.", "US"),
    ("A man from Lyon was killed in Raqqa.", "Lyon"),
    ("Shells hit a Shia-dominated town near Homs.", "Shia"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "places"), MEANT)
def test_the_words_around_a_name_say_which_place_it_is(
    text: str, trigger: str, places: list[tuple[str, str]]
) -> None:
    """The larger place, the kind, the actors' country; never a far namesake or half a name."""
    event = told(text, trigger).event
    assert [(p.words.text, p.id) for p in event.places] == places


@pytest.mark.parametrize(("text", "words"), NOT_PLACES)
def test_words_that_are_no_place_of_the_event(text: str, words: str) -> None:
    """Verbs in headlines, persons, doers, and where somebody comes from."""
    events = [c.event for c in claims_in(text) if c.event]
    assert words not in [p.words.text for e in events for p in e.places]


def test_an_unknown_place_in_a_known_one_leaves_the_known_one() -> None:
    """A village that no list has is unresolved, and the district it lies in stands beside it."""
    event = told("Rebels shelled the village of Qwertabad in Idlib province.", "shelled").event
    assert [(p.words.text, bool(p.id)) for p in event.places] == [
        ("Qwertabad", False),
        ("Idlib", True),
    ]


def test_a_place_that_lies_elsewhere_is_not_taken() -> None:
    """Palmyra is far from Latakia: the name means a place there that the gazetteer lacks."""
    place = told("Rebels shelled the village of Palmyra in Latakia province.", "shelled").event
    assert place.places[0].id is None
    assert "in the place that the words give" in (place.places[0].unresolved or "")


@pytest.mark.parametrize(
    ("text", "trigger", "words", "place"),
    [
        ("Rebels hold Qusayr, Homs. The army shelled the town.", "shelled", "the town", "geonames:173322"),
        ("Rebels took Goma. They killed nine men there.", "killed", "there", "geonames:216281"),
        ("Shells hit Homs province. Rebels left the city of Rastan and shelled the province.", "shelled", "the province", "geonames.admin1:SY.11"),
    ],
)  # fmt: skip
def test_a_place_named_before_is_taken_up(text: str, trigger: str, words: str, place: str) -> None:
    """ "The town" is the last town named, "the province" the last province."""
    places = told(text, trigger).event.places
    assert (words, place) in [(p.words.text, p.id) for p in places]


def test_a_list_without_commas_is_a_list() -> None:
    """Texts without commas: every name is a place of its own."""
    event = told("Rockets hit Tartous Homs and Hama cities.", "hit").event
    assert [p.words.text for p in event.places] == ["Tartous", "Homs", "Hama"]


def test_an_area_from_one_place_to_another_lies_between_them() -> None:
    """Nobody moves from the one to the other."""
    event = told("The army seized the road from Homs to Tartous.", "seized").event
    assert [(p.words.text, p.relation) for p in event.places] == [
        ("Homs", "between"),
        ("Tartous", "between"),
    ]
