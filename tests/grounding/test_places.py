"""Which place a name means in its report."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from onrecord.grounding.place_words import modifier_of
from onrecord.grounding.places import PlaceMention, Settled, context_of, settle
from onrecord.names.gazetteer import Gazetteer
from onrecord.records import words_at


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def settled(
    gazetteer: Gazetteer, text: str, *names: str, container: str | None = None
) -> list[Settled]:
    mentions = []
    for name in names:
        at = text.index(name)
        end = at + len(name)
        mentions.append(
            PlaceMention(words_at(text, at, end), container, None, modifier_of(text, at, end))
        )
    context = context_of(gazetteer, names, re.findall(r"[A-Z]\w+", text))
    return settle(mentions, gazetteer, context)


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Syrian troops took Qusayr.", "Qusayr", "geonames:173322"),
        ("Egyptian police searched a boat in Quseir.", "Quseir", "geonames:360531"),
        ("Egyptian police searched a boat in Qusayr.", "Qusayr", "geonames:360531"),
        ("Lebanese soldiers fired at gunmen in Tripoli.", "Tripoli", "geonames:266826"),
        ("Libyan militias fought in Tripoli.", "Tripoli", "geonames:2210247"),
        ("French police closed Paris.", "Paris", "geonames:2988507"),
        ("Syrias army shelled Hama.", "Hama", "geonames:170017"),
        ("SALVADORAN TROOPS FOUGHT IN SAN MIGUEL.", "SAN MIGUEL", "geonames:3583446"),
        ("The Syrian army shelled Homs province.", "Homs province", "geonames.admin1:SY.11"),
        ("The Syrian army shelled Homs.", "Homs", "geonames:169577"),
        ("Rebels in Syria left northern Aleppo.", "northern Aleppo", "geonames:170063"),
        ("British troops left Northern Ireland.", "Northern Ireland", "geonames.admin1:GB.NIR"),
        ("A Syrian official spoke.", "Syrian", "geonames:163843"),
    ],
)
def test_the_report_decides_between_places_of_one_name(
    gazetteer: Gazetteer, text: str, name: str, place_id: str
) -> None:
    (place,) = settled(gazetteer, text, name)
    assert place.id == place_id
    assert place.why


def test_a_container_in_words_outweighs_fame(gazetteer: Gazetteer) -> None:
    # "Paris, Texas"
    (place,) = settled(gazetteer, "A storm struck Paris, Texas.", "Paris", container="Texas")
    assert (place.country, place.name) == ("US", "Paris")


def test_one_name_has_one_sense_in_a_report(gazetteer: Gazetteer) -> None:
    # the second mention has no container of its own
    text = "Clashes in Tripoli, Lebanon. Later Tripoli was calm."
    first, second = text.index("Tripoli"), text.rindex("Tripoli")
    mentions = [
        PlaceMention(words_at(text, first, first + 7), container="Lebanon"),
        PlaceMention(words_at(text, second, second + 7)),
    ]
    places = settle(mentions, gazetteer, context_of(gazetteer, ["Tripoli", "Lebanon"]))
    assert {p.country for p in places} == {"LB"}


def test_without_context_the_runners_up_stay_and_confidence_falls(gazetteer: Gazetteer) -> None:
    # nothing says which San Miguel
    (alone,) = settled(gazetteer, "a blast in San Miguel", "San Miguel")
    (told,) = settled(gazetteer, "a blast in San Miguel, Salvadoran police said", "San Miguel")
    assert alone.candidates
    assert alone.confidence < told.confidence


@pytest.mark.parametrize("name", ["Debaa", "Akruma", "Rableh"])
def test_what_the_gazetteer_lacks_stays_unresolved(gazetteer: Gazetteer, name: str) -> None:
    # likely spellings abroad are candidates, never the answer
    places = settled(gazetteer, f"Syrian troops shelled {name} near Qusayr.", name, "Qusayr")
    assert places[0].unresolved == "not in the gazetteer"
    assert places[0].id is None
    assert places[0].latitude is None
    assert not any(c.name.startswith("Jabl") for c in places[0].candidates)
    assert places[1].id == "geonames:173322"


def test_an_added_list_resolves_it(gazetteer: Gazetteer, tmp_path: Path) -> None:
    # the same report, once a list of places has the village
    copy = Path(shutil.copy(gazetteer.path, tmp_path / "gazetteer.sqlite"))
    table = tmp_path / "villages.csv"
    table.write_text("name,latitude,longitude,country\nAkruma,34.6,36.32,SY\n", encoding="utf-8")
    added = Gazetteer.open(copy)
    added.add_file(table)
    (place,) = settled(added, "Syrian troops shelled Akruma.", "Akruma")
    assert (place.name, place.latitude, place.unresolved) == ("Akruma", 34.6, None)


def test_a_county_is_not_the_town_of_its_name(gazetteer: Gazetteer) -> None:
    # there is a town of Hollywood, and no county
    (place,) = settled(gazetteer, "American police in Hollywood County said", "Hollywood County")
    assert place.id is None
    assert place.candidates


def test_a_far_village_of_the_same_name_is_not_taken(gazetteer: Gazetteer) -> None:
    # the report speaks of Syria only; the gazetteer's Akkrum is in the Netherlands
    (place,) = settled(gazetteer, "Syrian rebels hold Akkrum, activists say.", "Akkrum")
    assert place.unresolved
    assert place.candidates[0].country == "NL"


def test_a_settled_place_becomes_a_record(gazetteer: Gazetteer) -> None:
    (place,) = settled(gazetteer, "Syrian troops took Qusayr.", "Qusayr")
    record = place.to_place("in", inferred=True)
    assert (record.latitude, record.longitude) == (34.5078, 36.5803)
    assert (record.words.text, record.precision, record.inferred) == ("Qusayr", "settlement", True)
