"""The first five minutes of somebody who was told only that onrecord keeps the record of a war."""

import csv
import io
import time


def test_from_the_start_page_to_a_corrected_value_in_a_file(desk, page, looked_at):
    # A bombing was put in Damascus, where the report came from; its words tell of Qusayr.
    began = time.monotonic()
    page.goto(desk)
    page.get_by_role("navigation").get_by_role("link", name="Review").click()
    page.get_by_role("link", name="Bombing, Damascus, SY").click()
    page.locator("a[data-field='event.places.0']").click()
    choose(page, "Qusayr", among="The armed groups had held Qusayr")
    page.get_by_role("radio", name="Al Quşayr, SY").check()
    page.get_by_role("button", name="Save the correction").click()
    fields = page.locator(".fields li", has_text="place")
    fields.get_by_text("corrected").wait_for()
    assert "Al Quşayr, SY" in fields.inner_text()
    looked_at(page, "first-corrected")
    rows = saved(page)
    assert ("bombing", "Al Quşayr", "Damascus Herald") in rows
    assert ("bombing", "Damascus", "Damascus Herald") not in rows
    assert time.monotonic() - began < 300


def choose(page, word, among):
    """Choose a word of the report by one click or tap, in the paragraph that holds some words."""
    page.get_by_text("Correct place").wait_for()
    paragraph = page.locator(".words p", has_text=among)
    found = paragraph.locator(".w", has_text=word).last
    found.tap() if page.size == "phone" else found.click()
    page.get_by_text("Words chosen:").wait_for()


def saved(page):
    """The type, place and publishers of every row of the table that the export page makes."""
    page.get_by_role("navigation").get_by_role("link", name="Export").click()
    page.get_by_role("radio", name="csv .csv", exact=True).check()
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save onrecord-csv.csv", exact=True).click()
    table = download.value.path().read_text(encoding="utf-8-sig")
    rows = csv.DictReader(io.StringIO(table, newline=""))
    return [(r["type"], r["place"], r["publishers"]) for r in rows]
