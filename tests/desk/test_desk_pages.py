"""The desk opens, and every page can be used by everyone."""

import hashlib
from pathlib import Path

import yaml

from onrecord import desk as room

VENDOR = Path(room.__file__).parent / "static" / "vendor"


def test_the_overview_opens(desk, page, looked_at):
    # The first page, from the skip link to the navigation.
    page.goto(desk)
    assert "onrecord" in page.title()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    looked_at(page, "overview")


def test_a_page_that_is_not_there(desk, page):
    # It says so in words, with the status.
    answer = page.goto(f"{desk}/nowhere")
    page.wrong.clear()  # Chromium logs the status
    assert answer.status == 404
    assert "Not found" in page.inner_text("h1")


def test_what_is_vendored_is_what_was_fetched():
    # A changed file, or one without its line in vendor.yaml, shows here.
    told = yaml.safe_load((VENDOR / "vendor.yaml").read_text("utf-8"))
    digests = {Path(f).name: d for p in told.values() for f, d in p["files"].items()}
    kept = {p.name for p in VENDOR.iterdir()} - {"vendor.yaml", "LICENSES.txt"}
    assert set(digests) == kept
    for name, digest in digests.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest
