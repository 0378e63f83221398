# robots.txt is asked for once, obeyed, and doubted where its host fails.

import pytest

import support_hostile as hostile
from onrecord.errors import IntakeError
from onrecord.intake.web.robots import rules_for
from onrecord.intake.web.visits import Visits
from support_web import Clock, Page, Site, serving


def test_robots_txt_is_obeyed(daily: Site, visits: Visits, clock: Clock) -> None:
    """The rules for this program go before those for all; so does the pause it asks for."""
    daily.put(
        "/robots.txt",
        "\ufeffUser-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: OnRecord # us\n"
        "Crawl-delay: 7\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n",
    )
    assert visits.fetch(daily.url + "/a").status == 200
    assert visits.fetch(daily.url + "/private/open").status == 404
    for path in ("/private/x", "/report.pdf", "/private"):
        with pytest.raises(IntakeError, match="robots.txt of 127.0.0.1 does not allow it") as error:
            visits.fetch(daily.url + path)
        assert error.value.do
    assert daily.paths() == ["/robots.txt", "/a", "/private/open"]
    assert clock.slept[0] == 7.0


def test_robots_txt_is_asked_for_again_after_a_day(
    daily: Site, visits: Visits, clock: Clock
) -> None:
    """And not before."""
    visits.fetch(daily.url + "/a")
    daily.put("/robots.txt", "User-agent: *\nDisallow: /")
    clock.now += 86_000
    visits.fetch(daily.url + "/a")
    clock.now += 1_000
    with pytest.raises(IntakeError, match="does not allow"):
        visits.fetch(daily.url + "/a")


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
    daily: Site, visits: Visits, robots: Page, allowed: bool
) -> None:
    """None is leave; a host that fails gives none for now; 500 KB are read."""
    daily.put("/rules", "User-agent: *\nDisallow: /")
    daily.pages["/robots.txt"] = robots
    if allowed:
        assert visits.fetch(daily.url + "/a").status == 200
    else:
        with pytest.raises(IntakeError, match="does not allow it|is not known for now"):
            visits.fetch(daily.url + "/a")
        assert "/a" not in daily.paths()


def test_a_robots_txt_that_failed_is_asked_for_again_soon(
    daily: Site, visits: Visits, clock: Clock
) -> None:
    """After ten minutes, not for each page."""
    daily.put("/robots.txt", status=503)
    for _ in range(3):
        with pytest.raises(IntakeError, match="robots.txt the host answered 503"):
            visits.fetch(daily.url + "/a")
    assert daily.paths() == ["/robots.txt"]
    daily.put("/robots.txt", status=404)
    clock.now += 601
    assert visits.fetch(daily.url + "/a").status == 200


def test_a_robots_txt_that_names_thousands() -> None:
    """Is cut down to what concerns us, group by group."""
    text = "".join(f"User-agent: bot{n}\n" for n in range(9_000)) + "Disallow: /a\n"
    assert rules_for("onrecord", text * 2) == "user-agent: other\nDisallow: /a\n" * 1 + (
        "user-agent: other\nDisallow: /a"
    )
    rules = rules_for("onrecord", "User-agent: *\nDisallow: /a\nUser-agent: x\nUser-agent: *\n")
    assert rules.splitlines()[2:] == ["user-agent: other", "user-agent: *"]


def test_hosts_on_the_way_are_asked_too(daily: Site, visits: Visits) -> None:
    """A redirect to another host is not followed where that host does not allow it."""
    with serving({"/robots.txt": Page(b"User-agent: *\nDisallow: /x")}) as other:
        url = daily.put("/go", status=302, headers={"Location": other.url + "/x"})
        with pytest.raises(IntakeError, match="does not allow it"):
            visits.fetch(url)
        assert other.paths() == ["/robots.txt"]
