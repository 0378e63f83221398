"""The overview: map, timeline, facets and list narrow each other, and the address keeps it all."""

import re
from datetime import date, timedelta

import pytest

from onrecord import commands
from onrecord.commands import saying
from support_compared import ARMY, REBELS, record
from support_servers import serving

DRAWN = "#map[data-drawn]"
TITLES = "#found .incidents h3"


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Fifty-five battles, each a month after the one before it, of which nobody doubts any."""
    where = tmp_path_factory.mktemp("many") / "many.db"
    for number in range(55):
        record(
            where,
            f"Fight {number}\n\nThe army fought rebels in Qusayr on Wednesday and 40 rebels died.",
            trigger="fought",
            type_="battle",
            place="Qusayr",
            day=date(2013, 6, 5) + timedelta(30 * number),
            lead=("The army", ARMY),
            hit=("rebels", REBELS),
            dead=("40", 40),
        )
    commands.link(where)
    return where


def total(page):
    """How many incidents the page says it has found."""
    page.wait_for_selector("body:not(:has(.htmx-request))")
    return int(re.match(r"[\d,]+", page.inner_text("#found-told"))[0].replace(",", ""))


def opened(page, facet):
    """Open a facet where it is not open."""
    if page.locator(f"#facet-{facet}").get_attribute("open") is None:
        page.locator(f"#facet-{facet} summary").click()
    return page.locator(f"#facet-{facet}")


def settled(page, change):
    """Make a change and wait until the list has answered it."""
    with page.expect_response(lambda r: r.request.headers.get("hx-request") == "true"):
        change()
    page.wait_for_selector("#found:not(.htmx-settling):not(.htmx-swapping)")


def overlaps(told, since, until):
    """Whether an incident may lie within some days."""
    start, end = told.start or told.end, told.end or told.start
    return bool(end) and end >= since and start <= until


def test_what_is_narrowed_by_facets_and_words(archive, desk, page, looked_at):
    # Every facet narrows the list and stands in the address; back goes a step back.
    found = list(commands.incidents(archive))
    page.goto(desk)
    page.wait_for_selector(DRAWN)
    assert total(page) == len(found)
    for name in ("type", "actor", "place", "stance", "origin", "disputed"):
        page.goto(desk)
        box = opened(page, name).locator("label").first
        count = int(box.locator(".n").inner_text())
        settled(page, lambda box=box: box.locator("input").check())
        assert total(page) == count, name
        assert f"{name}=" in page.url
        assert page.locator(f"#facet-{name} input:checked").count() == 1
    page.goto(desk)
    types = opened(page, "type")
    settled(page, lambda: types.locator("[value=shelling]").check())
    shelled = [f for f in found if f.sketch.type == "shelling"]
    assert page.locator(TITLES).count() == len(shelled)
    assert all("shelling" in t for t in page.locator(TITLES).all_inner_texts())
    settled(page, lambda: types.locator("[value=capture]").check())
    assert total(page) == sum(f.sketch.type in ("shelling", "capture") for f in found)
    looked_at(page, "overview-narrowed")
    page.go_back()
    page.wait_for_selector("#facet-type input[value=capture]:not(:checked)", state="attached")
    assert total(page) == len(shelled)
    page.locator(".chips a").first.click()
    page.wait_for_url(f"{desk}/")
    page.keyboard.press("/")
    page.keyboard.type("Baalbek")
    settled(page, lambda: page.keyboard.press("Enter"))
    assert 0 < total(page) < len(found)
    assert "search=Baalbek" in page.url


def test_disputed_incidents_look_disputed(archive, desk, page, looked_at):
    # In words, not by colour alone, and the address finds them again.
    disputed = list(commands.disputes(archive))
    page.goto(f"{desk}/?disputed=yes")
    page.wait_for_selector(DRAWN)
    assert total(page) == len(disputed) > 0
    titles = sorted(page.locator(TITLES).all_inner_texts())
    assert titles == sorted(saying.title(f.sketch) for f in disputed)
    assert page.locator(".mark.disputed").count() >= len(disputed)
    looked_at(page, "overview-disputed")


def test_the_map_narrows_the_list_and_the_timeline(desk, page, looked_at):
    # By its frame when asked to, by its frame as it moves, and what lies in the middle by Enter.
    page.goto(f"{desk}/?place=geonames:173322")
    page.wait_for_selector(DRAWN)
    page.focus("#map .maplibregl-canvas")
    page.keyboard.press("Enter")
    page.wait_for_selector("#picked li")
    assert page.evaluate("document.activeElement.id") == "picked"
    assert "here" in page.inner_text("#picked h3")
    looked_at(page, "overview-picked")
    page.keyboard.press("Escape")
    assert not page.is_visible("#picked")
    page.goto(desk)
    page.wait_for_selector(DRAWN)
    every = total(page)
    settled(page, lambda: page.click("#only"))
    shown = total(page)
    assert 0 < shown < every  # some have no place
    assert "box=" in page.url
    settled(page, lambda: page.get_by_label("List and timeline follow the map").check())
    page.focus("#map .maplibregl-canvas")

    def far():
        for _ in range(12):
            page.keyboard.press("ArrowLeft")

    settled(page, far)
    assert total(page) < shown
    address = page.url
    page.goto(address)
    page.wait_for_selector(DRAWN)
    assert "follow=1" in address
    settled(page, lambda: page.click("#whole"))
    assert total(page) == every
    assert "box=" not in page.url


def test_days_are_chosen_by_dragging_and_by_keys(archive, desk, page, looked_at):
    # The same days by a mouse and by the fields; a second address without a script.
    page.goto(desk)
    page.wait_for_selector(DRAWN)
    every = total(page)
    bars = page.locator("#bars svg")
    bars.scroll_into_view_if_needed()
    frame = bars.bounding_box()
    page.mouse.move(frame["x"] + 2, frame["y"] + 40)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.05, frame["y"] + 40, steps=4)
    settled(page, page.mouse.up)
    assert 0 < total(page) < every
    since, until = page.input_value("#since"), page.input_value("#until")
    days = date.fromisoformat(since), date.fromisoformat(until)
    assert total(page) == sum(overlaps(f.sketch, *days) for f in commands.incidents(archive))
    assert float(bars.locator(".band").get_attribute("width").rstrip("%")) > 0
    looked_at(page, "overview-days")
    page.go_back()
    page.wait_for_url(f"{desk}/")
    page.wait_for_selector(DRAWN)
    assert total(page) == every
    page.fill("#since", since)
    page.focus("#since")
    settled(page, lambda: page.keyboard.press("Enter"))
    assert f"since={since}" in page.url


def test_the_keys_are_listed(desk, page, looked_at):
    # `?` opens the list on every page, Escape closes it.
    page.goto(desk)
    page.wait_for_selector(DRAWN)
    page.keyboard.press("?")
    assert "to the overview" in page.inner_text("#keys")
    looked_at(page, "keys")
    page.keyboard.press("Escape")
    assert not page.is_visible("#keys")


def test_a_second_page(many, page, looked_at):
    # Fifty a page; the next page stands in the address and back leads to the first.
    with serving(many) as desk:
        page.goto(desk)
        assert page.locator(TITLES).count() == 50
        settled(page, lambda: page.click("text=Next page"))
        assert page.locator(TITLES).count() == 5
        assert page.url.endswith("page=2")
        looked_at(page, "overview-second")
        page.go_back()
        page.wait_for_selector("text=Next page")
        assert page.locator(TITLES).count() == 50
