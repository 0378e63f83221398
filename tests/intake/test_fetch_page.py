# One polite request: conditions, statuses, where a page moved to, who asks.
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hostile_visits import OPTIONS

from onrecord import __version__
from onrecord.errors import IntakeError
from onrecord.intake.feeds import items_of
from onrecord.intake.fetch import fetch_page
from onrecord.intake.web.answers import retry_after
from support_web import Site


def test_what_has_not_changed_is_not_sent_again(daily: Site) -> None:
    """The host's own words go back to it; either of the two is enough."""
    url = daily.put("/a", "The army came.", etag='W/"é1"', modified="Wed, 05 Jun 2013 10:00:00 GMT")
    first = fetch_page(url, OPTIONS)
    assert (first.status, first.content) == (200, b"The army came.")
    assert first.etag and first.last_modified
    again = fetch_page(url, OPTIONS, etag=first.etag)
    assert (again.status, again.content, again.etag) == (304, b"", first.etag)
    assert fetch_page(url, OPTIONS, last_modified=first.last_modified).status == 304
    daily.put("/a", "The army left.", etag='"2"')
    changed = fetch_page(url, OPTIONS, etag=first.etag)
    assert (changed.status, changed.content, changed.etag) == (200, b"The army left.", '"2"')


def test_an_answer_without_the_question(daily: Site) -> None:
    """304 to a request that named no version is no answer."""
    with pytest.raises(IntakeError, match="answered 304 to a first request"):
        fetch_page(daily.put("/a", status=304), OPTIONS)


def test_an_etag_that_is_too_long_is_not_kept(daily: Site) -> None:
    """And one with a line's end cannot reach a header."""
    assert fetch_page(daily.put("/a", "x", etag='"' + "a" * 2000 + '"'), OPTIONS).etag is None
    with pytest.raises(IntakeError):
        fetch_page(daily.url + "/a", OPTIONS, etag="a\r\nX-Evil: 1")
    assert "x-evil" not in daily.asked[-1].headers


@pytest.mark.parametrize("status", [404, 410, 401, 429, 500, 503])
def test_statuses_are_answers(daily: Site, status: int) -> None:
    """To the one who watches, each is news, and none has content."""
    answer = fetch_page(daily.put("/a", "gone", status=status), OPTIONS)
    assert (answer.status, answer.content) == (status, b"")
    assert answer.reason.startswith(str(status))


def test_retry_after(daily: Site) -> None:
    """In seconds or as a date; what is neither says nothing."""
    ask = {"Retry-After": "120"}
    assert fetch_page(daily.put("/a", status=429, headers=ask), OPTIONS).retry_after == 120.0
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    answer = fetch_page(daily.put("/a", status=503, headers={"Retry-After": soon}), OPTIONS)
    assert answer.retry_after is not None and 80 < answer.retry_after <= 90
    assert retry_after("Wed, 05 Jun 2013 10:00:00 GMT") == 0.0
    for odd in ("", "soon", "-5", "nan", "1e9", "9" * 400, "Wed, 99 Jun 2013"):
        assert retry_after(odd) is None


@pytest.mark.parametrize(
    ("first", "second", "moved"),
    [(301, 308, "/a"), (308, 302, "/second"), (302, 301, None), (307, 307, None)],
)
def test_where_a_page_moved_to(daily: Site, first: int, second: int, moved: str | None) -> None:
    """Only as far as the redirects are permanent from the start."""
    daily.put("/second", status=second, headers={"Location": "/a"})
    url = daily.put("/first", status=first, headers={"Location": "/second"})
    answer = fetch_page(url, OPTIONS)
    assert (answer.status, answer.url) == (200, daily.url + "/a")
    assert answer.moved_to == (daily.url + moved if moved else None)


def test_the_user_agent_names_the_program(daily: Site) -> None:
    """With its version, and who runs it where that is told; a user may set another."""
    fetch_page(daily.url + "/a", OPTIONS)
    assert daily.asked[-1].headers["user-agent"].startswith(f"onrecord/{__version__} (")
    fetch_page(daily.url + "/a", replace(OPTIONS, contact="desk@daily.example\r\nX-Evil: é"))
    assert daily.asked[-1].headers["user-agent"].endswith("(contact: desk@daily.example X-Evil: é)")
    fetch_page(daily.url + "/a", replace(OPTIONS, user_agent="desk/2 (+https://desk.example)"))
    assert daily.asked[-1].headers["user-agent"] == "desk/2 (+https://desk.example)"


def test_the_charset_that_a_host_states_reads_its_feed(daily: Site) -> None:
    """Where the feed itself says nothing of its encoding."""
    feed = "<rss><channel><title>Тарн</title><item><link>/a</link></item></channel></rss>"
    media = "text/xml; charset=koi8-r"
    answer = fetch_page(daily.put("/feed", feed.encode("koi8-r"), media=media), OPTIONS)
    assert (answer.content_type, answer.media) == ("text/xml", media)
    assert items_of(answer.content, answer.url, answer.media).title == "Тарн"
