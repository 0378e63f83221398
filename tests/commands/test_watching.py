"""Feeds are polled: new items come in, changes are revisions, what is gone is recorded."""

import pytest

from onrecord import commands
from onrecord.archive import Archive
from onrecord.commands.settings import settings_from
from onrecord.errors import ArchiveError, SettingsError
from support import ReaderByHand
from support_feeds import Clock, live, rss, story
from support_web import serving

FIVE = "At least 5 people died when shells hit the market of Zarqand on Monday, the mayor said."
NINE = FIVE.replace("5 people", "9 people")
POSTS = [
    ("p4", "2024-03-04T11:30:00Z", "Two lorries with flour reached the eastern camps, they said."),
    ("p3", "2024-03-04T11:00:00Z", "Shells fell on the northern quarter again, medics said there."),
    ("p2", "2024-03-04T09:00:00Z", "The governor of the valley arrived to speak with the elders."),
    ("p1", "2024-03-04T08:00:00Z", FIVE),
]


@pytest.fixture
def site():
    with serving() as served:
        served.put("/robots.txt", "", media="text/plain")
        yield served


@pytest.fixture
def watcher(tmp_path, site):
    """Watches by a clock of its own; each call is one round, its answer what happened."""
    return Watcher(tmp_path / "war.db")


class Watcher:
    def __init__(self, path):
        self.path, self.clock = path, Clock()
        self.settings = settings_from(allow_private=("127.0.0.1",), timeout=5.0)

    def __call__(self, *feeds, **pace):
        return list(self.run(*feeds, once=True, **pace))

    def run(self, *feeds, once=False, **pace):
        return commands.watch(
            self.path,
            feeds,
            self.settings,
            ReaderByHand(),
            once=once,
            pace=commands.Pace(delay=0, **pace),
            clock=self.clock,
            sleep=self.clock.sleep,
        )

    def texts(self, **asked):
        found = commands.claims(self.path, commands.ClaimFilter(**asked))
        return [report.text for report, _ in found]


def of(kind, events):
    return [e for e in events if type(e).__name__ == kind]


def test_a_feed_that_grows(watcher, site):
    # The first round takes all in, the second what is new; nothing twice.
    for name in ("/a", "/b"):
        site.put(name, story(f"Report {name}", FIVE))
    feed = site.put("/feed", rss(site, "/a"), media="application/rss+xml")
    first = watcher(feed)
    assert [(p.title, p.kind, p.items, p.new) for p in of("Polled", first)] == [
        ("Valley News", "rss", 1, 1)
    ]
    assert [r.report.url for r in of("Recorded", first)] == [site.url + "/a"]
    site.put("/feed", rss(site, "/b", "/a"), media="application/rss+xml")
    watcher.clock.later(minutes=1)
    second = watcher()
    assert [r.report.url for r in of("Recorded", second)] == [site.url + "/b"]
    assert site.paths().count("/a") == 1
    with Archive.open(watcher.path) as archive:
        assert archive.count().reports == 2


def test_a_page_that_changes_is_a_revision(watcher, site):
    site.put("/a", story("Shells hit Zarqand", FIVE))
    feed = site.put("/feed", rss(site, "/a"))
    watcher(feed)
    site.put("/a", story("Shells hit Zarqand", NINE))
    watcher.clock.later(hours=1)
    (changed,) = of("Recorded", watcher())
    assert changed.revises
    (text,) = watcher.texts()
    assert NINE in text
    assert len(watcher.texts(superseded=True)) == 2


def test_known_pages_are_asked_with_conditions_and_less_often_as_they_age(watcher, site):
    site.put("/a", story("Shells hit Zarqand", FIVE), etag='"1"')
    feed = site.put("/feed", rss(site, "/a"), modified="Mon, 04 Mar 2024 10:00:00 GMT")
    watcher(feed)
    visits = []
    for _ in range(48 * 9):
        watcher.clock.later(minutes=30)
        before = len(site.asked)
        events = watcher(again=7)
        assert not of("Recorded", events) + of("Known", events)
        visits.append(any(a.path == "/a" for a in site.asked[before:]))
    assert 8 < sum(visits) < 25
    assert sum(visits[:48]) > sum(visits[48:])
    assert not any(visits[48 * 8 :])  # after a week without a change no more
    last = {a.path: a.headers for a in site.asked}
    assert last["/a"]["if-none-match"] == '"1"'
    assert last["/feed"]["if-modified-since"] == "Mon, 04 Mar 2024 10:00:00 GMT"
    (text,) = watcher.texts()
    assert FIVE in text


