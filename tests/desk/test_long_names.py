"""Names of 20,000 letters: pages shorten them, reports have the whole, and short ones stay."""

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

import support_twins
from onrecord import commands
from onrecord.desk import application
from onrecord.desk.brief import LONGEST, brief
from onrecord.desk.rendering import environment

LETTERS = 20_000
OF_THEM = re.compile(r"[a-z]{1000,}", re.IGNORECASE)


class Shown(HTMLParser):
    """What a page shows: its text, and what stands at its pictures and controls."""

    def __init__(self, page):
        super().__init__()
        self.told = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Take what is read out or shown at an element."""
        self.told += [value or "" for name, value in attrs if name in ("title", "aria-label")]

    def handle_data(self, data):
        """Take text."""
        self.told.append(data)


@pytest.fixture(scope="module")
def long_names(tmp_path_factory):
    """An archive of three reports with names, publishers and titles of 20,000 letters."""
    where = tmp_path_factory.mktemp("long") / "long.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(support_twins, "harmless", name)
        support_twins.filled(where, hostile=False)
    return where


def name(number):
    """A name of one word of 20,000 letters."""
    return chr(ord("A") + number) + "abelo" * (LETTERS // 5)


def test_pages_shorten_names(long_names):
    # Every page that links lead to, but for those that show a report's text; none fails.
    found = [f"/incident/{f.sketch.id}" for f in commands.incidents(long_names)]
    assert found
    with TestClient(application(long_names)) as client:
        parts = [f"{page}/{part}" for page in found for part in ("why", "history", "control")]
        start = ["/", "/origins", "/forecasts", "/review", "/export", *found, *parts]
        pages = support_twins.walked(client, start)
        for path in pages:
            told = "\n".join(Shown(client.get(path).text).told)
            if not path.startswith(("/report/", "/review/")):
                assert OF_THEM.search(told) is None, path[:80]
        assert f"… (of {LETTERS + 1:,} letters)" in client.get(found[0]).text
        for report in commands.reports(long_names):
            told = client.get(f"/report/{report.id}").text
            assert len(report.title) >= LETTERS and report.title in told
            assert report.publisher in told


def test_long_texts_are_cut_and_others_are_not():
    # By letters where it has blanks; a list of many names, and a comment, as they are.
    assert brief("a" * 200) == "a" * 200
    assert brief("Ann, " * 150) == "Ann, " * 150
    told = brief("Ann, " * 4_000)
    assert len(told) < LONGEST and told.endswith("… (of 20,000 letters)")
    made = environment().from_string('<bdi>{{ x }}</bdi> {{ x }} <bdi class="whole">{{ x }}</bdi>')
    assert [len(one) for one in re.findall("c{9,}", made.render(x="c" * 300))] == [100, 300, 300]
