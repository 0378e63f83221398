"""Another text at one address is a new revision of the page: the newest counts, all are kept."""

from datetime import date, datetime

import pytest

from onrecord.archive import Archive, ClaimFilter
from onrecord.records import make_report
from support import ENGINE
from support_incidents import ORIGINAL, one_claim

URL = "https://news.example/town"
FIVE = "Shells hit the market of Zarqand.\n\nAt least 5 people died in the town on Monday."
NINE = "Shells hit the market of Zarqand.\n\nAt least 9 people died in the town on Monday."
OTHER = "Talks resume.\n\nDelegates of two parties met in the capital for a second day of talks."


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "war.db", create=True) as opened:
        yield opened


def put(archive, text, url=URL, day=None, **seen):
    """Add a report with one claim; what the archive said of it."""
    report = archive.filled(make_report(text, url=url, published=day), parent=seen.get("parent"))
    if archive.has(report, ENGINE, **seen):
        return archive.saw(report, **seen)
    return archive.add(report, ORIGINAL, (one_claim(report),), ENGINE, **seen)


def texts(archive, **asked):
    """The texts whose claims count."""
    return [report.text for report, _ in archive.claims(ClaimFilter(**asked))]


def seen_at(archive, page="news.example/town"):
    """What was seen at a page: texts, or gone."""
    with archive.watching() as tables:
        rows = tables.sightings([page]).get(page, [])
    return [archive.report(row.report).text if row.report else "gone" for row in rows]


def hour(number):
    return datetime(2024, 3, 4, number)


def test_another_text_at_one_address_takes_the_earlier_ones_place(archive):
    first = put(archive, FIVE)
    second = put(archive, NINE)
    assert second.revises == first.report_id
    assert texts(archive) == [NINE]
    assert sorted(texts(archive, superseded=True)) == [FIVE, NINE]
    assert seen_at(archive) == [FIVE, NINE]


def test_the_address_may_be_written_in_another_way(archive):
    # Tracking, the fragment, the scheme and the letter case of the host are no other page.
    put(archive, FIVE)
    put(archive, NINE, url="http://NEWS.example:80/town?utm_source=feed&fbclid=1#top")
    assert texts(archive) == [NINE]


def test_the_same_text_under_another_form_of_the_address_is_the_same_report(archive):
    # Nor are blanks another text.
    put(archive, FIVE)
    put(archive, FIVE.replace("\n\n", "\n"), url=URL + "?utm_source=feed")
    assert (archive.count().reports, seen_at(archive)) == (1, [FIVE])


def test_an_older_file_that_comes_later_is_an_earlier_revision(archive):
    # The days that texts give themselves tell their order.
    put(archive, NINE, day=date(2024, 3, 5))
    older = put(archive, FIVE, day=date(2024, 3, 4))
    assert (older.current, older.revises) == (False, None)
    assert texts(archive) == [NINE]
    assert seen_at(archive) == [FIVE, NINE]


def test_reports_that_only_share_an_address_stand_beside_each_other(archive):
    # A table may give every report the address of its publisher's page.
    put(archive, FIVE)
    assert put(archive, OTHER).revises is None
    assert sorted(texts(archive)) == [FIVE, OTHER]


def test_what_was_fetched_from_one_address_is_one_page_however_different(archive):
    put(archive, FIVE, at=hour(1))
    assert put(archive, OTHER, at=hour(2)).revises
    assert texts(archive) == [OTHER]


def test_a_front_page_is_no_reports_address(archive):
    put(archive, FIVE, url="https://news.example/")
    put(archive, NINE, url="https://news.example")
    assert sorted(texts(archive)) == [FIVE, NINE]


def test_a_page_that_goes_back_to_its_earlier_text(archive):
    # The first text counts again; the same files added again change nothing.
    for at, text in enumerate((FIVE, NINE, FIVE), 1):
        put(archive, text, at=hour(at))
    assert texts(archive) == [FIVE]
    assert seen_at(archive) == [FIVE, NINE, FIVE]
    for text in (FIVE, NINE):
        assert put(archive, text) is None
    assert put(archive, NINE, at=hour(2)) is None
    assert texts(archive) == [FIVE]
    assert seen_at(archive) == [FIVE, NINE, FIVE]


def test_a_page_that_is_gone_and_comes_back(archive):
    put(archive, FIVE, at=hour(1))
    with archive.watching(writes=True) as tables:
        assert tables.gone("news.example/town", 410, hour(2))
        assert not tables.gone("news.example/town", 410, hour(3))
    assert texts(archive) == [FIVE]  # what was said stays said
    put(archive, FIVE, at=hour(4))
    assert seen_at(archive) == [FIVE, "gone", FIVE]


def test_which_text_stood_on_a_day(archive):
    put(archive, FIVE, day=date(2024, 3, 4), at=hour(1))
    put(archive, NINE, day=date(2024, 3, 4), at=datetime(2024, 3, 6))
    five, nine = (make_report(text, url=URL).id for text in (FIVE, NINE))
    with archive.watching() as tables:
        on = {day: tables.then(date(2024, 3, day)) for day in (3, 4, 5, 6)}
    assert on[3].hidden == {five, nine}
    assert (on[4].hidden, on[4].shown) == (on[5].hidden, on[5].shown) == ({nine}, {five})
    assert (on[6].hidden, on[6].shown) == ({five}, set())


def live(archive, *posts, hour_=1):
    """A live page of posts, each an item; the number of posts that were new."""
    page = make_report("Live: the front\n\n" + "\n\n".join(posts), url=URL)
    at = {"at": hour(hour_)}
    archive.add(page, ORIGINAL, (), ENGINE, **at)
    return sum(put(archive, post, parent=page.id, **at) is not None for post in posts)


def test_a_live_page_grows_by_items_and_what_stays_is_no_revision(archive):
    assert live(archive, FIVE) == 1
    assert live(archive, OTHER, FIVE, hour_=2) == 1
    assert sorted(texts(archive)) == [FIVE, OTHER]


def test_an_item_that_changes_on_a_live_page(archive):
    # It has no mark of its own: the words tell which one it was.
    live(archive, OTHER, FIVE)
    assert live(archive, OTHER, NINE, hour_=2) == 1
    assert sorted(texts(archive)) == [NINE, OTHER]
    with archive.watching() as tables:
        held = {len(rows) for page, rows in tables.sightings().items() if "#" in page}
    assert held == {1, 2}
