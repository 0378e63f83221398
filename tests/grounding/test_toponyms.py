"""The names of places in a text, claimed or not, with what they mean."""

import pytest

from onrecord.grounding.toponyms import toponyms_of
from support_claims import reading_of

# text · (words, id) of every name of a place
NAMED = [
    ("Turkish forces left Aleppo, Moscow said.", [("Turkish", "geonames:298795"), ("Aleppo", "geonames:170063"), ("Moscow", "geonames:524901")]),
    ("The Turks spoke to him in Turkish near Ankara.", [("Ankara", "geonames:323786")]),
    ("The Syrian army shelled Homs.", [("Syrian", "geonames:163843"), ("Homs", "geonames:169577")]),
    ("A man died in Paris, Texas.", [("Paris", "geonames:4717560"), ("Texas", "geonames.admin1:US.TX")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_names_of_places_and_nationalities_are_settled_and_people_are_not(text, named):
    """Each name with its entry; peoples and languages are no places."""
    assert [(s.mention.words.text, s.id) for s in toponyms_of(reading_of(text))] == named


# text · names of places, as they stand
SPANS = [
    ("Fire destroyed a shop on Third Street near Altnagelvin Hospital in Derry.", ["Third Street", "Altnagelvin Hospital", "Derry"]),
    ("He works for the Center for Law and reads the Wall Street Journal.", []),
    ("European airlines left Southern California and Sokoto State.", ["European", "Southern California", "Sokoto State"]),
    ("LEXINGTON, Ky. (AP) - A man died.", ["LEXINGTON", "Ky."]),
    ("He lives in Washington, D.C., and she in B.C.", ["Washington, D.C.", "B.C."]),
    ("Aides of the White House met him.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SPANS)
def test_names_made_with_a_noun_a_side_or_an_abbreviation(text, names):
    """Streets and hospitals are places, centres for something and papers are bodies."""
    assert [s.mention.words.text for s in toponyms_of(reading_of(text))] == names


def test_a_street_lies_in_the_town_named_beside_it():
    """As an area at the town's point, with no id; alone it stays unresolved."""
    street, town = toponyms_of(reading_of("A house on Third Street in Derby, England, burnt."))[:2]
    assert (street.latitude, street.id, street.precision) == (town.latitude, None, "area")
    (alone,) = toponyms_of(reading_of("A house on Third Street burnt."))
    assert alone.unresolved and alone.latitude is None
