"""How many: figures with measure, bounds, scope and parts. Sentences written for these tests."""

from __future__ import annotations

import pytest

from onrecord.records import Figure
from support_claims import claims_in, figures

# text · (measure, low, best, high) of every figure
ROWS = [
    ("Five soldiers were killed in Gao.", [("killed", 5, 5, 5)]),
    ("Thirty-two people were killed in Gao.", [("killed", 32, 32, 32)]),
    ("At least 500 rebels died.", [("killed", 500, None, None)]),
    ("No fewer than 27 soldiers died.", [("killed", 27, None, None)]),
    ("More than 500 rebels died.", [("killed", 501, None, None)]),
    ("Over 70 people were wounded in Lahore.", [("wounded", 71, None, None)]),
    ("As many as 18 soldiers died.", [("killed", None, None, 18)]),
    ("Up to 18 rockets were fired at Baalbek.", [("launched", None, None, 18)]),
    ("Nearly 1,500 people were killed in the first week.", [("killed", None, None, 1500)]),
    ("Almost 40 people were killed in Jos.", [("killed", None, None, 40)]),
    ("About 40 houses were destroyed in the village.", [("buildings", None, 40, None)]),
    ("Some 40 people were injured in Jos.", [("wounded", None, 40, None)]),
    ("An estimated 2 million people have fled the country.", [("displaced", None, 2_000_000, None)]),
    ("A dozen people were detained in Minsk.", [("detained", None, 12, None)]),
    ("About two dozen fighters were captured.", [("captured", None, 24, None)]),
    ("Between 10 and 15 soldiers died.", [("killed", 10, None, 15)]),
    ("Several policemen were hurt.", [("wounded", 3, None, None)]),
    ("Dozens of civilians were killed in Baga.", [("killed", 24, None, None)]),
    ("Scores of people were killed in Baga.", [("killed", 40, None, None)]),
    ("Hundreds of people were killed in Baga.", [("killed", 200, None, None)]),
    ("Thousands of people fled Baga.", [("displaced", 2000, None, None)]),
    ("Nobody was killed in the raid on Jenin.", [("killed", 0, 0, 0)]),
    ("No casualties were reported after the attack on Jenin.", [("casualties", None, None, None)]),
    ("Nine civilians and an unknown number of militants were killed.", [("killed", 9, 9, 9), ("killed", None, None, None)]),
    ("At least 500 rebels died and 1,000 were wounded.", [("killed", 500, None, None), ("wounded", 1000, 1000, 1000)]),
    ("The blast killed 20 people and wounded 40 others.", [("killed", 20, 20, 20), ("wounded", 40, 40, 40)]),
    ("The attack left 19 dead and 54 injured.", [("killed", 19, 19, 19), ("wounded", 54, 54, 54)]),
    ("The bombing killed 17, injured 46 and destroyed three houses.", [("killed", 17, 17, 17), ("wounded", 46, 46, 46), ("buildings", 3, 3, 3)]),
    ("Hundreds were killed and thousands displaced in Jos.", [("killed", 200, None, None), ("displaced", 2000, None, None)]),
    ("Seven soldiers and 12 civilians were killed in Kunduz.", [("killed", 7, 7, 7), ("killed", 12, 12, 12)]),
    ("The army killed 12 rebels, wounded 30 and captured five.", [("killed", 12, 12, 12), ("wounded", 30, 30, 30), ("captured", 5, 5, 5)]),
    ("The army lost 12 men in the ambush.", [("killed", 12, 12, 12)]),
    ("Soldiers arrested 14 men and released three of them.", [("detained", 14, 14, 14), ("released", 3, 3, 3)]),
    ("Chechen fighters took more than 1,000 people hostage in Budyonnovsk.", [("abducted", 1001, None, None)]),
    ("Two French journalists were abducted in Kidal.", [("abducted", 2, 2, 2)]),
    ("Rebels freed 12 hostages in Sulu.", [("released", 12, 12, 12)]),
    ("About 300 militants surrendered to the army in Swat.", [("surrendered", None, 300, None)]),
    ("Some 10,000 people remain trapped in the old city.", [("trapped", None, 10_000, None)]),
    ("The European Union condemned the killing of 30 villagers in Ituri.", [("killed", 30, 30, 30)]),
    ("The government put the death toll at 120.", [("killed", 120, 120, 120)]),
    ("A monitor counted 431 dead rebels.", [("killed", 431, 431, 431)]),
    ("The army destroyed two tanks in Jobar.", [("vehicles", 2, 2, 2)]),
    ("Two rockets hit Beirut on Sunday.", [("hits", 2, 2, 2)]),
    ("Peacekeepers who were ambushed near Tabit lost seven men.", [("killed", 7, 7, 7)]),
    ("Officials said 12 drones were reported to have been intercepted near Riga.", [("intercepted", 12, 12, 12)]),
    ("Missiles destroyed three houses in Osh.", [("buildings", 3, 3, 3)]),
    ("Around a dozen shops are damaged in a drone attack on Lviv.", [("buildings", None, 12, None)]),
    ("The raid killed a large number of them near Osh.", [("killed", None, None, None)]),
    ("The rebels released nine soldiers captured in May.", [("released", 9, 9, 9)]),
    ("The clash in Osh killed 12 fighters and wounded ten more.", [("killed", 12, 12, 12), ("wounded", 10, 10, 10)]),
    ("A strike kills ten shepherds and wounds nine others in Osh.", [("killed", 10, 10, 10), ("wounded", 9, 9, 9)]),
    ("The toll of the strike in Osh rises to 40 people killed and 170 injured.", [("killed", 40, 40, 40), ("wounded", 170, 170, 170)]),
    ("Three children were among those killed in the raid on Osh.", [("killed", 3, 3, 3)]),
    ("The number of people killed in the raid on Osh has risen to 21.", [("killed", 21, 21, 21)]),
    ("The raid claimed the lives of several shepherds.", [("killed", 3, None, None)]),
    ("Shells hit Osh, and up to 80 militants were destroyed.", [("killed", None, None, 80)]),
    ("The fighters left two besieged towns in May.", []),
    ("The fate of 250 sailors was unknown.", [("missing", 250, 250, 250)]),
    ("The talks went on, with 3000 people leaving Homs at dawn.", [("displaced", 3000, 3000, 3000)]),
    ("Militants burned 300 houses and killed 20 villagers in Masisi.", [("buildings", 300, 300, 300), ("killed", 20, 20, 20)]),
]  # fmt: skip

