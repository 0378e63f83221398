"""Incidents as entities of FollowTheMoney, checked by its own library."""

import json

import pytest
from followthemoney import model

from onrecord.exports.ftm import write
from onrecord.records import Side
from support_fielded import (
    a_bundle,
    an_incident,
    hostile_incident,
    soldiers,
    villagers,
)

FIVE = villagers("sohr", "5", (5, 5, 5))


def entities(tmp_path, *incidents):
    """What is written of these incidents."""
    out = tmp_path / "entities.ftm.json"
    write(a_bundle(*incidents), out)
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def named(found, schema):
    """The entities of a schema."""
    return [e for e in found if e["schema"] == schema]


INCIDENTS = {
    "plain": lambda: an_incident("i1", [FIVE, soldiers("reuters", "3", (3, 3, 3))]),
    "undated, nowhere": lambda: an_incident("i2", [FIVE], dated=False, place=None, places=()),
    "hostile": hostile_incident,
}


@pytest.mark.parametrize("name", INCIDENTS)
def test_the_library_drops_no_value(tmp_path, name):
    # Each entity is read with cleaning on: same properties, same values, no missing requirement.
    for entity in entities(tmp_path, INCIDENTS[name]()):
        proxy = model.get_proxy(entity, cleaned=False)
        read = proxy.to_dict()["properties"]
        told = {k: sorted(v) for k, v in entity["properties"].items()}
        assert {k: sorted(v) for k, v in read.items()} == told
        proxy.schema.validate(entity)


def test_links_point_to_entities_that_are_there(tmp_path):
    # Every value of an entity type is the id of a written entity of a fitting schema.
    found = entities(tmp_path, *(make() for make in INCIDENTS.values()))
    known = {e["id"]: model.get(e["schema"]) for e in found}
    for entity in found:
        for name, values in entity["properties"].items():
            prop = model.get(entity["schema"]).get(name)
            if prop.type.name == "entity":
                assert all(known[v].is_a(prop.range) for v in values), (entity, name)


def test_an_incident_is_an_event_with_its_people_place_and_reports(tmp_path):
    # Two reports tell of it; the army is a public body with its registry's id.
    found = entities(tmp_path, INCIDENTS["plain"]())
    (event,) = named(found, "Event")
    told = event["properties"]
    assert told["startDate"] == told["endDate"] == ["2014-02-26"]
    assert told["involved"] == ["onrecord-actor-syr-army"] and told["country"] == ["sy"]
    (army,) = [e for e in named(found, "PublicBody") if e["id"].endswith("syr-army")]
    assert army["properties"]["name"] == ["Syrian Arab Army"]
    assert len(named(found, "Article")) == len(named(found, "Documentation")) == 2
    (place,) = named(found, "Address")
    assert place["properties"]["latitude"] == ["33.48"]


def test_crowds_are_mentions_and_no_entities(tmp_path):
    # "Villagers" and unknown rebels are no organisation; no nationality is made up.
    rebels = Side("rebels", None, "rebels", "lead")
    found = entities(tmp_path, an_incident("i1", [FIVE], doers=(rebels,)))
    assert "involved" not in named(found, "Event")[0]["properties"]
    assert not named(found, "Organization") and not named(found, "Person")


def test_ids_are_the_same_in_every_export(tmp_path):
    # Today's file meets that of next month.
    ids = [e["id"] for e in entities(tmp_path, INCIDENTS["plain"]())]
    assert ids == [e["id"] for e in entities(tmp_path, INCIDENTS["plain"]())]
    assert len(set(ids)) == len(ids)


def test_an_undated_event_has_no_start(tmp_path):
    # The day by which it had happened is its end, and a note says so.
    (event,) = named(entities(tmp_path, INCIDENTS["undated, nowhere"]()), "Event")
    assert "startDate" not in event["properties"]
    assert any("had happened by" in n for n in event["properties"]["notes"])
