"""The pages of origins and of forecasts, and all four in a browser."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application
from onrecord.desk.addresses import url_of_origin


@pytest.fixture
def client(archive):
    """The desk of a fresh copy of the demonstration, asked in process."""
    commands.summarise(archive)
    with TestClient(application(archive)) as opened:
        yield opened


def test_origins_are_listed_in_an_order(client, archive):
    # By claims at first; by another count where it is asked for; each leads to its page.
    told = commands.origin_page(archive)
    assert [o.claims for o in told.origins] == sorted(
        (o.claims for o in told.origins), reverse=True
    )
    page = client.get("/origins").text
    assert f"{told.count} origins" in page
    assert url_of_origin(told.origins[0].key) in page
    least = commands.origin_page(archive, sort="contradicted").origins
    assert least[0].contradicted == max(o.contradicted for o in told.origins)
    assert client.get("/origins?sort=guess").status_code == 422


def test_every_origin_has_its_page(client, archive):
    # Also those whose keys hold blanks, marks and other scripts; one that is not there is told.
    for one in commands.origin_page(archive).origins:
        assert client.get(url_of_origin(one.key)).status_code == 200
    assert client.get("/origin/nobody/at%all").status_code == 404


def test_what_others_contradict_is_named_by_field(client, archive):
    # The incident, the field, and who says otherwise.
    told = commands.origin_page(archive, sort="contradicted").origins[0]
    found = commands.origin_contradicted(archive, told.key)
    assert len(found) == told.contradicted
    assert all(one.fields and one.against for one in found)
    address = "/origin-contradicted?of=" + quote(told.key, safe="")
    assert address in client.get(url_of_origin(told.key)).text
    part = client.get(address).text
    assert f"/incident/{found[0].sketch.id}" in part
    assert url_of_origin(found[0].against[0][0]) in part


def test_an_origin_s_newest_words_and_whose_word_it_carried(client, archive):
    # A speaker is quoted; a publisher names those whose word it carried; a part of each page.
    told = commands.origin_page(archive).origins
    speaker = next(o for o in told if o.key.startswith("actor:"))
    words = commands.origin_words(archive, speaker.key).words
    evidence = words[0][1].evidence[0].words.text.split()[0]
    assert evidence in client.get("/origin-words", params={"of": speaker.key}).text
    carried = [(o, commands.origin_words(archive, o.key).carries) for o in told]
    carrier, ((other, *_), *_) = next((o, c) for o, c in carried if c)
    assert url_of_origin(other) in client.get("/origin-words", params={"of": carrier.key}).text
    assert client.get("/origin-words", params={"of": "nobody/at%all"}).status_code == 404


def test_forecasts_with_what_became_of_them(client, archive):
    # Each with its words, its status and why; a filter leaves those of a status.
    told = commands.forecasts(archive)
    page = client.get("/forecasts").text
    assert f"{len(told.told)} forecasts" in page
    assert page.count("The machine proposes") == len(told.told)
    opened = client.get("/forecasts?status=came_true").text
    true = sum(o.status == "came_true" for _, o in told.told)
    assert opened.count("<article") == true
    assert client.get("/forecasts?status=guess").status_code == 422
    assert "0 forecasts" in client.get("/forecasts?as_of=2001-01-01").text
    assert "0 forecasts" in client.get("/forecasts", params={"place": "<b>%_\x00"}).text


def test_from_a_place_to_who_holds_it_and_on(desk, page, looked_at):
    # A place on a day, its holder's page with all its parts, that one's word as an origin, and
    # what was foretold: by links and the keyboard.
    from playwright.sync_api import expect

    page.goto(f"{desk}/place/geonames:173322")
    page.wait_for_selector("#around + div:not(:has(> a))")
    page.get_by_label("On the day").fill("2013-06-10")
    page.get_by_role("button", name="Show").press("Enter")
    page.wait_for_selector(".answer")
    looked_at(page, "place")
    page.locator(".stretches h3 a").first.click()
    page.wait_for_selector("#says")
    expect(page.locator("[hx-trigger=load] > a")).to_have_count(0)
    looked_at(page, "actor")
    page.goto(f"{desk}/origins")
    looked_at(page, "origins")
    page.locator("tbody th a").first.press("Enter")
    page.wait_for_selector("#words + div:not(:has(> a))")
    looked_at(page, "origin")
    page.goto(f"{desk}/forecasts")
    looked_at(page, "forecasts")


def test_a_name_with_every_mark_has_its_page(desk, page):
    # A real browser and a real server, too, bring a name's marks unharmed.
    for name in ("a/b", "100%25", "..", "حلب"):
        answer = page.goto(f"{desk}{url_of_origin(name)}")
        page.wrong.clear()  # Chromium logs the status
        assert answer.status == 404
        assert name in page.inner_text("main")