IMPLIED = [
    ("A suicide bomber killed journalist Ahmad Karimi in Kabul.", [("journalist Ahmad Karimi", "killed")]),
    ("A landmine killed a farmer near Kuito.", [("farmer", "killed")]),
    ("The mayor was killed in Maguindanao.", [("mayor", "killed")]),
    ("The shelling killed a mother of three in Gorlovka.", [("mother", "killed")]),
    ("Reporter Ann Lee was killed and nurse Bo Tan was wounded by a drone strike near Osh.", [("Reporter Ann Lee", "killed"), ("nurse Bo Tan", "wounded")]),
    ("The mayor was killed alongside his wife in an attack in Osh.", [("mayor", "killed"), ("wife", "killed")]),
    ("A Nepali was killed and a passerby was hurt in a clash in Osh.", [("Nepali", "killed"), ("passerby", "wounded")]),
    ("He was killed by a mine near Osh.", [("He", "killed")]),
    ("A policeman was wounded when a bomb exploded in Athens.", [("policeman", "wounded")]),
]  # fmt: skip

NO_FIGURE = [
    "The 44-year-old general said the army had taken the town.",
    "Gunmen attacked the 15th brigade near Gao.",
    "The army shelled the town on 4 February 1990.",
    "Rebels withdrew 12 km from the town.",
    "The army attacked the rebels in Gao.",
    "At 5:30 gunmen attacked the village.",
    "An attempt to assassinate the president in Cap-Haitien failed.",
    "The party has published no toll.",
    "No independent toll exists.",
    "The explosion in Aden left a crater 10 metres wide.",
    "The Group 26 unit has surrendered its guns to the army.",
    "Rebels planned to kill the governor of Osh.",
    "Shells hit a car that carried a displaced family in Osh.",
    "Neither side has said how many soldiers died.",
]  # fmt: skip


def figure(text: str, words: str) -> Figure:
    return next(f for c in claims_in(text) for f in c.figures if f.words.text == words)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_measures_and_bounds(text: str, expected: list[tuple[str, int, int, int]]) -> None:
    """Each number with what it measures and the bounds that its qualifier gives."""
    assert figures(claims_in(text)) == expected


