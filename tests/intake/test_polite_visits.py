# Visits that poll: a pause for each host, back-off, what hosts ask for.
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_visits import OPTIONS

import support_hostile as hostile
from onrecord.errors import IntakeError
from onrecord.intake import Failure, TakenIn, take_in
from onrecord.intake.fetch import NoAnswerError
from onrecord.intake.web.limits import Limits
from onrecord.intake.web.politeness import Politeness, back_off
from onrecord.intake.web.visits import Visits
from support_web import Clock, Page, Site, serving


def test_a_pause_between_two_visits(daily: Site, visits: Visits, clock: Clock) -> None:
    """Of one host; another need not wait. robots.txt is asked for once."""
    for path in ("/a", "/b", "/a"):
        assert visits.fetch(daily.url + path).status == 200
    assert clock.slept == [2.0, 2.0]
    assert daily.paths() == ["/robots.txt", "/a", "/b", "/a"]
    with serving({"/": Page(b"other")}) as other:
        visits.fetch(other.url + "/")
    assert clock.slept == [2.0, 2.0]


def test_redirects_within_a_host_are_one_visit(daily: Site, visits: Visits, clock: Clock) -> None:
    """No pause between the pages of one answer."""
    assert visits.fetch(daily.put("/go", status=301, headers={"Location": "/a"})).moved_to
    assert clock.slept == []


def test_a_host_that_fails_is_left_alone_longer_and_longer(
    daily: Site, visits: Visits, clock: Clock
) -> None:
    """Other hosts are visited meanwhile, and one good answer ends it."""
    url = daily.put("/busy", status=500)
    for wait in (60.0, 120.0, 240.0):
        assert visits.fetch(url).status == 500
        assert visits.politeness.due(url) == wait
        clock.now += wait
    visits.fetch(daily.url + "/a")
    assert visits.politeness.due(url) == 2.0


def test_what_a_host_asks_for_is_obeyed(daily: Site, visits: Visits, clock: Clock) -> None:
    """A wait too long for one run is told; the rest goes on."""
    url = daily.put("/busy", status=429, headers={"Retry-After": "3600"})
    assert visits.fetch(url).status == 429
    with pytest.raises(IntakeError, match=r"is left alone for 3,600 s more: try again then"):
        visits.fetch(daily.url + "/a")
    assert daily.paths() == ["/robots.txt", "/busy"]
    clock.now += 3590
    assert visits.fetch(daily.url + "/a").status == 200
    assert clock.slept == [10.0]


def test_a_missing_page_is_no_failure_of_its_host(daily: Site, visits: Visits) -> None:
    """404 and 410 cost no more than the pause."""
    for status in (404, 410):
        visits.fetch(daily.put("/gone", status=status))
        assert visits.politeness.due(daily.url) == 2.0


def test_a_host_that_does_not_answer(daily: Site, visits: Visits) -> None:
    """Is a failure of the host; a page that is too large is not."""
    daily.pages["/off"] = hostile.closes_early
    with pytest.raises(NoAnswerError):
        visits.fetch(daily.url + "/off")
    assert visits.politeness.due(daily.url) == 60.0
    visits.politeness.free.clear()
    daily.pages["/large"] = hostile.two_gigabytes_stated
    with pytest.raises(IntakeError, match="larger than 2 MB"):
        visits.fetch(daily.url + "/large")
    assert visits.politeness.due(daily.url) == 2.0


def test_back_off_has_an_end() -> None:
    """It doubles up to a day; what a host asks for is obeyed up to a day."""
    assert [back_off(n) for n in range(5)] == [0.0, 60.0, 120.0, 240.0, 480.0]
    assert back_off(10**6) == back_off(1, asked=10.0**9) == 86_400.0
    assert back_off(2, asked=5.0) == 120.0


def test_politeness_of_two_hosts(clock: Clock) -> None:
    """A port is a host of its own; user names and case are not."""
    polite = Politeness(Limits(delay=5.0), clock, clock.sleep)
    polite.visited("http://me@News.example/a")
    assert polite.due("https://news.example/b") == 5.0
    assert polite.due("https://news.example:8443/b") == 0.0


def test_the_pages_of_a_list_are_asked_for_with_a_pause(daily: Site, tmp_path: Path) -> None:
    """A host that fails is left alone, and the pages of others arrive."""
    daily.pages["/off"] = hostile.closes_early
    listed = tmp_path / "pages.txt"
    with serving({"/c": Page(b"The rebels left.", media="text/plain")}) as other:
        pages = [daily.url + path for path in ("/a", "/off", "/b")]
        listed.write_text("\n".join([*pages, other.url + "/c"]))
        limits = Limits(whole=2.0, delay=0.3, longest_wait=1.0)
        began = time.monotonic()
        given = list(take_in([str(listed)], replace(OPTIONS, languages=(), limits=limits)))
        assert 0.3 <= time.monotonic() - began < 5
    assert [isinstance(g, TakenIn) for g in given] == [True, False, False, True]
    assert isinstance(given[2], Failure)
    assert "is left alone for 60 s more" in given[2].reason
    assert daily.paths() == ["/a", "/off"]
