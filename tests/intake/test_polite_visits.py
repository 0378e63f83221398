# Visits that poll: conditions, statuses, robots.txt, a pause for each host, back-off.
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

import support_hostile as hostile
from onrecord import __version__
from onrecord.errors import IntakeError
from onrecord.intake import Failure, IntakeOptions, TakenIn, take_in
from onrecord.intake.fetch import NoAnswerError, fetch_page
from onrecord.intake.web.answers import retry_after
from onrecord.intake.web.limits import Limits
from onrecord.intake.web.politeness import Politeness, back_off
from onrecord.intake.web.robots import rules_for
from onrecord.intake.web.visits import Visits
from support_web import Page, Site, serving

OPTIONS = IntakeOptions(
    allow_private=("127.0.0.1",), timeout=0.5, max_bytes=2_000_000, limits=Limits(whole=2.0)
)


@dataclass
class Clock:
    """A clock that goes only while somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        running.put("/a", "The army came.", media="text/plain")
        running.put("/b", "The rebels left.", media="text/plain")
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visits(clock: Clock) -> Visits:
    return Visits(OPTIONS, clock=clock, sleep=clock.sleep)


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    """The host's own words go back to it; either of the two is enough."""
    url = site.put("/a", "The army came.", etag='W/"é1"', modified="Wed, 05 Jun 2013 10:00:00 GMT")
    first = fetch_page(url, OPTIONS)
    assert (first.status, first.content) == (200, b"The army came.")
    assert first.etag and first.last_modified
    again = fetch_page(url, OPTIONS, etag=first.etag)
    assert (again.status, again.content, again.etag) == (304, b"", first.etag)
    assert fetch_page(url, OPTIONS, last_modified=first.last_modified).status == 304
    site.put("/a", "The army left.", etag='"2"')
    changed = fetch_page(url, OPTIONS, etag=first.etag)
    assert (changed.status, changed.content, changed.etag) == (200, b"The army left.", '"2"')


def test_an_answer_without_the_question(site: Site) -> None:
    """304 to a request that named no version is no answer."""
    with pytest.raises(IntakeError, match="answered 304 to a first request"):
        fetch_page(site.put("/a", status=304), OPTIONS)


def test_an_etag_that_is_too_long_is_not_kept(site: Site) -> None:
    """And one with a line's end cannot reach a header."""
    assert fetch_page(site.put("/a", "x", etag='"' + "a" * 2000 + '"'), OPTIONS).etag is None
    with pytest.raises(IntakeError):
        fetch_page(site.url + "/a", OPTIONS, etag="a\r\nX-Evil: 1")
    assert "x-evil" not in site.asked[-1].headers


@pytest.mark.parametrize("status", [404, 410, 401, 429, 500, 503])
def test_statuses_are_answers(site: Site, status: int) -> None:
    """To the one who watches, each is news, and none has content."""
    answer = fetch_page(site.put("/a", "gone", status=status), OPTIONS)
    assert (answer.status, answer.content) == (status, b"")
    assert answer.reason.startswith(str(status))


def test_retry_after(site: Site) -> None:
    """In seconds or as a date; what is neither says nothing."""
    ask = {"Retry-After": "120"}
    assert fetch_page(site.put("/a", status=429, headers=ask), OPTIONS).retry_after == 120.0
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    answer = fetch_page(site.put("/a", status=503, headers={"Retry-After": soon}), OPTIONS)
    assert answer.retry_after is not None and 80 < answer.retry_after <= 90
    assert retry_after("Wed, 05 Jun 2013 10:00:00 GMT") == 0.0
    for odd in ("", "soon", "-5", "nan", "1e9", "9" * 400, "Wed, 99 Jun 2013"):
        assert retry_after(odd) is None


@pytest.mark.parametrize(
    ("first", "second", "moved"),
    [(301, 308, "/a"), (308, 302, "/second"), (302, 301, None), (307, 307, None)],
)
def test_where_a_page_moved_to(site: Site, first: int, second: int, moved: str | None) -> None:
    """Only as far as the redirects are permanent from the start."""
    site.put("/second", status=second, headers={"Location": "/a"})
    url = site.put("/first", status=first, headers={"Location": "/second"})
    answer = fetch_page(url, OPTIONS)
    assert (answer.status, answer.url) == (200, site.url + "/a")
    assert answer.moved_to == (site.url + moved if moved else None)


