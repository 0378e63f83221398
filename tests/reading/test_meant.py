"""Names of the gazetteer that are meant as places, and those that are persons or bodies."""

import pytest

from onrecord.reading.meant import meant_as_places
from onrecord.reading.model import load_model
from onrecord.reading.senses import senses_for
from support_claims import names, reading_of

# text · names of places in it
MEANT = [
    ("Amy Burton runs a bakery. Burton said on Monday that she would close it.", []),
    ("Jenny Palma owns a salon. Palma said that it was shut.", []),
    ("Police in Burton, England, arrested two men.", ["Burton", "England"]),
    ("The train from Palma was late. Palma has one station.", ["Palma", "Palma"]),
    ("Rebels in Syria shelled Idleb and al-Fouaa.", ["Syria", "Idleb", "al-Fouaa"]),
]


@pytest.mark.parametrize(("text", "places"), MEANT)
def test_a_name_counts_where_it_is_meant_as_a_place(text, places):
    """Persons and companies with the name of a town are none, wherever they stand."""
    reading = reading_of(text)
    spans = sorted(set(reading.mentions.places.values()))
    assert [reading.words_of(*span).text for span in spans] == places


def test_without_odds_the_rules_of_the_lists_decide():
    """Where another pipeline parses, a large town's name counts even as a surname."""
    reading = reading_of("Palma said on Monday that she would close it.")
    assert meant_as_places(reading.tree, names().gazetteer, None) == [(0, 1)]


def test_the_network_is_used_with_the_pipeline_that_it_was_trained_with_only():
    """Other vectors would mean nothing to it."""
    model = load_model()
    assert senses_for(model) is not None
    other = type("Other", (), {"meta": {**model.meta, "version": "0.0.0"}})()
    assert senses_for(other) is None
