"""The pages of a place and of an actor, asked without a browser."""

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application
from onrecord.desk.addresses import url_of_actor, url_of_origin, url_of_place
from onrecord.desk.place_values import BY
from onrecord.desk.rendering import environment
from onrecord.records import Side, Spot

QUSAYR = "geonames:173322"


@pytest.fixture
def client(archive):
    """The desk of a fresh copy of the demonstration, asked in process."""
    with TestClient(application(archive), base_url="http://127.0.0.1:8020") as opened:
        yield opened


@pytest.mark.parametrize(
    "name",
    ["A/B", "100%", "a?b#c", "حلب", "‮rtl", "<script>alert(1)</script>", "..", ".", " "],
)
def test_any_name_has_an_address_that_leads_to_it(client, name):
    # Slashes, percent signs, other scripts, steps in a path: each is asked for as it is, and the
    # answer says that nobody has that name, with the name escaped.
    for url in (url_of_place(name), url_of_actor(name)):
        answer = client.get(url)
        assert answer.status_code == 404
        assert "<script>alert" not in answer.text
        if name in ("A/B", "100%", "حلب"):
            assert name in answer.text


def test_addresses_are_made_of_ids_first():
    # An id of the gazetteer or the registry, else the name; templates have the same functions.
    assert url_of_place(Spot("Al Quşayr", QUSAYR)) == f"/place/{QUSAYR}"
    assert url_of_place(Spot("Khan/Tuman")) == "/place/Khan%2FTuman"
    assert url_of_actor(Side("the army", "syr-army", None, "lead")) == "/actor/syr-army"
    assert url_of_actor(Side("men in masks", None, None, "lead")) == "/actor/men%20in%20masks"
    assert url_of_origin("heard:afp:witness") == "/origin/heard:afp:witness"
    assert environment().globals["url_of_origin"] is url_of_origin


def test_a_name_leads_to_the_place_that_is_meant(client):
    # The query goes along.
    answer = client.get("/place/Qusayr?on=2013-06-05", follow_redirects=False)
    assert answer.headers["location"] == f"/place/{QUSAYR}?on=2013-06-05"


def test_who_is_said_to_hold_a_place(client, archive):
    # Each stretch with its holder, its words and by whose word; the drawing tells the same.
    told = commands.control(archive, QUSAYR)
    page = client.get(f"/place/{QUSAYR}").text
    for stretch in told.history.intervals:
        for holder in stretch.holders:
            assert holder.name in page
        assert BY[stretch.supporting[0].by].replace("'", "&#39;") in page
    assert page.count("<svg") >= 2 and "Control of " in page
    assert f"{told.place.claims} claims" in page


def test_who_held_it_on_a_day(client):
    # With the age of the word; before all words nobody did.
    late = client.get(f"/place/{QUSAYR}?on=2013-07-01").text
    assert "On 1 Jul 2013: " in late and "days before" in late
    assert "nobody is said to hold it" in client.get(f"/place/{QUSAYR}?on=1990-01-01").text


def test_as_of_a_day_only_earlier_reports_count(client):
    # Long before, nothing was told of it; a day that is none is refused.
    page = client.get(f"/place/{QUSAYR}?as_of=2001-01-01").text
    assert "0 incidents" in page and "No claim tells who holds it" in page
    assert client.get(f"/place/{QUSAYR}?as_of=2013-02-30").status_code == 422
    assert client.get(f"/place/{QUSAYR}?rule=guess").status_code == 422


def test_a_place_that_no_claim_names_but_the_gazetteer_knows(client):
    # It lies somewhere, and nothing is told of it; one that nobody knows is not found.
    page = client.get("/place/geonames:2988507").text
    assert "Paris" in page and "0 claims" in page
    assert client.get("/place/geonames:0").status_code == 404


def test_incidents_at_a_place_are_those_that_claims_place_there(client, archive):
    # As many as the filter of incidents finds, each linked.
    found = list(commands.incidents(archive, commands.IncidentFilter(place=QUSAYR)))
    page = client.get(f"/place/{QUSAYR}").text
    for one in found:
        assert f"/incident/{one.sketch.id}" in page


def test_places_in_a_country(client):
    # Those of it that claims name, with how many do.
    found = client.get("/places-around", params={"of": "geonames:163843"}).text
    assert f"/place/{QUSAYR}" in found


def test_an_actor_of_the_registry(client):
    # Who they are, by whose word, and on whose side they stood.
    page = client.get("/actor/lbn-hezbollah").text
    assert "Hezbollah" in page and "Stood with" in page and "/actor/syr-government" in page
    assert 'rel="noreferrer noopener external"' in page


def test_incidents_of_an_actor_as_doer_and_as_victim(client, archive):
    # The two are apart, and each counts incidents.
    for question, part in (("doer", "doers"), ("victim", "victims")):
        told = commands.actor_part(archive, "lbn-hezbollah", question)
        found = client.get("/actor-part", params={"of": "lbn-hezbollah", "question": question})
        assert f"{told.count} incident" in found.text
        sides = [s.actor for i in told.incidents for s in getattr(i, part)]
        assert "lbn-hezbollah" in sides


def test_what_an_actor_says_of_their_own_deeds_and_what_others_say(client, archive):
    # Their own word and others' are apart; each others' word says how sure it is.
    own = commands.actor_part(archive, "syr-rebels", "own_deeds")
    others = commands.actor_part(archive, "syr-rebels", "blamed")
    assert own.count and others.count
    assert not {t.claim.id for t in own.claims} & {t.claim.id for t in others.claims}
    assert {t.claim.claimant.actor for t in own.claims if t.claim.claimant} == {"syr-rebels"}
    told = client.get("/actor-part", params={"of": "syr-rebels", "question": "blamed"}).text
    assert f"{others.count} claims" in told and 'class="mark stated"' in told


def test_somebody_known_by_a_name_only(client):
    # Claims name them; the registry does not.
    page = client.get(url_of_actor("opposition activists")).text
    assert "not in the registry" in page
    assert client.get("/actor-part?of=x&question=guess").status_code == 422


def test_what_is_withheld_is_in_no_part(archive):
    # Reports of a publisher, and an incident, that somebody may not see.
    whole = commands.place(archive, QUSAYR)
    hidden = frozenset({whole.incidents[0].id})
    seen = commands.place(archive, QUSAYR, sight=commands.Sight(incidents=hidden))
    assert seen.count == whole.count - 1
    publishers = frozenset(r.publisher for r in commands.reports(archive) if r.publisher)
    told = commands.actor_part(
        archive, "syr-rebels", "blamed", sight=commands.Sight(sources=publishers)
    )
    assert all(t.report.publisher is None for t in told.claims)