def test_the_user_agent_names_the_program(site: Site) -> None:
    """With its version, and who runs it where that is told; a user may set another."""
    fetch_page(site.url + "/a", OPTIONS)
    assert site.asked[-1].headers["user-agent"].startswith(f"onrecord/{__version__} (")
    fetch_page(site.url + "/a", replace(OPTIONS, contact="desk@daily.example\r\nX-Evil: é"))
    assert site.asked[-1].headers["user-agent"].endswith("(contact: desk@daily.example X-Evil: é)")
    fetch_page(site.url + "/a", replace(OPTIONS, user_agent="desk/2 (+https://desk.example)"))
    assert site.asked[-1].headers["user-agent"] == "desk/2 (+https://desk.example)"


def test_a_pause_between_two_visits(site: Site, visits: Visits, clock: Clock) -> None:
    """Of one host; another need not wait. robots.txt is asked for once."""
    for path in ("/a", "/b", "/a"):
        assert visits.fetch(site.url + path).status == 200
    assert clock.slept == [2.0, 2.0]
    assert site.paths() == ["/robots.txt", "/a", "/b", "/a"]
    with serving({"/": Page(b"other")}) as other:
        visits.fetch(other.url + "/")
    assert clock.slept == [2.0, 2.0]


def test_robots_txt_is_obeyed(site: Site, visits: Visits, clock: Clock) -> None:
    """The rules for this program go before those for all; so does the pause it asks for."""
    site.put(
        "/robots.txt",
        "\ufeffUser-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: OnRecord # us\n"
        "Crawl-delay: 7\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n",
    )
    assert visits.fetch(site.url + "/a").status == 200
    assert visits.fetch(site.url + "/private/open").status == 404
    for path in ("/private/x", "/report.pdf", "/private"):
        with pytest.raises(IntakeError, match="robots.txt of 127.0.0.1 does not allow it") as error:
            visits.fetch(site.url + path)
        assert error.value.do
    assert site.paths() == ["/robots.txt", "/a", "/private/open"]
    assert clock.slept[0] == 7.0


def test_robots_txt_is_asked_for_again_after_a_day(
    site: Site, visits: Visits, clock: Clock
) -> None:
    """And not before."""
    visits.fetch(site.url + "/a")
    site.put("/robots.txt", "User-agent: *\nDisallow: /")
    clock.now += 86_000
    visits.fetch(site.url + "/a")
    clock.now += 1_000
    with pytest.raises(IntakeError, match="does not allow"):
        visits.fetch(site.url + "/a")


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (Page(status=404), True),
        (Page(status=401), True),
        (Page(b""), True),
        (Page(b"\x89PNG\r\n" + bytes(500)), True),
        (Page(b"<html>Not here</html>"), True),
        (Page(b"User-agent: onrecordings\nDisallow: /"), True),
        (Page(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /"), True),
        (Page(b"User-agent: *\nDisallow: /\n" + b"#" * 600_000), False),
        (Page(status=301, headers={"Location": "/rules"}), False),
        (Page(status=429), False),
        (Page(status=500), False),
        (Page(status=302, headers={"Location": "/robots.txt"}), False),
        (Page(status=302, headers={"Location": "http://10.0.0.1/robots.txt"}), False),
        (hostile.closes_at_once, False),
        (hostile.silent, False),
    ],
)
def test_what_robots_txt_may_answer(
    site: Site, visits: Visits, robots: Page, allowed: bool
) -> None:
    """None is leave; a host that fails gives none for now; 500 KB are read."""
    site.put("/rules", "User-agent: *\nDisallow: /")
    site.pages["/robots.txt"] = robots
    if allowed:
        assert visits.fetch(site.url + "/a").status == 200
    else:
        with pytest.raises(IntakeError, match="does not allow it|is not known for now"):
            visits.fetch(site.url + "/a")
        assert "/a" not in site.paths()


def test_a_robots_txt_that_failed_is_asked_for_again_soon(
    site: Site, visits: Visits, clock: Clock
) -> None:
    """After ten minutes, not for each page."""
    site.put("/robots.txt", status=503)
    for _ in range(3):
        with pytest.raises(IntakeError, match="robots.txt the host answered 503"):
            visits.fetch(site.url + "/a")
    assert site.paths() == ["/robots.txt"]
    site.put("/robots.txt", status=404)
    clock.now += 601
    assert visits.fetch(site.url + "/a").status == 200


