"""`watch` and `revisions` on the command line; a run that is killed loses and repeats nothing."""

import csv
import io
import json
import signal
import sqlite3

import pytest
from test_stopping import DEADLINE_S, wait_for_reports

from onrecord import commands
from onrecord.archive import Archive
from support_feeds import rss, story
from support_web import serving

FIVE = "At least 5 people died when shells hit the market of Zarqand on Monday, the mayor said."
QUIET = ("--delay", "0", "--allow-private", "127.0.0.1")


@pytest.fixture
def site():
    with serving() as served:
        served.put("/robots.txt", "", media="text/plain")
        yield served


@pytest.fixture
def feed(site):
    """A feed of two pages."""
    for name in ("/a", "/b"):
        site.put(name, story(f"Report {name}", FIVE))
    return site.put("/feed", rss(site, "/a", "/b"))


def due_now(war):
    """Let a long time pass."""
    with sqlite3.connect(war) as db:
        db.execute("UPDATE watched SET due_at = '2020-01-01 00:00:00.000000'")


def test_a_round_tells_what_is_new_then_what_changed_and_what_is_gone(
    onrecord, site, feed, tmp_path
):
    war = tmp_path / "war.db"
    first = onrecord("watch", war, feed, "--once", *QUIET)
    assert first.exit_code == 0, first.output
    assert "feed       Valley News: rss, 2 pages, 2 new" in first.stdout
    assert "new        Report /a (127.0.0.1" in first.stdout
    assert first.stdout.rstrip().endswith("2 new")
    site.put("/a", story("Report /a", FIVE.replace("5", "9")))
    site.put("/b", status=410)
    due_now(war)
    second = onrecord("watch", war, "--once", *QUIET)
    assert "changed    Report /a" in second.stdout
    assert "gone       Report /b (410" in second.stdout
    assert second.stdout.rstrip().endswith("1 changed, 1 gone")
    told = onrecord("revisions", war).stdout
    assert "At least [-5-] {+9+} people died" in told
    assert "gone  Report /b" in told
    (change,) = onrecord("revisions", war, f"{site.url}/a", "-f", "jsonl").stdout.splitlines()
    row = json.loads(change)
    assert (row["what"], row["title"]) == ("changed", "Report /a")
    rows = list(csv.DictReader(io.StringIO(onrecord("revisions", war, "-f", "csv").stdout)))
    assert [r["what"] for r in rows] == ["gone", "changed"]
    assert rows[1]["text"].startswith("'") is False
    assert onrecord("revisions", war, row["earlier"][:8]).stdout.count("Report /a") == 1


def test_what_fails_is_listed_and_its_host_left_alone(onrecord, site, feed, tmp_path):
    site.put("/a", status=500)
    told = onrecord("watch", tmp_path / "war.db", feed, "--once", *QUIET)
    assert told.exit_code == 2
    assert "1 source could not be read" in told.stderr
    assert f"{site.url}/a: the host answered 500" in told.stderr
    assert "/b" not in site.paths()  # its host is left alone for a minute
    due_now(tmp_path / "war.db")
    assert "new        Report /b" in onrecord("watch", tmp_path / "war.db", "--once", *QUIET).stdout


def test_the_list_of_what_is_watched(onrecord, site, feed, tmp_path):
    war = tmp_path / "war.db"
    onrecord("watch", war, feed, "--once", *QUIET)
    told = onrecord("watch", war, "--list").stdout
    assert f"{feed} · Valley News" in told
    assert "2 pages, 2 looked at again" in told
    assert "answer 200" in told
    rows = [
        json.loads(r) for r in onrecord("watch", war, "--list", "-f", "jsonl").stdout.splitlines()
    ]
    assert [r["kind"] for r in rows] == ["feed", "page", "page"]
    assert onrecord("watch", war, "--forget", feed).exit_code == 0
    assert "nothing is watched" in onrecord("watch", war, "--list").stderr
    assert onrecord("watch", war, "--forget", feed).exit_code == 2


def test_wrong_words(onrecord, tmp_path, feed):
    war = tmp_path / "war.db"
    assert "watches nothing" in onrecord("watch", war, "--once").stderr
    assert "every may not be 0" in onrecord("watch", war, feed, "--every", "0").stderr
    onrecord("watch", war, feed, "--once", *QUIET)
    assert "knows nothing of a page" in onrecord("revisions", war, "http://a.example/x").stderr
    assert "no page changed" in onrecord("revisions", war).stderr


def test_killed_in_a_round_it_loses_nothing_and_repeats_nothing(started, site, tmp_path):
    # SIGKILL twice in the middle; the archive is whole, and the next run takes up the rest.
    names = [f"/{number:02}" for number in range(20)]
    for name in names:
        site.put(name, story(f"Report {name}", FIVE.replace("5 people", f"5{name} people")))
    feed = site.put("/feed", rss(site, *names), etag='"same"')
    war = tmp_path / "war.db"
    for least in (4, 10):
        words = ("watch", war, feed, *QUIET) if least == 4 else ("watch", war, *QUIET)
        process = started(*words, delay=0.1)
        wait_for_reports(war, least, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with sqlite3.connect(war) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    last = started("watch", war, "--once", *QUIET)
    assert last.communicate(timeout=DEADLINE_S)[1] == ""
    with Archive.open(war) as archive:
        assert (archive.count().reports, archive.count().claims) == (20, 20)
    asked = site.paths()
    assert sum(asked.count(name) for name in names) <= 22  # two were cut off at most
    assert commands.revisions(war) == []


def test_ctrl_c_ends_cleanly(started, site, feed, tmp_path):
    war = tmp_path / "war.db"
    process = started("watch", war, feed, *QUIET)
    for line in process.stderr:
        if line.startswith("waiting until"):
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=DEADLINE_S)
    assert process.returncode == 2
    assert "stopped, all that was told is kept" in err
    assert "Traceback" not in err
    assert "2 new" in out
