"""Days, site and address as pages state them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from intake_files import LEAD

from onrecord.intake import IntakeOptions
from onrecord.intake.formats.html import html_parts
from onrecord.intake.options import Parts

FIFTH, SIXTH = date(2014, 3, 5), date(2014, 3, 6)


def read(
    head: str = "", body: str = "", title: str = "Town taken", url: str | None = None
) -> Parts:
    """The parts of a page with this in its head and after its article."""
    page = (
        f"<!doctype html><html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>Town taken</h1><p>{LEAD}</p><p>{LEAD}</p></article>{body}</body>"
    )
    return html_parts(page.encode(), IntakeOptions(), url, None)


def ld(**told: Any) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle"} | told
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str, attribute: str = "property") -> str:
    return f'<meta {attribute}="{name}" content="{content}">'


@pytest.mark.parametrize(
    "head",
    [
        ld(datePublished="2014-03-05T10:00:00+02:00"),
        ld(**{"@graph": [{"@type": "Article", "datePublished": "2014-03-05"}], "@type": "Thing"}),
        ld(datePublished="5 Mar 2014 07:09 GMT"),
        ld(datePublished="0001-01-01T00:00:00Z") + meta("article:published_time", "2014-03-05"),
        '<script type="application/ld+json">{broken</script>'
        + meta("pubdate", "2014-03-05", "name"),
        meta("article:published_time", "2014-03-05T10:00:00Z"),
        meta("datePublished", "2014-03-05 02:24:00", "itemprop"),
        meta("parsely-pub-date", "2014-03-05T10:00:00Z", "name"),
        meta("DC.date.issued", "2014-03-05", "name"),
    ],
)
def test_where_a_day_is_stated(head: str) -> None:
    assert read(head).published == FIFTH


def test_a_time_that_shows_is_the_last_resort() -> None:
    """One in the page, and not one of comments or of other pages."""
    shown = '<time datetime="2014-03-05T10:00:00Z">1 day ago</time>'
    assert read(body=f"<div>{shown}</div>").published == FIFTH
    for around in ("aside", "footer", "nav"):
        assert read(body=f"<{around}>{shown}</{around}>").published is None
    for name in ("comment-list", "related-stories", "most-popular"):
        assert read(body=f"<div class='{name}'>{shown}</div>").published is None


@pytest.mark.parametrize(
    "body",
    [
        "<footer>Copyright 2014 Cedar Post</footer>",
        "<p>Retrieved on 5 March 2014</p>",
        "<div class='comment'><span itemprop='datePublished'>2014-03-05</span></div>",
    ],
)
def test_what_is_no_day_of_publication(body: str) -> None:
    assert read(body=body).published is None


def test_days_of_others_in_json_ld_are_not_the_page_s() -> None:
    other = {"@type": "NewsArticle", "datePublished": "2011-01-01"}
    head = ld(comment=[other], isPartOf=other, datePublished="2014-03-05", hasPart=[other])
    listed = {"@type": "ItemList", "itemListElement": [other]}
    assert read(ld(**listed) + head).published == FIFTH


@pytest.mark.parametrize(
    ("stated", "shown", "url", "day"),
    [
        # 05:57 in UTC is the evening before in the west, and the page says so to its readers.
        ("2014-03-06T05:57:50Z", "9:57 pm PST, Wednesday, March 5, 2014", None, FIFTH),
        ("2014-03-06T05:57:50Z", "", "https://cedar.example/2014/03/05/town", FIFTH),
        ("2014-03-06T05:57:50Z", "1 hour ago", None, SIXTH),
        # With an offset the day is that of the place already.
        ("2014-03-06T01:57:50+02:00", "5 March 2014", None, SIXTH),
        # A day further away is that of something else.
        ("2014-03-06T05:57:50Z", "", "https://cedar.example/2014/01/05/town", SIXTH),
    ],
)
def test_the_day_is_that_of_the_place(stated: str, shown: str, url: str | None, day: date) -> None:
    time = f'<p><time datetime="2014-03-06T06:01:19Z">{shown}</time></p>'
    body = time if shown else ""
    assert read(meta("article:published_time", stated), body, url=url).published == day


@pytest.mark.parametrize(
    ("modified", "day"),
    [
        ("2014-03-07T10:00:00+02:00", date(2014, 3, 7)),
        ("2014-03-05T23:00:00+02:00", None),  # the same day
        ("2014-03-05T08:00:00Z", None),  # the same moment, written otherwise
        ("2014-02-01T10:00:00+02:00", None),  # before it was published
        ("0001-01-01T00:00:00Z", None),
    ],
)
def test_a_change_is_one_after_publication(modified: str, day: date | None) -> None:
    assert read(ld(datePublished="2014-03-05T10:00:00+02:00", dateModified=modified)).updated == day


def test_a_change_at_the_moment_of_publication_is_none_over_midnight() -> None:
    """Both are 01:50 in UTC; the address says that it was the evening before."""
    moment = "2014-03-06T01:50:59Z"
    parts = read(
        ld(datePublished=moment, dateModified=moment), url="https://cedar.example/2014-03-05/town"
    )
    assert (parts.published, parts.updated) == (FIFTH, None)


@pytest.mark.parametrize(
    ("head", "title", "name"),
    [
        (ld(publisher={"@type": "Organization", "name": "Cedar Post"}), "", "Cedar Post"),
        (meta("og:site_name", "Cedar Post"), "", "Cedar Post"),
        # Of two the one that the title bears: an agency's text, a part of the site, a platform.
        (
            ld(publisher={"name": "Hill Agency"}) + meta("og:site_name", "Cedar Post"),
            "Town taken - Cedar Post",
            "Cedar Post",
        ),
        (
            ld(publisher={"name": "Cedar Post"}) + meta("og:site_name", "World"),
            "Town taken - Cedar Post",
            "Cedar Post",
        ),
        (ld(publisher={"name": "Blogger"}) + meta("og:site_name", "Hill Notes"), "", "Hill Notes"),
        (
            ld(publisher={"name": "Cedar Post"}) + meta("og:site_name", "cedar.example"),
            "",
            "Cedar Post",
        ),
        (meta("og:site_name", "cedar.example"), "", "cedar.example"),
        (meta("publisher", "Cedar Post", "name"), "", "Cedar Post"),
    ],
)
def test_the_site(head: str, title: str, name: str) -> None:
    assert read(head, title=title or "Town taken").publisher == name


def test_an_account_on_a_network_is_no_publisher() -> None:
    assert read(meta("twitter:site", "@cedarpostint", "name")).publisher is None


def test_the_address_that_a_page_calls_its_own() -> None:
    """Never the whole site; of a text taken over, its own and not the other's."""
    link = '<link rel="canonical" href="{}">'
    own = meta("og:url", "https://hill.example/news/town")
    assert read(link.format("https://cedar.example/a")).url == "https://cedar.example/a"
    assert read(link.format("https://cedar.example/")).url is None
    assert (
        read(link.format("https://cedar.example/a") + own).url == "https://hill.example/news/town"
    )
    assert read(link.format("https://cedar.example/a"), url="https://cedar.example/a?b").url == (
        "https://cedar.example/a?b"
    )