def test_a_robots_txt_that_names_thousands() -> None:
    """Is cut down to what concerns us, group by group."""
    text = "".join(f"User-agent: bot{n}\n" for n in range(9_000)) + "Disallow: /a\n"
    assert rules_for("onrecord", text * 2) == "user-agent: other\nDisallow: /a\n" * 1 + (
        "user-agent: other\nDisallow: /a"
    )
    rules = rules_for("onrecord", "User-agent: *\nDisallow: /a\nUser-agent: x\nUser-agent: *\n")
    assert rules.splitlines()[2:] == ["user-agent: other", "user-agent: *"]


def test_hosts_on_the_way_are_asked_too(site: Site, visits: Visits) -> None:
    """A redirect to another host is not followed where that host does not allow it."""
    with serving({"/robots.txt": Page(b"User-agent: *\nDisallow: /x")}) as other:
        url = site.put("/go", status=302, headers={"Location": other.url + "/x"})
        with pytest.raises(IntakeError, match="does not allow it"):
            visits.fetch(url)
        assert other.paths() == ["/robots.txt"]


def test_redirects_within_a_host_are_one_visit(site: Site, visits: Visits, clock: Clock) -> None:
    """No pause between the pages of one answer."""
    assert visits.fetch(site.put("/go", status=301, headers={"Location": "/a"})).moved_to
    assert clock.slept == []


def test_a_host_that_fails_is_left_alone_longer_and_longer(
    site: Site, visits: Visits, clock: Clock
) -> None:
    """Other hosts are visited meanwhile, and one good answer ends it."""
    url = site.put("/busy", status=500)
    for wait in (60.0, 120.0, 240.0):
        assert visits.fetch(url).status == 500
        assert visits.politeness.due(url) == wait
        clock.now += wait
    visits.fetch(site.url + "/a")
    assert visits.politeness.due(url) == 2.0


def test_what_a_host_asks_for_is_obeyed(site: Site, visits: Visits, clock: Clock) -> None:
    """A wait too long for one run is told; the rest goes on."""
    url = site.put("/busy", status=429, headers={"Retry-After": "3600"})
    assert visits.fetch(url).status == 429
    with pytest.raises(IntakeError, match=r"is left alone for 3,600 s more: try again then"):
        visits.fetch(site.url + "/a")
    assert site.paths() == ["/robots.txt", "/busy"]
    clock.now += 3590
    assert visits.fetch(site.url + "/a").status == 200
    assert clock.slept == [10.0]


def test_a_missing_page_is_no_failure_of_its_host(site: Site, visits: Visits) -> None:
    """404 and 410 cost no more than the pause."""
    for status in (404, 410):
        visits.fetch(site.put("/gone", status=status))
        assert visits.politeness.due(site.url) == 2.0


def test_a_host_that_does_not_answer(site: Site, visits: Visits) -> None:
    """Is a failure of the host; a page that is too large is not."""
    site.pages["/off"] = hostile.closes_early
    with pytest.raises(NoAnswerError):
        visits.fetch(site.url + "/off")
    assert visits.politeness.due(site.url) == 60.0
    visits.politeness.free.clear()
    site.pages["/large"] = hostile.two_gigabytes_stated
    with pytest.raises(IntakeError, match="larger than 2 MB"):
        visits.fetch(site.url + "/large")
    assert visits.politeness.due(site.url) == 2.0


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


def test_the_pages_of_a_list_are_asked_for_with_a_pause(site: Site, tmp_path: Path) -> None:
    """A host that fails is left alone, and the pages of others arrive."""
    site.pages["/off"] = hostile.closes_early
    listed = tmp_path / "pages.txt"
    with serving({"/c": Page(b"The rebels left.", media="text/plain")}) as other:
        pages = [site.url + path for path in ("/a", "/off", "/b")]
        listed.write_text("\n".join([*pages, other.url + "/c"]))
        limits = Limits(whole=2.0, delay=0.3, longest_wait=1.0)
        began = time.monotonic()
        given = list(take_in([str(listed)], replace(OPTIONS, languages=(), limits=limits)))
        assert 0.3 <= time.monotonic() - began < 5
    assert [isinstance(g, TakenIn) for g in given] == [True, False, False, True]
    assert isinstance(given[2], Failure)
    assert "is left alone for 60 s more" in given[2].reason
    assert site.paths() == ["/a", "/off"]