def test_a_404_is_gone_when_it_was_seen_twice_a_410_at_once(watcher, site):
    for name in ("/a", "/b"):
        site.put(name, story(f"Report {name}", FIVE))
    watcher(site.put("/feed", rss(site, "/a", "/b")))
    site.put("/a", status=404)
    site.put("/b", status=410)
    gone = []
    for _ in range(3):
        watcher.clock.later(hours=2)
        gone.append([(g.url.removeprefix(site.url), g.status) for g in of("Gone", watcher())])
    assert gone == [[("/b", 410)], [("/a", 404)], []]
    assert len(watcher.texts()) == 2  # what was said stays said


def test_a_page_that_comes_back(watcher, site):
    site.put("/a", story("Shells hit Zarqand", FIVE))
    watcher(site.put("/feed", rss(site, "/a")))
    site.put("/a", status=410)
    watcher.clock.later(hours=1)
    watcher()
    site.put("/a", story("Shells hit Zarqand", FIVE))
    watcher.clock.later(hours=2)
    assert [b.url for b in of("Back", watcher())] == [site.url + "/a"]
    with Archive.open(watcher.path) as archive, archive.watching() as tables:
        ((_, seen),) = tables.sightings().items()
    assert [bool(s.report) for s in seen] == [True, False, True]


def test_a_live_blog_grows_by_items(watcher, site):
    # Given by its own address, it is looked at each round; posts that stay are not read again.
    blog = site.put("/live", live("Live: the valley", POSTS[1:]))
    first = watcher(blog)
    assert [r.item for r in of("Recorded", first)] == [False, True, True, True]
    site.put("/live", live("Live: the valley", POSTS))
    watcher.clock.later(minutes=30)
    second = watcher()
    assert [r.item for r in of("Recorded", second)] == [False, True]
    assert [POSTS[0][2] in r.report.text for r in of("Recorded", second)][1:] == [True]
    edited = [*POSTS[:3], (*POSTS[3][:2], NINE)]
    site.put("/live", live("Live: the valley", edited))
    watcher.clock.later(minutes=30)
    (page, item) = of("Recorded", watcher())
    assert (page.item, item.item) == (False, True)
    assert item.revises
    told = watcher.texts()
    assert len(told) == 4
    assert sum(NINE in text for text in told) == 1
    assert not any(FIVE in text for text in told)


def test_a_page_that_turns_into_a_live_blog(watcher, site):
    # Too short to be split at first: what was read of the whole is then told by its items.
    blog = site.put("/live", live("Live: the valley", POSTS[2:]))
    watcher(blog)
    assert len(watcher.texts()) == 1
    site.put("/live", live("Live: the valley", POSTS))
    watcher.clock.later(minutes=30)
    watcher()
    assert len(watcher.texts()) == 4


def test_a_front_page_given_as_a_feed_fails_with_its_feed(watcher, site):
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    site.put("/", f"<html><head>{link}</head><body>News</body></html>")
    (failed,) = of("Failed", watcher(site.url + "/"))
    assert failed.do.endswith("/rss")


def test_a_feed_that_fails_stops_no_other_and_is_left_alone_for_longer(watcher, site):
    good = site.put("/good", rss(site, "/a"))
    site.put("/a", story("Shells hit Zarqand", FIVE))
    bad = site.url.replace("127.0.0.1", "127.0.0.2") + "/bad"
    watcher.settings = settings_from(allow_private=("127.0.0.1", "127.0.0.2"), timeout=5.0)
    events = watcher(bad, good)
    assert [f.source for f in of("Failed", events)] == [bad]
    assert len(of("Recorded", events)) == 1
    (row,) = [w for w in commands.watched(watcher.path) if w.url == bad]
    assert (row.failures, row.error is not None) == (1, True)
    assert of("Failed", watcher()) == []  # not asked again at once


def test_a_host_that_asks_for_time_gets_it(watcher, site):
    site.put("/a", story("Shells hit Zarqand", FIVE))
    feed = site.put("/feed", status=429, headers={"Retry-After": "7200"})
    watcher(feed)
    asked = len(site.asked)
    watcher.clock.later(hours=1)
    watcher()
    assert len(site.asked) == asked
    site.put("/feed", rss(site, "/a"))
    watcher.clock.later(hours=1, minutes=1)
    assert len(of("Recorded", watcher())) == 1


