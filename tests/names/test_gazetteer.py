"""The built-in gazetteer: what it knows, in which order it answers, how fast."""

from __future__ import annotations

import time

import pytest

from onrecord.names.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize("spelling", ["Qusayr", "Qusair", "al-Quşayr", "Qousseir", "QUSAYR"])
def test_every_spelling_of_qusayr_finds_both_towns(gazetteer: Gazetteer, spelling: str) -> None:
    # the Syrian and the Egyptian town stand side by side
    found = {e.id: e.country for e in gazetteer.lookup(spelling)}
    assert found["geonames:173322"] == "SY"
    assert "EG" in found.values()


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Arsal", "LB", "settlement"),
        ("Kiev", "UA", "settlement"),
        ("Deir al-Zour", "SY", "settlement"),
        ("Syrias", "SY", "country"),
        ("U.S.", "US", "country"),
        ("UK", "GB", "country"),
        ("Burma", "MM", "country"),
        ("Jobar", "SY", "neighbourhood"),
        ("Eastern Ghouta", "SY", "region"),
        ("Bekaa Valley", "LB", "region"),
        ("Helmand", "AF", "admin1"),
        ("Anbar", "IQ", "admin1"),
        ("Donbass", "UA", "region"),
        ("Tigray", "ET", "admin1"),
    ],
)
def test_the_first_answer_is_the_place_that_news_means(
    gazetteer: Gazetteer, name: str, country: str, kind: str
) -> None:
    # aliases, divisions, regions and quarters as well as towns
    first = gazetteer.lookup(name)[0]
    assert (first.country, first.kind) == (country, kind)


def test_the_loose_key_is_only_the_second_try(gazetteer: Gazetteer) -> None:
    # Ursal is nobody's listed spelling, so the answer says how it was found
    first = gazetteer.lookup("Ursal")[0]
    assert (first.name, first.matched) == ("Aarsâl", "loose")


def test_homs_is_a_town_and_a_governorate(gazetteer: Gazetteer) -> None:
    # both are offered, the town first
    kinds = [e.kind for e in gazetteer.lookup("Homs", "SY")]
    assert kinds[0] == "settlement"
    assert "admin1" in kinds


def test_a_country_narrows_the_answers(gazetteer: Gazetteer) -> None:
    # Tripoli in Lebanon only
    assert {e.country for e in gazetteer.lookup("Tripoli", "LB")} == {"LB"}


def test_unknown_names_find_nothing(gazetteer: Gazetteer) -> None:
    # an armed group is no place
    assert gazetteer.lookup("Hezbollah") == []


def test_rableh_is_never_guessed_to_be_jableh(gazetteer: Gazetteer) -> None:
    # the fault of plain edit distance
    names = {e.name for e in gazetteer.fuzzy("Rableh") + gazetteer.lookup("Rableh")}
    assert not any(name.startswith("Jabl") for name in names)


def test_a_slip_of_the_pen_is_guessed_and_marked(gazetteer: Gazetteer) -> None:
    # one letter wrong in eight: a guess, not an answer
    guess = gazetteer.fuzzy("Latakiea", "SY")[0]
    assert (guess.matched, guess.country) == ("fuzzy", "SY")
    assert guess.score >= 0.85


@pytest.mark.parametrize(
    ("word", "country"),
    [("Syrian", "SY"), ("SYRIANS", "SY"), ("Britons", "GB"), ("U.S.", "US"), ("rebels", None)],
)
def test_nationalities_name_their_country(
    gazetteer: Gazetteer, word: str, country: str | None
) -> None:
    assert gazetteer.country_of(word) == country


def test_get_answers_by_id(gazetteer: Gazetteer) -> None:
    entry = gazetteer.get("geonames:173322")
    assert entry is not None
    assert (round(entry.latitude, 4), round(entry.longitude, 4)) == (34.5078, 36.5803)
    assert gazetteer.get("geonames:0") is None


def test_a_look_up_takes_less_than_a_millisecond(gazetteer: Gazetteer) -> None:
    # the middle of fifty different names, none looked up before
    names = [e.name for e in gazetteer.lookup("San Jose")[:10]]
    names += ["Misrata", "Kunduz", "Goma", "Maiduguri", "Kherson", "Mocoa", "Jolo", "Jaffna"]
    took = []
    for name in names:
        start = time.perf_counter()
        gazetteer.lookup(name + "x")
        gazetteer.lookup(name)
        took.append((time.perf_counter() - start) / 2)
    assert sorted(took)[len(took) // 2] < 0.001
