"""Where: the places of the event, with relation and extent. Sentences written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, told, types_in

# text · trigger · (words, relation) of every place
RELATIONS = [
    ("Gunmen attacked a church in Jos.", "attacked", [("Jos", "in")]),
    ("Government forces shelled Homs and Hama.", "shelled", [("Homs", "in"), ("Hama", "in")]),
    ("A patrol was ambushed near Gao.", "ambushed", [("Gao", "near")]),
    ("Ukrainian forces withdrew from Debaltseve.", "withdrew", [("Debaltseve", "from")]),
    ("Israeli tanks moved into Rafah.", "moved into", [("Rafah", "to")]),
    ("Rebels entered Bangui.", "entered", [("Bangui", "to")]),
    ("Fighting raged on the road between Kutum and El Fasher.", "Fighting", [("Kutum", "between"), ("El Fasher", "between")]),
    ("Weapons were flown from Tehran to Damascus via Baghdad, officials said.", "flown", [("Tehran", "from"), ("Damascus", "to"), ("Baghdad", "via")]),
    ("The army took Bambari from the rebels on Monday.", "took", [("Bambari", "in")]),
    ("Air strikes on Raqqa killed 20 people.", "killed", [("Raqqa", "in")]),
    ("The shelling of Grozny lasted two days.", "shelling", [("Grozny", "in")]),
    ("The siege of Mariupol lasted three months.", "siege", [("Mariupol", "in")]),
    ("Sarajevo was shelled on Monday.", "shelled", [("Sarajevo", "in")]),
    ("In Sarajevo, a mortar round killed 12 people in a queue.", "killed", [("Sarajevo", "in")]),
    ("Sixteen rockets fired from Syria fell around Baalbek.", "fired", [("Syria", "from"), ("Baalbek", "near")]),
    ("The airport in Goma was shelled on Monday.", "shelled", [("Goma", "in")]),
    ("Planes dropped barrel bombs on Jobar.", "dropped", [("Jobar", "in")]),
    ("Abu Sayyaf beheaded a hostage on Jolo.", "beheaded", [("Jolo", "in")]),
    ("Rebels attacked a hotel in Port-au-Prince.", "attacked", [("Port-au-Prince", "in")]),
    ("Rebels bombed oil fields in Ras Lanuf.", "bombed", [("Ras Lanuf", "in")]),
    ("Zubayra, a village north of Homs, was in government hands.", "hands", [("Zubayra", "in")]),
    ("Rebels fired on Kuwaira airport in May. The airport had been in the hands of the army.", "hands", [("The airport", "in")]),
    ("Rebels shelled Kuwaira air base. The base was seized by militiamen.", "seized", [("The base", "in")]),
    ("Rebels attacked the village of Zubayra. Zubayra was retaken by the army.", "retaken", [("Zubayra", "in")]),
    ("Rebels were in possession of Bunia.", "were in possession", [("Bunia", "in")]),
    ("The army entered Raqqa in May and drove the jihadists out.", "drove the jihadists out", [("out", "from")]),
    ("Officials said the army would win Bambari back.", "win Bambari back", [("Bambari", "in")]),
    ("The crew that destroyed a clinic in Taiz believed it was empty.", "destroyed", [("Taiz", "in")]),
    ("Gunmen who attacked a hotel in Bamako said they were hungry.", "attacked", [("Bamako", "in")]),
]  # fmt: skip

EXTENTS = [
    ("Most of the province of Helmand is under Taliban control.", "control", "Helmand", "in", "most"),
    ("The rebels now control most of the city of Bukavu.", "control", "Bukavu", "in", "most"),
    ("Rebels captured all of Bambari.", "captured", "Bambari", "in", "all"),
    ("The army holds the rest of Aleppo.", "holds", "Aleppo", "rest_of", None),
    ("Rebels have partly held Bukavu since May.", "held", "Bukavu", "in", "part"),
    ("Bukavu is partly held by rebels.", "held", "Bukavu", "in", "part"),
    ("Rebels control 80 percent of the city of Bukavu.", "control", "Bukavu", "in", "most"),
    ("Rebels hold 30 per cent of Aleppo.", "hold", "Aleppo", "in", "part"),
    ("The army holds nearly all of Aleppo.", "holds", "Aleppo", "in", "most"),
    ("The army took full control of Bukavu.", "took full control", "Bukavu", "in", "all"),
    ("The army completely destroyed a hospital in Bukavu.", "destroyed", "Bukavu", "in", None),
    ("Most of the soldiers who hold Aleppo are young.", "hold", "Aleppo", "in", None),
    ("Gunmen entered Goma. They said they still held the northern end.", "held", "the northern end", "in", "part"),
]  # fmt: skip

NOT_THE_PLACE = [
    ("The Syrian Observatory in London said shells had hit Homs.", "hit", "London"),
    ("Washington said the embassy in Kabul had been attacked.", "attacked", "Washington"),
    ("The minister, speaking in Geneva, said rebels had taken Bunia.", "taken", "Geneva"),
    ("Paris condemned the killing of two journalists in Kidal.", "killing", "Paris"),
    ("Abu Omar was killed in Aleppo.", "killed", "Omar"),
    ("Kosovo guerrillas freed eight soldiers in Pristina.", "freed", "Kosovo"),
    ("The newspaper al-Watan wrote that rebels had shelled Homs.", "shelled", "al-Watan"),
    ("Ukraine shot down drones launched by Russia.", "shot down", "Russia"),
    ("The forestry department in Lagos arrested two hunters in Gombe.", "arrested", "The forestry department"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "places"), RELATIONS)
def test_relations(text: str, trigger: str, places: list[tuple[str, str]]) -> None:
    """In, near, from, to, via, between: how a place bears on the event."""
    event = told(text, trigger).event
    assert sorted((p.words.text, p.relation) for p in event.places) == sorted(places)


@pytest.mark.parametrize(("text", "trigger", "words", "relation", "extent"), EXTENTS)
def test_extents(text: str, trigger: str, words: str, relation: str, extent: str) -> None:
    """How much of a place: all, most, part, or the rest."""
    places = told(text, trigger).event.places
    assert [(p.words.text, p.relation, p.extent) for p in places] == [(words, relation, extent)]


@pytest.mark.parametrize(("text", "trigger", "words"), NOT_THE_PLACE)
def test_names_that_are_not_where_it_happened(text: str, trigger: str, words: str) -> None:
    """Where the speaker is, or the victim comes from, the event was not."""
    places = told(text, trigger).event.places
    assert words not in [p.words.text for p in places]


def test_another_sentence_gives_the_place() -> None:
    """A place from another sentence of the same event is marked as inferred."""
    event = told("Militants attacked Gao on Monday. They killed nine soldiers.", "killed").event
    assert [(p.words.text, p.inferred) for p in event.places] == [("Gao", True)]


def test_without_a_place_there_is_none() -> None:
    """No capital in place of an unknown village."""
    assert (
        told("The army shelled a village, a spokesman in uniform said.", "shelled").event.places
        == ()
    )


def test_an_unknown_village_stays_unresolved_with_a_reason() -> None:
    """What the gazetteer lacks keeps its words and says why."""
    place = told("The army shelled the village of Qwertabad in Syria.", "shelled").event.places[0]
    assert (place.words.text, place.id) == ("Qwertabad", None)
    assert place.unresolved


def test_cities_as_governments_are_not_places() -> None:
    """Kiev and Moscow speak here; nothing happened in them."""
    text = "Kiev accused Moscow of shelling Bakhmut."
    assert [p.words.text for p in told(text, "shelling").event.places] == ["Bakhmut"]
    assert types_in(text) == ["shelling"]


def test_the_city_is_the_one_that_is_large() -> None:
    """Not the village named last, nor where the one who speaks sits."""
    text = "The army attacked Aleppo from Nubl. An analyst in Beirut expects it to lose the city."
    places = told(text, "lose").event.places
    assert [p.name for p in places] == ["Aleppo"]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Maiduguri blast toll climbs", "Sixty people were killed.", [("Maiduguri", True)]),
        ("Toll climbs", "Goma's mayor, in tears, said five people died.", []),
        ("Toll climbs", "Sixty people were killed.", []),
    ],
)
def test_a_place_beside_the_event(title: str, text: str, expected: list[tuple[str, bool]]) -> None:
    """A name of the title that no event takes is the main event's place; a speaker's is none."""
    claims = [c for c in claims_in(text, title=title) if c.event and c.figures]
    assert [[(p.words.text, p.inferred) for p in c.event.places] for c in claims if c.event] == [
        expected
    ]