def test_what_robots_txt_forbids_is_told_and_not_fetched(watcher, site):
    site.put("/robots.txt", "User-agent: *\nDisallow: /a", media="text/plain")
    site.put("/a", story("Shells hit Zarqand", FIVE))
    events = watcher(site.put("/feed", rss(site, "/a")))
    assert ["robots.txt" in f.reason for f in of("Failed", events)] == [True]
    assert "/a" not in site.paths()


def test_private_addresses_are_refused_unless_allowed_by_name(watcher, site):
    watcher.settings = settings_from(timeout=5.0)
    (failed,) = of("Failed", watcher(site.put("/feed", rss(site, "/a"))))
    assert "not a public address" in failed.reason


def test_a_moved_feed_is_asked_at_its_new_address(watcher, site):
    new = site.put("/new", rss(site, "/a"))
    site.put("/a", story("Shells hit Zarqand", FIVE))
    old = site.put("/old", status=301, headers={"Location": new})
    watcher(old)
    watcher.clock.later(hours=1)
    watcher()
    assert (site.paths().count("/old"), site.paths().count("/new")) == (1, 2)


def test_rounds_follow_each_other_until_it_is_stopped(watcher, site):
    feed = site.put("/feed", rss(site, "/a"))
    site.put("/a", story("Shells hit Zarqand", FIVE))
    waits = []
    for event in watcher.run(feed, every=20):
        if isinstance(event, commands.Waiting):
            waits.append(event)
        if len(waits) == 3:
            break
    assert [round(s / 60) for s in watcher.clock.slept if s > 60] == [20, 20]
    assert site.paths().count("/feed") == 3


def test_a_feed_is_forgotten_with_its_pages_and_nothing_else(watcher, site):
    site.put("/a", story("Shells hit Zarqand", FIVE))
    feed = site.put("/feed", rss(site, "/a"))
    watcher(feed)
    commands.forget(watcher.path, feed)
    assert commands.watched(watcher.path) == []
    assert len(watcher.texts()) == 1
    with pytest.raises(ArchiveError, match="watches nothing"):
        watcher()
    with pytest.raises(ArchiveError, match="does not watch"):
        commands.forget(watcher.path, feed)
    assert len(of("Polled", watcher(feed))) == 1  # taken up again


def test_a_pace_that_makes_no_sense(watcher):
    with pytest.raises(SettingsError, match="every may not be 0"):
        watcher("http://127.0.0.1/feed", every=0)


def test_a_sitemap_of_years_brings_what_is_recent(watcher, site):
    site.put("/new", story("Shells hit Zarqand", FIVE))
    days = {"/old": "2019-01-01", "/new": "2024-03-03"}
    urls = "".join(
        f"<url><loc>{site.url}{path}</loc><lastmod>{day}</lastmod></url>"
        for path, day in days.items()
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.put("/map.xml", f"<urlset {space}>{urls}</urlset>", media="text/xml")
    index = f"<sitemapindex {space}><sitemap><loc>{site.url}/map.xml</loc></sitemap></sitemapindex>"
    events = watcher(site.put("/index.xml", index, media="text/xml"))
    assert len(of("Recorded", events)) == 1
    assert "/old" not in site.paths()
    assert [p.notes for p in of("Polled", events)][1][0].startswith("1 pages older")


def test_a_page_that_was_never_there_is_told_once(watcher, site):
    # A feed names a page that answers 404: it is lost to the reader unless somebody says so.
    site.put("/a", status=404)
    feed = site.put("/feed", rss(site, "/a"))
    told = []
    for _ in range(3):
        told.append(
            [(f.source.removeprefix(site.url), f.reason) for f in of("Failed", watcher(feed))]
        )
        watcher.clock.later(hours=2)
    assert told == [[("/a", "the host answered 404")], [], []]


def test_a_page_that_cannot_be_read_is_known_as_such_while_it_does_not_change(watcher, site):
    # An answer of 304 makes nothing of it readable: the list of what is watched still says why.
    url = site.put("/a", "<html><body>hello</body></html>", etag='"1"')
    (failed,) = of("Failed", watcher(url))
    watcher.clock.later(hours=2)
    watcher()
    (watch,) = commands.watched(watcher.path)
    assert (watch.status, failed.reason in watch.error) == (304, True)
