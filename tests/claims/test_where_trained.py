"""Where, with the trained part."""

import json
from pathlib import Path

import pytest

from onrecord.claims.clusters import clusters_in
from onrecord.claims.place_names import names_in
from onrecord.claims.place_net import place_net
from onrecord.claims.place_uses import place_uses
from onrecord.claims.triggers import triggers_in
from onrecord.claims.where import places_by_cluster
from onrecord.claims.where_trained import trained_places
from onrecord.evaluation.event_place import given_of
from support_claims import reading_of

OWN = json.loads(Path(__file__).with_name("place_net.json").read_text("utf-8"))


def asked(text, where=None, barred=frozenset()):
    """The places of each event of a sentence, as words."""
    reading = reading_of(text)
    (sentence,) = reading.sentences
    clusters = clusters_in(reading.tree, triggers_in(reading, sentence))
    found = (where or trained_places())(reading, sentence, clusters, barred)
    return [[reading.words_of(u.first, u.last).text for u in own] for own in found]


@pytest.mark.parametrize("row", OWN, ids=[r["verb"][0]["text"] for r in OWN])
def test_the_exported_net_equals_the_trained_one(row):
    """The chances by numpy are those that torch gave when the net was trained."""
    reading = reading_of(row["text"])
    given = given_of(reading, row)
    seen = place_uses(reading, given.sentence)
    rules = places_by_cluster(reading, given.sentence, given.clusters, frozenset(), seen)
    names = names_in(reading, given.sentence, seen)
    trained = trained_places(place_net())
    found = trained.chances(reading, given.sentence, given.clusters, [given.at], names, rules)
    assert found[0] == pytest.approx(row["chances"], abs=0.01)


def test_each_event_has_its_own_place():
    """Of two towns in one sentence each stands with its event."""
    text = "Rebels shelled the town of Rastan on Monday, while protesters marched in Hama."
    assert asked(text, trained_places(alone=True)) == [["Rastan"], ["Hama"]]


def test_where_somebody_is_from_is_no_place_of_the_event():
    """A home town is not where one was shot."""
    text = "A merchant from Basra was shot dead in Baghdad on Monday."
    assert asked(text, trained_places(alone=True)) == [["Baghdad"]]


def test_a_chance_stands_with_each_place_that_the_net_chose():
    """What the net chose says how likely it is."""
    reading = reading_of("Rebels shelled the town of Rastan on Monday.")
    (sentence,) = reading.sentences
    clusters = clusters_in(reading.tree, triggers_in(reading, sentence))
    ((use,),) = trained_places(alone=True)(reading, sentence, clusters, frozenset())
    assert use.chance is not None and place_net().at <= use.chance <= 1


def test_what_is_barred_is_not_chosen():
    """A name that speaks or acts is no place, however likely."""
    text = "Rebels shelled the town of Rastan on Monday."
    at = frozenset(reading_of(text).mentions.places)
    where = trained_places(alone=True)
    assert asked(text, where) == [["Rastan"]] and asked(text, where, barred=at) == [[]]


@pytest.mark.parametrize(
    "text",
    ["Thousands fled from Homs to Beirut on Monday.", "Rebels shelled the town of Rastan."],
)
def test_the_rules_stand_where_they_find_places(text):
    """Whoever moves keeps both ends, and a single place stays."""
    assert asked(text) == asked(text, places_by_cluster) != [[]]


class Blind:
    """A net that cannot read what it is given."""

    at = 0.5

    def reads(self, reading):
        """Whether it can: no."""
        return False


def test_without_vectors_the_rules_answer_alone():
    """A reading without the vectors that the net wants gets the places of the rules."""
    text = "A merchant from Basra was shot dead in Baghdad on Monday."
    assert asked(text, trained_places(Blind(), alone=True)) == asked(text, places_by_cluster)