@pytest.mark.parametrize(("text", "expected"), IMPLIED)
def test_one_victim_is_one(text: str, expected: list[tuple[str, str]]) -> None:
    """A single victim who is named or told as "a farmer" is a figure of one."""
    found = [f for c in claims_in(text) for f in c.figures]
    assert [(f.words.text, f.measure) for f in found] == expected
    assert {(f.stated, f.qualifier, f.low, f.best, f.high) for f in found} == {
        (None, "implied", 1, 1, 1)
    }


def test_a_single_one_in_a_series_with_counted_ones() -> None:
    """The parser makes some series a name with names beside it."""
    text = "Gunmen kill nine soldiers, one police officer and a civilian in Osh."
    assert figures(claims_in(text)) == [("killed", n, n, n) for n in (9, 1, 1)]


def test_a_list_of_doers_is_no_part_of_the_dead() -> None:
    """ "Killed by gangs, including X": X is a gang."""
    text = "At least 42 people were killed by armed gangs, including the Black Axe, in Osh."
    assert figures(claims_in(text)) == [("killed", 42, None, None)]


def test_single_victims_beside_counted_ones() -> None:
    """The mayor, two police officers and a driver are four dead in three figures."""
    text = "The mayor, two police officers and a driver were killed in an ambush in Maguindanao."
    assert sum(f.best or 0 for c in claims_in(text) for f in c.figures) == 4


@pytest.mark.parametrize("text", NO_FIGURE)
def test_numbers_that_count_nobody(text: str) -> None:
    """Ages, names, dates, distances and hours are no figures."""
    assert figures(claims_in(text)) == []


@pytest.mark.parametrize(
    ("text", "words", "of", "status", "group"),
    [
        ("Five soldiers were killed in Gao.", "Five", "soldiers", "combatant", None),
        ("Forty civilians died in Taiz.", "Forty", "civilians", "civilian", None),
        ("Nine people were killed in Taiz.", "Nine", "people", "civilian", None),
        ("Three children were killed in Taiz.", "Three", "children", "civilian", "children"),
        ("Four women were killed in Taiz.", "Four", "women", "civilian", "women"),
        ("At least 500 rebels died and 1,000 were wounded.", "1,000", "rebels", "combatant", None),
        ("Between 10 and 15 soldiers died.", "Between 10 and 15", "soldiers", "combatant", None),
        ("Dozens of civilians were killed in Baga.", "Dozens", "civilians", "civilian", None),
        ("The bombing killed 17 in Hodeidah.", "17", None, None, None),
        ("No casualties were reported in Hodeidah.", "No", None, None, None),
        ("The war has seen 300 civilian deaths in Hodeidah.", "300", "civilian", "civilian", None),
        ("Thirty-six sailors were killed in Aden.", "Thirty-six", "sailors", "combatant", None),
        ("The army killed 28 and wounded 30 militants in Aden.", "28", "militants", "combatant", None),
        ("Two guards were killed and another was hurt in an attack in Osh.", "another", "guards", None, None),
    ],
)  # fmt: skip
def test_of_whom(
    text: str, words: str, of: str | None, status: str | None, group: str | None
) -> None:
    """Of whom a figure counts, also where the second of two numbers leaves it out."""
    found = figure(text, words).of
    given = (found.words.text, found.status, found.group) if found else (None, None, None)
    assert given == (of, status, group)


@pytest.mark.parametrize(
    ("text", "words", "scope"),
    [
        ("Five soldiers were killed in Gao on Monday.", "Five", "incident"),
        ("More than 70,000 people have been killed in Syria since March 2011.", "More than 70,000", "period"),
        ("Since April, 200 soldiers have been killed in Diyarbakir.", "200", "period"),
        ("The death toll from Sunday's bombing in Mogadishu rose to 24.", "24", "update"),
        ("A man died in hospital, bringing the death toll from the attack to 45.", "45", "update"),
        ("The toll from the attack in Nairobi climbed to 72.", "72", "update"),
        ("Some 10,000 people remain trapped in the old city.", "Some 10,000", "stock"),
        ("Forty were arrested in Minsk.", "Forty", "incident"),
        ("The group has killed more than 1,500 people this year.", "more than 1,500", "period"),
        ("Shells killed two people in the city that has been divided since 2012.", "two", "incident"),
        ("Two men were killed, bringing the total to 30 dead since May 2012.", "Two", "incident"),
        ("Two men were killed, bringing the total to 30 dead since May 2012.", "30", "period"),
        ("Since midnight 40 people have been killed in strikes on Osh.", "40", "incident"),
        ("The army launched 40 drones in its largest attack since March.", "40", "incident"),
        ("The death toll from the war has passed 5,000 people.", "5,000", "period"),
        ("Since May 9,000 people have died and millions have been displaced.", "millions", "period"),
        ("Aid reached 9,000 displaced people after the fighting in Osh.", "9,000", "stock"),
    ],
)  # fmt: skip
def test_scope(text: str, words: str, scope: str) -> None:
    """A running toll is not the toll of an incident."""
    assert figure(text, words).scope == scope


def test_a_running_toll_has_its_own_period() -> None:
    """Since March 2011: the toll's days, from the first of March 2011 on."""
    found = figure(
        "More than 70,000 people have been killed in Syria since March 2011.", "More than 70,000"
    )
    assert found.period and found.period.start and found.period.start.isoformat() == "2011-03-01"


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("The blast killed 20 people, including three children.", "three", "20"),
        ("Shells killed 14 people in Douma, including four women and five children.", "five", "14"),
        ("Eleven people died in Taiz, among them five children.", "five", "Eleven"),
        ("The blast killed 20 people, including a child.", "child", "20"),
        ("The blast killed 20 people, including three boys and a nurse.", "nurse", "20"),
        ("Nine people were hurt in Osh, including a 10-year-old.", "10-year-old", "Nine"),
        ("Fire hit the camp; nine people were hurt, three of them badly.", "three", "nine"),
    ],
)  # fmt: skip
def test_parts_point_to_their_whole(text: str, part: str, whole: str) -> None:
    """Including, among them, two of them: a part is not added to the whole."""
    assert figure(text, part).part_of == figure(text, whole).id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said 12 people were killed in Homs and 5 in Hama.", {"12": "Homs", "5": "Hama"}),
        ("Shells killed 12 people in Homs and wounded 40 in Hama.", {"12": "Homs", "40": "Hama"}),
        ("Strikes killed 82 people, including 30 in Homs.", {"82": None, "30": "Homs"}),
        ("Shells killed 12 people and wounded 40 in Hama.", {"12": None, "40": None}),
    ],
)
def test_numbers_with_places_of_their_own(text: str, expected: dict[str, str | None]) -> None:
    """Two numbers, two places; one place for all is the event's."""
    found = {f.words.text: f.place for c in claims_in(text) for f in c.figures}
    assert {n: p.words.text if p else None for n, p in found.items()} == expected


@pytest.mark.parametrize(
    ("text", "words", "additional"),
    [
        ("Another five soldiers were killed in Gao.", "five", True),
        ("Five more soldiers were killed in Gao.", "Five", True),
        ("A further 12 people were wounded in Gao.", "12", True),
        ("Five soldiers were killed in Gao.", "Five", False),
    ],
)
def test_additional(text: str, words: str, additional: bool) -> None:
    """Another, more, a further: these come on top of those told before."""
    assert [f.additional for c in claims_in(text) for f in c.figures if words in f.words.text] == [
        additional
    ]


def test_a_figure_told_twice_has_two_ids_and_one_number_has_one() -> None:
    """Ids belong to places in the text."""
    text = "Rebels killed 12 soldiers in Gao. The army said 12 soldiers were killed."
    ids = [f.id for c in claims_in(text) for f in c.figures]
    assert ids == ["f1", "f2"]


@pytest.mark.parametrize(
    ("text", "speaker", "number"),
    [
        ("Activists in Kobani put the number of dead at 21.", "Activists in Kobani", 21),
        ("Medics gave the death toll as 30.", "Medics", 30),
        ("The health ministry put the toll at 471.", "The health ministry", 471),
        ("The army put the number of rebels killed at more than 50.", "The army", 50),
    ],
)
def test_who_puts_the_toll_at_what(text: str, speaker: str, number: int) -> None:
    """A toll that somebody puts at a number is that speaker's word."""
    (claim,) = claims_in(text)
    assert claim.claimant
    assert claim.claimant.words.text == speaker
    assert [(f.measure, f.stated) for f in claim.figures] == [("killed", number)]
